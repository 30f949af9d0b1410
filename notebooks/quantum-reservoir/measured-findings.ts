import type { Controls } from "../../src/notebook/cell.ts";
import {
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type measured from "../../src/simulations/quantum-reservoir/measured.ts";
import type { MeasuredFrame } from "./frames.ts";
import { three } from "./looks.ts";

type MeasuredControls = Controls<(typeof measured)["params"]>;

const lengths = (bloch: Float64Array): number[] =>
  Array.from({ length: bloch.length / 3 }, (_, j) => Math.hypot(...bloch.subarray(3 * j, 3 * j + 3)));

export const entangledIsPure = (cell: MeasuredControls) =>
  ({
    says: "Without noise arrows are short by entanglement alone: each qubit by itself is mixed, and all four together are pure.",
    at: [[at(cell, { noise: 0, width: 6.3 })], [at(cell, { noise: 0, width: 6.3, shots: "exact" })]],
    seeds: seeds(10),
    tolerance:
      "A purity of 1 within 1e-12, which is rounding, at every step of the window; and at its last step a shortest arrow below 0.9.",
  }) satisfies Claim;

export function checkEntangledIsPure({ noise, steps }: MeasuredFrame): Verdict {
  if (noise > 0) return moot("There is noise here.");
  const off = Math.max(...steps.map(({ purity }) => Math.abs(purity - 1)));
  const shortest = Math.min(...lengths(steps[steps.length - 1].bloch));
  return verdict(
    Math.min(1 - off / 1e-12, below(shortest, 0.9)),
    `Together pure within ${off.toExponential(0).replace("-", "−")}; the shortest arrow has the length ${three(shortest)}.`,
  );
}

export const noiseIsImpure = (cell: MeasuredControls) =>
  ({
    says: "Noise of one in a hundred takes more than half of the purity of all four together.",
    at: [[], [at(cell, { width: 6.3 })], [at(cell, { window: 150 })]],
    seeds: seeds(5),
    tolerance:
      "Purity below one half after every step. Noise strikes at 52 places: twelve after gates of the inputs, 32 after those that entangle, eight after turns.",
  }) satisfies Claim;

export function checkNoiseIsImpure({ noise, steps }: MeasuredFrame): Verdict {
  if (noise < 0.0099) return moot("There is less noise here.");
  const most = Math.max(...steps.map(({ purity }) => purity));
  return verdict(below(most, 0.5), `At most ${three(most)}.`);
}

export const shotsScatter = (cell: MeasuredControls) =>
  ({
    says: "Shots do not shorten an arrow, they scatter what is seen of it: about its tip, by the square root of (3 − r²)/N.",
    at: [[], [at(cell, { shots: "128" })], [at(cell, { shots: "8192", noise: 0.05 })]],
    seeds: seeds(10),
    tolerance:
      "A quarter of that. The mean square over 96 dots in three directions is known to about 8 %, its root to 4 %: six deviations.",
  }) satisfies Claim;

export function checkShotsScatter({ shots, steps }: MeasuredFrame): Verdict {
  if (!shots) return moot("Meters are exact here.");
  const { bloch, seen } = steps[steps.length - 1];
  const square = seen.reduce((sum, s, i) => sum + (s - bloch[i % bloch.length]) ** 2, 0) / (seen.length / 3);
  const mean = lengths(bloch).reduce((sum, r) => sum + (3 - r * r) / shots, 0) / (bloch.length / 3);
  const ratio = Math.sqrt(square / mean);
  return verdict(
    within(ratio, 1, 0.25),
    `They scatter by ${three(Math.sqrt(square))}, ${ratio.toFixed(2)} times what is said.`,
  );
}
