import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bestDebiasedRisk } from "../../src/simulations/in-context-regression/law.ts";
import { debiased, model, negative, positive } from "./colours.ts";
import type { TasksFrame } from "./frames.ts";
import { endLabels } from "./labels.ts";
import { signed } from "./words.ts";

/** The place in the record that belongs to a moment of the run, from 0 to 1. */
export const placeOf = ({ planned, step }: TasksFrame, at: number): number =>
  Math.min(step.length - 1, Math.round(at * (planned.length - 1)));

/** What the heads are at a place of the record, and what they add up to. */
export function headsAt({ omega, mu, H, d, N }: TasksFrame, place: number) {
  const w = omega.subarray(place * H * d, (place + 1) * H * d); // (H, d)
  const m = mu.subarray(place * H * N, (place + 1) * H * N); // (H, N)
  const step = new Float64Array(N * d); // sum over heads of mu times omega
  const rest = new Float64Array(N); // sum of mu
  for (let h = 0; h < H; ++h)
    for (let n = 0; n < N; ++n) {
      rest[n] += m[h * N + n];
      for (let i = 0; i < d; ++i) step[n * d + i] += m[h * N + n] * w[h * d + i];
    }
  return { omega: w, mu: m, step, rest };
}

/** Heads in an order that does not change while a run goes on: by the first label's read-out at the end. */
function ordered({ mu, H, N }: TasksFrame): number[] {
  const last = mu.length - H * N;
  return Array.from({ length: H }, (_, h) => h).sort((a, b) => mu[last + b * N] - mu[last + a * N]);
}

const largest = (a: Float64Array, least: number): number =>
  a.reduce((most, x) => Math.max(most, Math.abs(x)), least);

export const diverged = (frame: TasksFrame): { note?: string } =>
  frame.diverged ? { note: "Diverged; what was last finite is shown." } : {};

/** Each head's KQ and OV, and below them what they add up to for each label. */
export function sharesFigure(frame: TasksFrame, at: number): Drawing {
  const { H, d, N, step: steps } = frame;
  const place = placeOf(frame, at);
  const { omega, mu, step, rest } = headsAt(frame, place);
  const [tallW, tallM] = [largest(omega, 0.1), largest(mu, 0.3)];
  const [rows, cols] = [H + 1 + N, d + 1 + N];
  const values = new Float64Array(rows * cols);
  const cells: { x: number; y: number; value: number }[] = [];
  const put = (row: number, col: number, value: number, unit: number): void => {
    values[row * cols + col] = value / unit;
    cells.push({ x: col + 0.5, y: row + 0.5, value });
  };
  ordered(frame).forEach((h, row) => {
    for (let i = 0; i < d; ++i) put(row, i, omega[h * d + i], tallW);
    for (let n = 0; n < N; ++n) put(row, d + 1 + n, mu[h * N + n], tallM);
  });
  for (let n = 0; n < N; ++n) {
    for (let i = 0; i < d; ++i) put(H + 1 + n, i, step[n * d + i], 1);
    put(H + 1 + n, d + 1 + n, rest[n], tallM);
  }
  const frames = [
    { x1: 0, x2: d, y1: 0, y2: H },
    { x1: d + 1, x2: cols, y1: 0, y2: H },
    { x1: 0, x2: d, y1: H + 1, y2: rows },
  ];
  return {
    same: [frame, place],
    heat: { rows, cols, values, full: 1 },
    height: 120 + 32 * rows,
    ...diverged(frame),
    plot: (Plot, { narrow }) => ({
      x: {
        label: "covariate in KQ, then label in OV",
        domain: [0, cols],
        ticks: cells.flatMap(({ x, y }) => (y === 0.5 ? [x] : [])),
        tickFormat: (x: number) => (x < d ? `x${Math.ceil(x)}` : `y${Math.ceil(x) - d - 1}`),
        tickSize: 0,
      },
      y: {
        label: null,
        domain: [rows, 0],
        ticks: Array.from({ length: rows }, (_, r) => r + 0.5).filter((r) => r !== H + 0.5),
        tickFormat: (y: number) => (y < H ? `head ${Math.ceil(y)}` : `sum y${Math.ceil(y) - H - 1}`),
        tickSize: 0,
      },
      marginLeft: 62,
      marks: [
        Plot.rect(frames, {
          x1: "x1",
          x2: "x2",
          y1: "y1",
          y2: "y2",
          stroke: "var(--rule)",
          fill: "none",
        }),
        Plot.text(cells, {
          x: "x",
          y: "y",
          text: ({ value }: { value: number }) => signed(value, narrow && cols > 7 ? 1 : 2),
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 3,
        }),
      ],
    }),
    alt: () =>
      `At step ${steps[place]}, head by head: ${ordered(frame)
        .map(
          (h) =>
            `KQ ${[...omega.subarray(h * d, (h + 1) * d)].map((w) => signed(w)).join(", ")} and read-outs ${[...mu.subarray(h * N, (h + 1) * N)].map((m) => signed(m)).join(", ")}`,
        )
        .join(
          "; ",
        )}. The step for each label is ${Array.from({ length: N }, (_, n) => [...step.subarray(n * d, (n + 1) * d)].map((s) => signed(s)).join(", ")).join("; ")}.`,
    columns: () => ({
      head: Int32Array.from({ length: H * d }, (_, k) => Math.floor(k / d) + 1),
      covariate: Int32Array.from({ length: H * d }, (_, k) => (k % d) + 1),
      omega: omega.slice(),
    }),
  };
}

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
