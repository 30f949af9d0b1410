import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bayes, debiased, descent, model } from "./colours.ts";
import { placeOf } from "./correlated-figures.ts";
import type { CovarianceFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";
import { signed } from "./words.ts";

/** How far the layer steps along each principal axis of the covariates, over the variance there. */
export function spectrumFigure(frame: CovarianceFrame, at: number): Drawing {
  const { values, gain, d, ridge, scalar, step } = frame;
  const place = placeOf(frame, at);
  const now = gain.slice(place * d, (place + 1) * d);
  const [low, high] = [values[d - 1] / 1.3, values[0] * 1.3];
  const x = Float64Array.from({ length: 60 }, (_, i) => low * (high / low) ** (i / 59));
  const law = x.map((l) => 1 / (l + ridge));
  const top = 1.1 * Math.max(1 / (values[d - 1] + ridge), ...gain, 0.5);
  return {
    same: [frame, place],
    plot: (Plot) => ({
      x: {
        label: "variance along an axis (log scale)",
        type: "log",
        domain: [low, high],
        ticks: 4,
        tickFormat: "~g",
      },
      y: { label: "step along it", domain: [Math.min(0, ...gain), top], ticks: 5 },
      marginRight: 78,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x, y: law, colour: debiased, dashed: true },
          { x: [low, high], y: [scalar, scalar], colour: descent, dashed: true },
        ]),
        Plot.dot({ length: d }, { x: values, y: now, r: 5, fill: model }),
        endLabels(
          Plot,
          high,
          [
            { y: law[59], words: "best matrix", colour: debiased },
            { y: scalar, words: "best number", colour: descent },
          ],
          top / 14,
        ),
      ],
    }),
    alt: () =>
      `At step ${step[place]} the layer steps ${[...now].map((g, k) => `${signed(g)} along the axis with variance ${values[k].toFixed(2)}`).join(", ")}. The best matrix would step ${[...values].map((l) => (1 / (l + ridge)).toFixed(2)).join(", ")}.`,
    columns: () => ({ variance: values, step: now, best: values.map((l) => 1 / (l + ridge)) }),
  };
}

/** When each axis is learned: its step over training, in units of the best. */
export function axesFigure(frame: CovarianceFrame, at: number): Drawing {
  const { values, gain, d, ridge, step, steps } = frame;
  const x = Float64Array.from(step.subarray(1));
  const shades = [1, 0.82, 0.64, 0.5, 0.4];
  const curves = Array.from({ length: d }, (_, k) => ({
    x,
    y: x.map((_, m) => Math.max(-0.3, Math.min(1.7, gain[(m + 1) * d + k] * (values[k] + ridge)))),
    k,
  }));
  return {
    same: [frame],
    cursor: Math.max(1, step[placeOf(frame, at)]),
    plot: (Plot) => ({
      x: { label: "training step (log scale)", type: "log", domain: [1, steps], ticks: 4, tickFormat: "~s" },
      y: { label: "part of the best step", domain: [-0.35, 1.75], ticks: 5 },
      marginRight: 62,
      marks: [
        Plot.ruleY([1], { stroke: debiased, strokeDasharray: "5 4" }),
        ...curves.map(({ x, y, k }) =>
          Plot.line(
            { length: x.length },
            { x, y, stroke: model, strokeOpacity: shades[k], strokeWidth: 2.6 - 0.45 * k },
          ),
        ),
        ...(x.length
          ? [
              endLabels(
                Plot,
                steps,
                [0, d - 1].map((k) => ({
                  y: curves[k].y.at(-1) ?? 0,
                  words: k ? "least" : "most",
                  colour: k ? "var(--faint)" : model,
                })),
                0.16,
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      `After ${step.at(-1)} steps the layer has these parts of the best step along the axes, from the most variance to the least: ${curves.map(({ y }) => signed(y.at(-1) ?? 0)).join(", ")}.`,
    columns: () => ({ step: x, ...Object.fromEntries(curves.map(({ y, k }) => [`axis${k + 1}`, y])) }),
  };
}

/** Risks at the end, as bars. */
export function mapRiskFigure({ end, noise, progress }: CovarianceFrame): Drawing {
  const bars = end
    ? [
        { words: "number", risk: end.scalar, colour: descent },
        { words: "layer", risk: end.risk, colour: model },
        { words: "matrix", risk: end.matrix, colour: debiased },
        { words: "Bayes", risk: end.bayes, colour: bayes },
      ]
    : [];
  return {
    same: [end],
    plot: (Plot) => ({
      x: {
        label: null,
        domain: [-0.5, 3.5],
        ticks: bars.map((_, i) => i),
        tickFormat: (i: number) => bars[i]?.words ?? "",
        tickSize: 0,
      },
      y: { label: "risk", domain: [0, Math.max(0.4 + noise, ...bars.map((b) => b.risk)) * 1.1], ticks: 5 },
      marks: [
        Plot.rect(bars, {
          x1: (_: unknown, i: number) => i - 0.32,
          x2: (_: unknown, i: number) => i + 0.32,
          y1: 0,
          y2: "risk",
          fill: "colour",
        }),
        Plot.text(bars, {
          x: (_: unknown, i: number) => i,
          y: "risk",
          dy: -8,
          text: ({ risk }: { risk: number }) => risk.toFixed(3),
          fill: "colour",
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      end
        ? `Risks on the same prompts: the best step that is a number ${end.scalar.toFixed(3)}, the layer ${end.risk.toFixed(3)}, the best step that is a matrix ${end.matrix.toFixed(3)}, Bayes ${end.bayes.toFixed(3)}.`
        : `The layer is being trained: ${Math.round(100 * progress)} %.`,
    columns: () => ({ who: bars.map((b) => b.words), risk: bars.map((b) => b.risk) }),
  };
}
