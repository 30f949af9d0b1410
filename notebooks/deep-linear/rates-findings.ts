import { at, between, moot, verdict, within, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type rates from "../../src/simulations/deep-linear/rates.ts";
import { fastest, type RatesFrame } from "./rates-figures.ts";

type RatesControls = Controls<(typeof rates)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all

const near = 1.05; // of the limit: up to there an error grows so slowly that it may by luck stay small for 50 steps

export const edgeExact = (cell: RatesControls) =>
  ({
    says: "The limit is 2/(D s^(2−2/D)), at every depth: no rate below it bounces or escapes, no rate above it settles.",
    at: [0.5, 1, 2, 3].flatMap((strength) =>
      [1e-4, 1e-3, 0.1].map((start) => [at(cell, { strength, start })]),
    ),
    seeds: exact,
    tolerance:
      "No exception below the limit, none from 5 % above it: closer to it an error grows so slowly that it may stay within the band for the 50 steps that count as settled.",
  }) satisfies Claim;

export function checkEdge({ axis, rate, limit, ending }: RatesFrame): Verdict {
  let exceptions = 0;
  let [below, above] = [0, 0];
  for (let j = 0; j < rate.length; ++j)
    for (let i = 0; i < axis.length; ++i) {
      const code = ending[j * axis.length + i];
      const part = rate[j] / limit[i];
      if (part < 1 - 1e-9) {
        ++below;
        if (code > 2) ++exceptions;
      } else if (part > near) {
        ++above;
        if (code === 1) ++exceptions;
      }
    }
  return verdict(
    exceptions ? -exceptions : 1,
    `${below} rates below the limit, ${above} above it, ${exceptions || "no"} exceptions.`,
  );
}

/** The slope of a straight line through points, by least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((sum, z) => sum + z, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  return (
    x.reduce((sum, v, k) => sum + (v - mx) * (y[k] - my), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0)
  );
}

export const bestShrinks = (cell: RatesControls) =>
  ({
    says: "The fastest rates stay close below that limit at every depth, between half of it and all of it: for s = 1 they fall as one over the number of matrices.",
    at: [1e-4, 1e-3, 0.1].map((start) => [at(cell, { start })]),
    seeds: exact,
    tolerance:
      "0.5 to 1.05 of the limit, and a slope of −1 within 0.1 on log axes: neighbouring rates of the map differ by 22 %, hence the fastest jumps.",
    fragile: "the paper’s 1/(D s^(2−2/D)) is a safe rate; the fastest is up to twice as large.",
  }) satisfies Claim;

export function checkBest(frame: RatesFrame): Verdict {
  const found = fastest(frame).filter(({ rate }) => rate < frame.rate[frame.rate.length - 1]);
  if (found.length < 8) return moot("At too few depths does any rate settle in the steps given.");
  const parts = found.map(({ part }) => part);
  const D = found.map(({ layers }) => layers - 1);
  // Take out what the strength does to the limit, so that the slope is that of depth alone.
  const scaled = found.map(({ rate }, k) => Math.log(rate * frame.strength ** (2 - 2 / D[k])));
  const fall = slope(D.map(Math.log), scaled);
  const [least, most] = [Math.min(...parts), Math.max(...parts)];
  return verdict(
    Math.min(between(least, 0.5, 1.05), between(most, 0.5, 1.05), within(fall, -1, 0.1)),
    `The fastest rates are ${least.toFixed(2)} to ${most.toFixed(2)} of the limit; slope ${fall.toFixed(2).replace("-", "−")}.`,
  );
}

export const doubles = (cell: RatesControls) =>
  ({
    says: "Just above the limit descent is not thrown off: it jumps between two strengths for ever, one too high and one too low.",
    at: [3, 5, 10, 30, 100].map((layers) => [at(cell, { layers })]),
    seeds: exact,
    tolerance:
      "One strength below κ = 1.97, two from 2.03 to 2.2, told apart to 1e-4: at 2 itself both are reached too slowly for the 2000 steps of a run.",
  }) satisfies Claim;

export function checkDoubles({ runs, layers }: RatesFrame): Verdict {
  const inside = (low: number, high: number, n: number) =>
    runs.values.every((found, c) => runs.at[c] < low || runs.at[c] > high || found === n);
  const [one, two] = [inside(0, 1.97, 1), inside(2.03, 2.2, 2)];
  return verdict(
    one && two ? 1 : -1,
    `In ${layers} layers: ${one ? "one strength" : "several strengths"} below the limit, ${two ? "two" : "not two"} just above it.`,
  );
}

export const escapesAtFour = (cell: RatesControls) =>
  ({
    says: "With one hidden layer descent escapes to infinity from twice the limit on, κ = 4, and not before.",
    at: [0.5, 1, 3].map((strength) => [at(cell, { strength })]),
    seeds: exact,
    tolerance: "0.026, a little more than the distance of two rates in the figure.",
    fragile: "deeper networks escape later or not at all: see below.",
  }) satisfies Claim;

export function checkEscape({ escape, layers, runs }: RatesFrame): Verdict {
  if (layers !== 3) return moot("This is about networks with one hidden layer.");
  const back = runs.values.some((found, c) => found > 0 && escape !== null && runs.at[c] > escape);
  if (back) return verdict(-1, "Beyond the first escape some rates stay bounded.");
  return verdict(
    escape === null ? -1 : between(escape, 3.999, 4.027),
    escape === null ? "It never escapes." : `It escapes from ${escape.toFixed(3)} on.`,
  );
}

export const thrownBack = (cell: RatesControls) =>
  ({
    says: "Very deep networks do not escape even at three times the limit: one step throws them back to almost nothing, where they stay.",
    at: [20, 40, 70, 100].map((layers) => [at(cell, { layers })]),
    seeds: exact,
    tolerance: "In the long run below 2 % of the strength: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkThrown({ runs, escape, layers }: RatesFrame): Verdict {
  if (layers < 20) return moot("This network is not very deep.");
  const last = runs.at[runs.at.length - 1];
  const highest = runs.high.reduce((most, u, k) => (runs.kappa[k] === last ? Math.max(most, u) : most), 0);
  return verdict(
    escape === null ? 1 - highest / 0.02 : -1,
    escape === null
      ? `At κ = ${last} the long run stays below ${highest.toFixed(3)} of the strength.`
      : "It escapes.",
  );
}
