import type { Controls } from "../../src/notebook/cell.ts";
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
import type units from "../../src/simulations/quantum-reservoir/units.ts";
import type { UnitsFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { contest } from "./units-figures.ts";

type UnitsControls = Controls<(typeof units)["params"]>;

const spread = (swept: Float64Array): number => swept[swept.length - 1] / Math.min(...swept);

export const floor = (cell: UnitsControls) =>
  ({
    says: "At the series’ own scale the largest learning rate leaves the frozen reservoir with more than ten times its least error; stretched, with less than twice.",
    at: [[], [at(cell, { task: "narma10" })]],
    seeds: seeds(3),
    tolerance:
      "10 and 2, for the last error over all rates of the sweep. A step of RMSprop is about as long as the rate, whatever the size of the error, and the series spans 0.15 in its own units.",
  }) satisfies Claim;

export function checkFloor({ own, wide, epochs }: UnitsFrame): Verdict {
  if (epochs < 80) return moot("Fewer than 80 epochs: no rate has come to rest.");
  return verdict(
    Math.min(above(spread(own.swept), 10), below(spread(wide.swept), 2)),
    `${spread(own.swept).toFixed(0)} times at its own scale, ${spread(wide.swept).toFixed(2)} times stretched.`,
  );
}

export const solvable = (cell: UnitsControls) =>
  ({
    says: "The same frozen features have a readout with less than half of the error that training finds: least squares finds it at once.",
    at: [[], [at(cell, { task: "narma10" })]],
    seeds: seeds(3),
    tolerance:
      "One half, at the series’ own scale and the rate 0.01; measured 0.07 to 0.08 for NARMA5, 0.29 for NARMA10.",
  }) satisfies Claim;

export function checkSolvable(frame: UnitsFrame): Verdict {
  if (Math.abs(Math.log(frame.rate / 0.01)) > 0.1) return moot("This is about the rate 0.01.");
  const { frozen } = contest(frame, "own");
  return verdict(
    below(frame.own.solved, frozen / 2),
    `Solved ${three(frame.own.solved)}, trained ${three(frozen)} variances.`,
  );
}

export const unitsDecide = (cell: UnitsControls) =>
  ({
    says: "Stretch the series and full training is ahead of the frozen reservoir again.",
    at: [[], [at(cell, { task: "narma10" })]],
    seeds: seeds(4),
    tolerance:
      "A frozen error at least 1.1 times the other. From 1.26 to 3.6 were measured: nowhere near the pendulum’s hundred.",
  }) satisfies Claim;

export function checkUnitsDecide(frame: UnitsFrame): Verdict {
  if (frame.epochs < 80) return moot("Fewer than 80 epochs.");
  if (Math.abs(Math.log(frame.rate / 0.01)) > 0.1) return moot("This is about the rate 0.01.");
  const [own, wide] = [contest(frame, "own"), contest(frame, "wide")];
  return verdict(
    above(wide.ratio, 1.1),
    `Stretched ${wide.ratio.toFixed(2)} to 1; at its own scale ${own.ratio.toFixed(2)} to 1.`,
  );
}
