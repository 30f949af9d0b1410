import type { Drawing } from "../../src/figures/drawing.ts";
import type { TasksFrame } from "./frames.ts";
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
export function ordered({ mu, H, N }: TasksFrame): number[] {
  const last = mu.length - H * N;
  return Array.from({ length: H }, (_, h) => h).sort((a, b) => mu[last + b * N] - mu[last + a * N]);
}

/** The largest absolute value, or `least`. */
export const largest = (a: Float64Array, least: number): number =>
  a.reduce((most, x) => Math.max(most, Math.abs(x)), least);

/** A note for a run that diverged. */
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
