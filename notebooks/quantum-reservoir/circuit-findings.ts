import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type circuit from "../../src/simulations/quantum-reservoir/circuit.ts";
import type { CircuitFrame } from "./frames.ts";
import { three } from "./looks.ts";

type CircuitControls = Controls<(typeof circuit)["params"]>;

const widest = (angles: Float64Array): number =>
  Math.sqrt(angles.reduce((sum, x) => sum + x * x, 0) / angles.length);
const off = ({ meters, flat }: CircuitFrame): number =>
  Math.max(...meters.map((z, k) => Math.abs(z - flat[k])));

export const normStays = (cell: CircuitControls) =>
  ({
    says: "Whatever goes in and whatever the angles, the probabilities of all outcomes add up to one.",
    at: [[], [at(cell, { width: 6.3 })], [at(cell, { input: -2, memory1: 1, layers: 3, width: 1 })]],
    seeds: seeds(10),
    tolerance: "1e-12: gates are unitary, and what is left is the rounding of some hundred multiplications.",
  }) satisfies Claim;

export const checkNorm = ({ norm }: CircuitFrame): Verdict =>
  verdict(within(norm, 1, 1e-12), `They add up to 1 within ${Math.abs(norm - 1).toExponential(0)}.`);

export const sixDead = (cell: CircuitControls) =>
  ({
    says: "Six of the angles can affect no meter that a QRNN reads: the last turn about Z of each qubit, and the last turns of the qubit that is not read.",
    at: [[at(cell, { width: 1 })], [at(cell, { width: 6.3, layers: 3 })]],
    seeds: seeds(10),
    tolerance:
      "Exactly six angles by which no meter moves more than 1e-12. A turn about Z does not change how Z is read, and a gate after the last entangling one touches its own qubit only.",
  }) satisfies Claim;

export function checkSixDead({ reach }: CircuitFrame): Verdict {
  const dead = reach.filter((r) => r < 1e-12).length;
  return verdict(within(dead, 6, 0.5), `${dead} of ${reach.length} angles, grey in the diagram.`);
}

export const nearlyFlat = {
  says: "With a spread of 0.01 the meters read almost what they would with all angles at zero: products of the inputs’ own meters.",
  seeds: seeds(20),
  tolerance: "0.05 for each meter: five times the spread, since some twenty angles matter a little each.",
  fragile: "with angles all over the circle nothing is left of it: see below.",
} satisfies Claim;

export function checkNearlyFlat(frame: CircuitFrame): Verdict {
  if (widest(frame.angles) > 0.02)
    return moot(`The spread is larger here: they differ by up to ${three(off(frame))}.`);
  return verdict(below(off(frame), 0.05), `They differ by up to ${three(off(frame))}.`);
}

export const farFromFlat = (cell: CircuitControls) =>
  ({
    says: "With angles all over the circle the meters no longer read those products.",
    at: [[at(cell, { width: 6.3 })]],
    seeds: seeds(20),
    tolerance:
      "At least one meter off by more than 0.05, which small angles never reach: the counter-example to them.",
  }) satisfies Claim;

export function checkFarFromFlat(frame: CircuitFrame): Verdict {
  if (widest(frame.angles) < 2) return moot("The angles are smaller here.");
  return verdict(above(off(frame), 0.05), `They differ by up to ${three(off(frame))}.`);
}

export const blochIsMeter = (cell: CircuitControls) =>
  ({
    says: "A qubit’s arrow is as high as its meter reads, and never longer than one.",
    at: [[], [at(cell, { width: 6.3 })]],
    seeds: seeds(5),
    tolerance: "1e-12, which is rounding: both are the same expectation, summed in another order.",
  }) satisfies Claim;

export function checkBloch({ bloch, meters }: CircuitFrame): Verdict {
  const wrong = Math.max(...meters.map((z, k) => Math.abs(z - bloch[3 * k + 2])));
  const lengths = [0, 1, 2, 3].map((k) => Math.hypot(...bloch.subarray(3 * k, 3 * k + 3)));
  const excess = Math.max(...lengths) - 1;
  return verdict(
    Math.min(1 - wrong / 1e-12, 1 - excess / 1e-12, 1),
    `Lengths ${lengths.map((r) => r.toFixed(3)).join(", ")}.`,
  );
}
