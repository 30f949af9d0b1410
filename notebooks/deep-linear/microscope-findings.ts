import { short } from "../../src/figures/numbers.ts";
import {
  above,
  at,
  below,
  between,
  moot,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type microscope from "../../src/simulations/deep-linear/microscope.ts";
import { trouble, type MicroscopeFrame } from "./microscope-figures.ts";

type MicroscopeControls = Controls<(typeof microscope)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all
const coarse = "The steps are long here: see the finding about long steps.";

/** The slope of a straight line through points, by least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (z: readonly number[]) => z.reduce((sum, v) => sum + v, 0) / z.length;
  const [mx, my] = [mean(x), mean(y)];
  const over = x.reduce((sum, v, i) => sum + (v - mx) * (y[i] - my), 0);
  return over / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
}

export const inverse = (cell: MicroscopeControls) =>
  ({
    says: "The time until a mode is half learned goes nearly as one over its strength: on log axes descent falls with a slope between −1 and −0.8.",
    at: [1e-8, 1e-6, 1e-4, 1e-3].map((start) => [at(cell, { start })]),
    seeds: exact,
    tolerance:
      "A slope of −0.9, give or take 0.1: exactly it is −1 + 1/ln(s/u₀), since the start is small against a strong mode rather than against a weak one.",
    fragile:
      "larger starts flatten it: see the next finding. With a start in proportion to the mode it would be −1 exactly.",
  }) satisfies Claim;

/** The slope of descent's half-learning times over the strength of the mode, on log axes. */
function slopeOf({ measured, half }: NonNullable<MicroscopeFrame["overStrengths"]>): number {
  const learned = half.flatMap((t, i) => (t ? [{ s: Math.log(measured[i]), t: Math.log(t) }] : []));
  return slope(
    learned.map(({ s }) => s),
    learned.map(({ t }) => t),
  );
}

export function checkInverse({ overStrengths, start }: MicroscopeFrame): Verdict {
  if (!overStrengths || start > 1e-3) return moot("The start is not small against the weakest of the modes.");
  const found = slopeOf(overStrengths);
  return verdict(between(found, -1, -0.8), `The slope is ${found.toFixed(3).replace("-", "−")}.`);
}

export const flattens = (cell: MicroscopeControls) =>
  ({
    says: "From a start that is not small against the weakest mode the wait depends less on the strength: the slope is flatter than −0.8.",
    at: [0.01, 0.03].map((start) => [at(cell, { start })]),
    seeds: exact,
    tolerance: "A slope above −0.8: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkFlattens({ overStrengths, start }: MicroscopeFrame): Verdict {
  if (!overStrengths || start < 0.01 || start > 0.03) return moot("This is about starts from 0.01 to 0.03.");
  const found = slopeOf(overStrengths);
  return verdict(below(-found, 0.8), `The slope is ${found.toFixed(3).replace("-", "−")}.`);
}

export const logarithmic = (cell: MicroscopeControls) =>
  ({
    says: "A start ten times smaller costs the same time again and again, ln 10 / (2s): the wait is a logarithm of the start.",
    at: [0.1, 1, 5].map((strength) => [at(cell, { strength })]),
    seeds: exact,
    tolerance: "3 %, for starts below a hundredth of the mode: long steps are late by half of λs, 1 % here.",
  }) satisfies Claim;

export function checkLogarithmic({ overStarts, strength, pace }: MicroscopeFrame): Verdict {
  if (pace > 0.05) return moot(coarse);
  const { measured, half } = overStarts;
  const small = half.filter((t, i): t is number => t !== null && measured[i] <= strength / 100);
  const decade = Math.LN10 / (2 * strength);
  const costs = small.slice(1).map((t, i) => small[i] - t);
  if (!costs.length) return moot("There are not two starts small against the mode.");
  const worst = Math.min(...costs.map((cost) => within(cost / decade, 1, 0.03)));
  return verdict(
    worst,
    `It costs between ${Math.min(...costs).toPrecision(4)} and ${Math.max(...costs).toPrecision(4)} τ; ln 10 / (2s) is ${decade.toPrecision(4)}.`,
  );
}

export const directAlike = (cell: MicroscopeControls) =>
  ({
    says: "A direct map is half learned at the same time whatever the strength of the mode, after ln 2.",
    at: [1e-8, 1e-4, 1e-3].map((start) => [at(cell, { start, pace: 0.01 })]),
    seeds: exact,
    tolerance: "3 %: half of λs, and what the start has learned already.",
  }) satisfies Claim;

export function checkDirectAlike({ overStrengths, start, pace }: MicroscopeFrame): Verdict {
  if (pace > 0.02) return moot(coarse);
  if (!overStrengths || start > 1e-3) return moot("The start is not small against the weakest of the modes.");
  const times = overStrengths.direct.flatMap((t) => (t === null ? [] : [t]));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return verdict(
    Math.min(within(first / Math.LN2, 1, 0.03), within(last / Math.LN2, 1, 0.03)),
    `Between ${first.toFixed(3)} and ${last.toFixed(3)} τ for strengths from ${overStrengths.measured[0]} to 5; ln 2 is 0.693.`,
  );
}

export const halves = (cell: MicroscopeControls) =>
  ({
    says: "Half the learning rate, half the error: descent approaches the exact curve in proportion to its step.",
    at: [0.001, 0.01, 0.02, 0.05, 0.1].map((pace) => [at(cell, { pace })]),
    seeds: exact,
    tolerance: "A factor of 2, give or take 0.05: what is left is of the next order in the step.",
    fragile: "long steps have errors of their own: see the next finding.",
  }) satisfies Claim;

export function checkHalves(frame: MicroscopeFrame): Verdict {
  const { descentWorst, finerWorst, pace } = frame;
  if (trouble(frame)) return moot("Gradient descent diverges here.");
  if (pace > 0.1) return moot(coarse);
  if (!(finerWorst > 1e-12)) return moot("The start lies on the goal, and there is no error.");
  const factor = descentWorst / finerWorst;
  return verdict(
    within(factor, 2, 0.05),
    `The largest error is ${descentWorst.toPrecision(3)}, and ${finerWorst.toPrecision(3)} with half the rate: a factor of ${factor.toFixed(3)}.`,
  );
}

export const tooLong = (cell: MicroscopeControls) =>
  ({
    says: "With long steps the exact curve is no guide to descent: it comes so late that it is off by more than a quarter of the goal.",
    at: [0.5, 0.9].map((pace) => [at(cell, { pace })]),
    seeds: exact,
    tolerance: "A quarter of the strength: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkTooLong(frame: MicroscopeFrame): Verdict {
  const { descentWorst, strength, start, pace } = frame;
  if (trouble(frame)) return moot("Gradient descent diverges here.");
  if (pace < 0.45) return moot("The steps are short here.");
  if (start > strength / 100) return moot("The start is not small.");
  return verdict(
    above(descentWorst / strength, 0.25),
    `Descent is up to ${((100 * descentWorst) / strength).toFixed(0)} % of the goal off.`,
  );
}

export const integrates = (cell: MicroscopeControls) =>
  ({
    says: "The closed form is what the differential equation says: integrated numerically, it gives the same curve.",
    at: [[], [at(cell, { strength: 5, start: 1e-8 })], [at(cell, { strength: 0.1, start: 2 })]],
    seeds: exact,
    tolerance: "A millionth of the largest strength: the error of the Runge–Kutta rule in 2000 steps.",
  }) satisfies Claim;

export function checkIntegrates({ integratedWorst, strength, start }: MicroscopeFrame): Verdict {
  const off = integratedWorst / Math.max(strength, start);
  return verdict(below(off, 1e-6), `The two differ by ${short(integratedWorst)} at most.`);
}
