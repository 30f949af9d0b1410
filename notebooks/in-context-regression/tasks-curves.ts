import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bestDebiasedRisk } from "../../src/simulations/in-context-regression/law.ts";
import { debiased, model, negative, positive } from "./colours.ts";
import type { TasksFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";
import { diverged, headsAt, largest, ordered, placeOf } from "./tasks-figures.ts";
import { signed } from "./words.ts";

/** Which heads answer for which labels: a line as wide as the read-out. */
export function graphFigure(frame: TasksFrame, at: number): Drawing {
  const { H, N, step } = frame;
  const place = placeOf(frame, at);
  const { mu } = headsAt(frame, place);
  const most = largest(mu, 0.3);
  const order = ordered(frame);
  const headX = (k: number) => (k + 0.5) / H;
  const labelX = (n: number) => (n + 0.5) / N;
  const lines = order.flatMap((h, k) =>
    Array.from({ length: N }, (_, n) => ({ x1: headX(k), x2: labelX(n), mu: mu[h * N + n] })),
  );
  return {
    same: [frame, place],
    height: 230,
    plot: (Plot) => ({
      x: { domain: [0, 1], axis: null },
      y: { domain: [-0.3, 1.3], axis: null },
      marginLeft: 12,
      marginRight: 12,
      marginBottom: 12,
      marks: [
        Plot.link(
          lines.filter((l) => Math.abs(l.mu) > 0.01 * most),
          {
            x1: "x1",
            x2: "x2",
            y1: 0.95,
            y2: 0.05,
            stroke: (l: { mu: number }) => (l.mu > 0 ? positive : negative),
            strokeWidth: (l: { mu: number }) => (9 * Math.abs(l.mu)) / most,
            strokeOpacity: 0.8,
          },
        ),
        Plot.dot(order, { x: (_: number, k: number) => headX(k), y: 1, r: 6, fill: "var(--ink)" }),
        Plot.text(order, {
          x: (_: number, k: number) => headX(k),
          y: 1.17,
          text: (_: number, k: number) => `head ${k + 1}`,
          fill: "var(--ink)",
        }),
        Plot.dot(
          Array.from({ length: N }, (_, n) => n),
          { x: (n: number) => labelX(n), y: 0, r: 6, fill: "var(--ink)" },
        ),
        Plot.text(
          Array.from({ length: N }, (_, n) => n),
          {
            x: (n: number) => labelX(n),
            y: -0.17,
            text: (n: number) => `label y${n + 1}`,
            fill: "var(--ink)",
          },
        ),
      ],
    }),
    alt: () =>
      `At step ${step[place]} the read-outs are ${order.map((h, k) => `head ${k + 1}: ${[...mu.subarray(h * N, (h + 1) * N)].map((m) => signed(m)).join(", ")}`).join("; ")}.`,
    columns: () => ({
      head: Int32Array.from({ length: H * N }, (_, k) => Math.floor(k / N) + 1),
      label: Int32Array.from({ length: H * N }, (_, k) => (k % N) + 1),
      mu: order.flatMap((h) => [...mu.subarray(h * N, (h + 1) * N)]),
    }),
  };
}

/** Risk over training, mean over the labels. */
export function labelRiskFigure(frame: TasksFrame, at: number): Drawing {
  const { step, loss, noise, steps, d, L } = frame;
  const x = Float64Array.from(step.subarray(1));
  const y = loss.slice(1).map((l) => Math.min(l, 1.3) + noise);
  const lines = [
    { y: bestDebiasedRisk(2, L, noise), words: "pair each", colour: debiased },
    { y: bestDebiasedRisk(d, L, noise), words: "one pair", colour: "var(--faint)" },
  ];
  return {
    same: [frame],
    height: 230,
    cursor: Math.max(1, step[placeOf(frame, at)]),
    ...diverged(frame),
    plot: (Plot) => ({
      x: { label: "step (log scale)", type: "log", domain: [1, steps], ticks: 4, tickFormat: "~s" },
      y: { label: "risk", domain: [0.15, 1.2], ticks: 5 },
      marginRight: 66,
      marks: [
        Plot.ruleY(lines, { y: "y", stroke: "colour", strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [{ x, y, colour: model }]),
        endLabels(Plot, steps, lines, 0.075),
      ],
    }),
    alt: () =>
      `After ${step.at(-1)} steps the risk is ${(frame.end?.risk ?? y.at(-1) ?? 1 + noise).toFixed(3)}; a pair of heads for each label would reach ${lines[0].y.toFixed(3)}, a single pair ${lines[1].y.toFixed(3)}.`,
    columns: () => ({ step: x, risk: y }),
  };
}
