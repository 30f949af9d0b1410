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
import type directions from "../../src/simulations/mode-connectivity/directions.ts";
import { unsettled } from "./directions-figures.ts";
import type { Directions, DirectionsFrame } from "./frames.ts";
import { percent } from "./words.ts";

type DirectionsControls = Controls<(typeof directions)["params"]>;

const judge =
  (check: (found: Directions, frame: DirectionsFrame) => Verdict) =>
  (frame: DirectionsFrame): Verdict =>
    frame.found && frame.converged
      ? check(frame.found, frame)
      : moot(unsettled(frame) || "The layers have not been taken apart yet.");

export const onlyTurned = {
  says: "Matching turns directions and never changes a singular value.",
  seeds: seeds(4),
  tolerance:
    "1e-10: rounding of two decompositions of the same weights in another order; 3e-14 was the most seen.",
} satisfies Claim;

export const checkOnlyTurned = judge(({ moved }) =>
  verdict(below(moved, 1e-10), `The largest change is ${moved.toExponential(1)}.`),
);

export const sameSpectra = {
  says: "In every layer the singular values of A are nearer to those of B, which it has never met, than to those it started with.",
  seeds: seeds(4),
  tolerance:
    "Less than half as far, as norms of differences of spectra: over four pairs the ratio was 0.09 to 0.3.",
} satisfies Claim;

export const checkSameSpectra = judge(({ apart, learned }) => {
  const worst = Math.max(...apart.map((x, l) => x / learned[l]));
  return verdict(
    below(worst, 0.5),
    `A and B differ by ${apart.map((x) => percent(x, 1)).join(", ")} in layers 1 to 3; A and its start by ${learned.map((x) => percent(x)).join(", ")}.`,
  );
});

export const unaligned = {
  says: "Without matching the directions of A and B have nothing to do with each other: R at γ = 0.3 is below 0.08.",
  seeds: seeds(4),
  tolerance: "0.08 to both sides; reference runs over ten seeds stayed within 0.04.",
} satisfies Claim;

export const checkUnaligned = judge(({ alignment }) =>
  verdict(below(Math.abs(alignment.naive[6]), 0.08), `R is ${alignment.naive[6].toFixed(3)}.`),
);

export const largeOnes = {
  says: "Matching aligns the large directions most: R is above 0.35 where only those with γ = 0.3 count, and below 0.22 where all do.",
  seeds: seeds(4),
  tolerance: "Reference runs over ten seeds gave 0.38 to 0.42, and 0.18 to 0.2.",
  fragile: "after training in small steps the spectrum is flat and nothing stands out: see below.",
} satisfies Claim;

export const checkLargeOnes = judge(({ alignment, kept }) =>
  verdict(
    Math.min(above(alignment.weights[6], 0.35), below(alignment.weights[0], 0.22)),
    `R is ${alignment.weights[6].toFixed(2)} over ${percent(kept[6])} of the directions, ${alignment.weights[0].toFixed(2)} over all.`,
  ),
);

export const activitiesToo = {
  says: "Matching by activities, which knows nothing of directions, aligns the large ones as well: three fifths of what weight matching does, or more.",
  seeds: seeds(4),
  tolerance: "A ratio of at least 0.6 at γ = 0.3; four pairs gave 0.77 to 0.84.",
} satisfies Claim;

export const checkActivitiesToo = judge(({ alignment }) =>
  verdict(
    above(alignment.activations[6] / alignment.weights[6], 0.6),
    `R is ${alignment.activations[6].toFixed(2)}, after weight matching ${alignment.weights[6].toFixed(2)}.`,
  ),
);

export const flatSpectrum = (cell: DirectionsControls) =>
  ({
    says: "After training in small steps, most directions count as large, and R over them stays below 0.3.",
    at: [[at(cell, { rate: 0.025 })]],
    seeds: seeds(2),
    tolerance: "More than half of the directions at γ = 0.3 (0.73 was seen), R at most 0.3 (0.2 was seen).",
  }) satisfies Claim;

export const checkFlatSpectrum = judge(({ alignment, kept }, { rate }) =>
  rate > 0.03
    ? moot("This is about small learning rates.")
    : verdict(
        Math.min(above(kept[6], 0.5), below(alignment.weights[6], 0.3)),
        `${percent(kept[6])} of the directions, with R ${alignment.weights[6].toFixed(2)}.`,
      ),
);
