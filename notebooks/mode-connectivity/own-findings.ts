import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type own from "../../src/simulations/mode-connectivity/own.ts";
import { ownTrouble, type OwnFrame } from "./own-figures.ts";
import { nats, percent } from "./words.ts";

/** Judges a run that is whole and of networks that have learned. */
const judge =
  (check: (lines: Record<"naive" | "weights", NonNullable<OwnFrame["naive"]>>, frame: OwnFrame) => Verdict) =>
  (frame: OwnFrame): Verdict => {
    const { naive, weights } = frame;
    if (!naive || !weights) return moot("The run has not come to its end.");
    const note = ownTrouble(frame);
    return note ? moot(note) : check({ naive, weights }, frame);
  };

export const ownWall = {
  says: "There is a wall here, too: on the straight line from A to B the loss rises by more than 0.25 nats.",
  seeds: seeds(5),
  tolerance: "A floor. Five pairs on the spiral gave 0.44 to 0.71 nats, three on handwriting 1.1 to 1.3.",
} satisfies Claim;

export const checkOwnWall = judge(({ naive }) =>
  verdict(
    above(naive.barrier, 0.25),
    `The loss rises by ${nats(naive.barrier)} nats, the accuracy falls by ${percent(naive.accuracyBarrier)}.`,
  ),
);

export const ownRemoved = {
  says: "With B’s hidden units in A’s order less than a quarter of the wall is left.",
  seeds: seeds(5),
  tolerance: "Five pairs on the spiral left 0.02 to 0.11 of it, three on handwriting 0.06 to 0.11.",
  fragile: "networks of eight units a layer keep a wall: see below.",
} satisfies Claim;

export const checkOwnRemoved = judge(({ naive, weights }) =>
  naive.barrier < 0.05
    ? moot("There is hardly a wall that could be removed.")
    : verdict(
        below(weights.barrier / naive.barrier, 0.25),
        `${nats(naive.barrier)} nats before, ${nats(weights.barrier)} after.`,
      ),
);

export const ownKept = {
  says: "On the line to the matched B no network reads more than 10 % fewer of the new examples than the ends do.",
  seeds: seeds(5),
  tolerance: "10 %. Five pairs on the spiral lost up to 3.8 %, three on handwriting up to 5.7 %.",
} satisfies Claim;

export const checkOwnKept = judge(({ naive, weights }) =>
  verdict(
    below(weights.accuracyBarrier, 0.1),
    `At most ${percent(weights.accuracyBarrier, 1)} fewer, against ${percent(naive.accuracyBarrier, 1)} before matching.`,
  ),
);

export const ownNarrow = (cell: Controls<(typeof own)["params"]>) =>
  ({
    says: "With eight hidden units a layer more than 0.1 nats are left.",
    at: [[at(cell, { width: 8 })]],
    seeds: seeds(3),
    tolerance:
      "A floor: five pairs left 0.13 to 0.45 nats. With so few units not every one has a counterpart.",
  }) satisfies Claim;

export const checkOwnNarrow = judge(({ naive, weights }, { width }) =>
  width > 10
    ? moot("This is about networks with few hidden units.")
    : verdict(
        above(weights.barrier, 0.1),
        `${nats(weights.barrier)} nats are left of ${nats(naive.barrier)}.`,
      ),
);
