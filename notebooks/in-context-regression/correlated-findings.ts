import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type covariance from "../../src/simulations/in-context-regression/covariance.ts";
import { mapAt } from "./correlated-figures.ts";
import type { CovarianceFrame } from "./frames.ts";
import { list, percent } from "./words.ts";

type CovarianceControls = Controls<(typeof covariance)["params"]>;

/** |a - b| / |b|, of all entries together. */
function distance(a: Float64Array, b: Float64Array): number {
  let [off, all] = [0, 0];
  b.forEach((x, k) => {
    off += (a[k] - x) ** 2;
    all += x * x;
  });
  return Math.sqrt(off / all);
}

/** The cosine between a matrix (d, d) and the identity. */
function towardsIdentity(a: Float64Array, d: number): number {
  let [trace, square] = [0, 0];
  a.forEach((x, k) => {
    square += x * x;
    if (k % (d + 1) === 0) trace += x;
  });
  return trace / Math.sqrt(d * square);
}

const last = (frame: CovarianceFrame): Float64Array => mapAt(frame, frame.step.length - 1);
const spread = ({ values, d }: CovarianceFrame): number => values[0] / values[d - 1];
/** Whether little variance is left along some axis that is no covariate: what is learned last. */
const hard = (frame: CovarianceFrame): boolean => spread(frame) > 12;

export const inverse = (cell: CovarianceControls) =>
  ({
    says: "The matrix that the heads apply together is the regularised inverse of the covariance, not a multiple of the identity.",
    at: [[], [at(cell, { family: "diagonal" })]],
    seeds: seeds(2),
    tolerance:
      "Within 10 % of the best matrix, all entries together, after 3000 steps of 32 prompts, and a cosine to the identity of at most 0.94. Longer training of eight seeds gives 2.4 % and 0.90.",
  }) satisfies Claim;

export function checkInverse(frame: CovarianceFrame): Verdict {
  if (spread(frame) < 5)
    return moot("Covariates with nearly equal variances have an inverse that is nearly the identity.");
  if (hard(frame)) return moot("With so unequal variances 3000 steps are not enough: see below.");
  const off = distance(last(frame), frame.best);
  const cosine = towardsIdentity(last(frame), frame.d);
  return verdict(
    Math.min(below(off, 0.1), (0.94 - cosine) / 0.04),
    `${percent(off)} from the best matrix; its cosine to the identity is ${cosine.toFixed(3)}.`,
  );
}

export const oneStep = (cell: CovarianceControls) =>
  ({
    says: "The layer does as well as one debiased step with that matrix, and much better than any step whose size is a number.",
    at: [[], [at(cell, { family: "diagonal" })], [at(cell, { family: "rotated" })]],
    seeds: seeds(2),
    tolerance:
      "At most 4 % beyond the step with the matrix, and below 0.75 of the best number, on the same 4000 prompts.",
  }) satisfies Claim;

export function checkOneStep(frame: CovarianceFrame): Verdict {
  if (!frame.end || spread(frame) < 5) return moot("Here a number does nearly as well.");
  if (hard(frame)) return moot("With so unequal variances 3000 steps are not enough: see below.");
  const { risk, matrix, scalar } = frame.end;
  return verdict(
    Math.min(between(risk / matrix, 0.97, 1.04), below(risk / scalar, 0.75)),
    `${risk.toFixed(3)}; with the matrix ${matrix.toFixed(3)}, with a number ${scalar.toFixed(3)}.`,
  );
}

export const lastAxis = (cell: CovarianceControls) =>
  ({
    says: "Where variances are very unequal, the axis with the least variance is not learned in 3000 steps: the layer gets there last, and the risk hardly tells.",
    at: [[at(cell, { rho: 0.8 })]],
    seeds: seeds(2),
    tolerance:
      "At ρ = 0.8 the step along the last axis is below 0.6 of the best when that along the first is within 20 % of it, and the risk is at most 15 % above the best matrix’s. Twice as many prompts and 6000 steps bring the matrix to within 10 % in half of eight seeds.",
  }) satisfies Claim;

export function checkLastAxis(frame: CovarianceFrame): Verdict {
  const { gain, values, ridge, d, step, end, toeplitz } = frame;
  if (!end || !hard(frame) || !toeplitz) return moot("This is about strongly correlated neighbours.");
  const part = (k: number) => gain[(step.length - 1) * d + k] * (values[k] + ridge);
  return verdict(
    Math.min(below(part(d - 1), 0.6), between(part(0), 0.8, 1.2), above(1.15, end.risk / end.matrix)),
    `Parts of the best step along the axes: ${list(Array.from({ length: d }, (_, k) => part(k).toFixed(2)))}; the risk is ${percent(end.risk / end.matrix - 1)} above that of the best matrix.`,
  );
}
