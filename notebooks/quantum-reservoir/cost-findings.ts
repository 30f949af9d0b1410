import type { Controls } from "../../src/notebook/cell.ts";
import { above, at, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type ledger from "../../src/simulations/quantum-reservoir/ledger.ts";
import type training from "../../src/simulations/quantum-reservoir/training.ts";
import { grouped } from "../../src/figures/numbers.ts";
import type { LedgerFrame, TrainingFrame } from "./frames.ts";

type LedgerControls = Controls<(typeof ledger)["params"]>;
type SpentControls = Controls<(typeof training)["params"]>;

export const thousandfold = (cell: LedgerControls) =>
  ({
    says: "In a hundred epochs full training runs more than a thousand circuits for every one of a reservoir that runs once.",
    at: (["qrnn", "qgru", "qlstm"] as const).map((kind) => [at(cell, { cell: kind })]),
    seeds: [1],
    tolerance: "A count, without any draw: 3875 for the QRNN and the QGRU, 3968 for the QLSTM.",
  }) satisfies Claim;

export function checkThousandfold({ saving, epochs }: LedgerFrame): Verdict {
  if (epochs < 100) return moot("Fewer than 100 epochs.");
  return verdict(above(saving, 1000), `${grouped(saving)} to 1.`);
}

/** Circuits that full training has run when its error first is below the reservoir's last, or nothing. */
export function passedAt({ frozen, full, stops, circuits }: TrainingFrame): number | null {
  const goal = frozen.test[frozen.test.length - 1];
  const at = full.test.findIndex((e, i) => i > 0 && e < goal);
  return at < 0 ? null : stops[at] * circuits.epoch;
}

export const aheadForLong = (cell: SpentControls) =>
  ({
    says: "Until full training passes it the reservoir is ahead, for at least thirty times the circuits that it runs itself.",
    at: [[], [at(cell, { task: "bessel" })]],
    seeds: seeds(4),
    tolerance:
      "Thirty times. One epoch of full training already takes 39 times what the reservoir takes in all, and it cannot be ahead before its first epoch.",
  }) satisfies Claim;

export function checkAheadForLong(frame: TrainingFrame): Verdict {
  const passed = passedAt(frame);
  const { once } = frame.circuits;
  if (passed === null) return verdict(1, "Full training never passes it in this run.");
  return verdict(
    above(passed / once, 30),
    `Passed after ${grouped(passed)} circuits, ${grouped(passed / once)} times ${grouped(once)}.`,
  );
}
