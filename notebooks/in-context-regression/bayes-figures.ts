import type { Drawing } from "../../src/figures/drawing.ts";
import { within } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bayesLimit, debiasedLimit, debiasedStep } from "../../src/simulations/in-context-regression/law.ts";
import { bayes, debiased, model } from "./colours.ts";
import type { NoisesFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";

/** The noise level of the curves, which the reader sets. */
export interface BayesLook {
  readonly noise: number;
}

const [least, most] = [0.02, 2]; // of xi
const grid = Float64Array.from({ length: 120 }, (_, i) => least * (most / least) ** (i / 119));

/** The largest ratio of the two risks over xi, and where it is. */
export function worst(noise: number) {
  let [ratio, xi] = [0, least];
  for (const x of grid) {
    const r = debiasedLimit(x, noise) / bayesLimit(x, noise);
    if (r > ratio) [ratio, xi] = [r, x];
  }
  return { ratio, xi };
}

/** The limits of both risks for large prompts, and their ratio under its bound. */
export function limitsFigure({ noise }: BayesLook): Drawing {
  const step = grid.map((xi) => debiasedLimit(xi, noise) / bayesLimit(xi, noise));
  const bound = grid.map((xi) => 1 + (xi * (1 + noise)) / noise);
  const top = 1.25 * Math.max(1.2, ...step);
  const end = grid.findIndex((_, i) => bound[i] > top);
  const stop = end < 0 ? grid.length : end;
  return {
    same: [noise],
    plot: (Plot) => ({
      x: {
        label: "ξ = d / L (log scale)",
        type: "log",
        domain: [least, most],
        ticks: within([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2], [least, most]),
        tickFormat: "~g",
      },
      y: { label: "risk in units of Bayes", domain: [1, top], ticks: 5 },
      marginRight: 72,
      marks: [
        ...traceMarks(Plot, [
          { x: grid.subarray(0, stop), y: bound.subarray(0, stop), colour: bayes, dashed: true },
          { x: grid, y: step, colour: debiased },
        ]),
        endLabels(Plot, most, [{ y: step.at(-1) ?? 1, words: "one step", colour: debiased }], 0),
        Plot.text(["bound"], {
          x: [grid[stop - 1]],
          y: [bound[stop - 1]],
          dx: -6,
          textAnchor: "end",
          fill: bayes,
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      `At noise ${noise} one debiased step has at most ${worst(noise).ratio.toFixed(2)} times the risk of Bayes, at d/L = ${worst(noise).xi.toFixed(2)}.`,
    columns: () => ({ xi: grid, ratio: step, bound }),
  };
}

/** The trained layers' risk in units of Bayes, over the noise. */
export function noisesFigure(frame: NoisesFrame): Drawing {
  const { noise, risk, bayes: floor, debiased: step } = frame;
  const ratio = risk.map((r, i) => r / floor[i]);
  const theirs = step.map((r, i) => r / floor[i]);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "noise σ² (log scale)", type: "log", domain: [0.008, 4], ticks: 4, tickFormat: "~g" },
      y: {
        label: "risk in units of Bayes (log scale)",
        type: "log",
        domain: [0.97, Math.max(3, ...ratio) * 1.15],
        ticks: 5,
        tickFormat: "~g",
      },
      marks: [
        Plot.ruleY([1], { stroke: bayes, strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [{ x: noise, y: theirs, colour: debiased, dashed: true }]),
        Plot.dot({ length: noise.length }, { x: noise, y: ratio, r: 4.5, fill: model }),
      ],
    }),
    alt: () =>
      noise.length
        ? `Risk over Bayes: ${[...noise].map((n, i) => `${ratio[i].toFixed(2)} at noise ${n}`).join(", ")}.`
        : "The first layer is being trained.",
    columns: () => ({ noise, risk, debiased: step, bayes: floor }),
  };
}

/** The step that each trained layer takes, with the best one. */
export function stepsFigure(frame: NoisesFrame): Drawing {
  const { noise, size, d, L } = frame;
  const axis = Float64Array.from({ length: 80 }, (_, i) => 0.008 * 500 ** (i / 79));
  const best = axis.map((n) => debiasedStep(d, L, n));
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "noise σ² (log scale)", type: "log", domain: [0.008, 4], ticks: 4, tickFormat: "~g" },
      y: { label: "step size η", domain: [0, 1.1], ticks: 5 },
      marks: [
        ...traceMarks(Plot, [{ x: axis, y: best, colour: debiased, dashed: true }]),
        Plot.dot({ length: noise.length }, { x: noise, y: size, r: 4.5, fill: model }),
      ],
    }),
    alt: () =>
      noise.length
        ? `Step sizes: ${[...noise].map((n, i) => `${size[i].toFixed(3)} at noise ${n}, best ${debiasedStep(d, L, n).toFixed(3)}`).join("; ")}.`
        : "The first layer is being trained; the line is the best step size.",
    columns: () => ({ noise, step: size, best: noise.map((n) => debiasedStep(d, L, n)) }),
  };
}
