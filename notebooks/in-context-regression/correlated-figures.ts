import type { Drawing } from "../../src/figures/drawing.ts";
import type { CovarianceFrame } from "./frames.ts";
import { signed } from "./words.ts";

/** The place in the record that belongs to a moment of the run, from 0 to 1. */
export const placeOf = ({ planned, step }: CovarianceFrame, at: number): number =>
  Math.min(step.length - 1, Math.round(at * (planned.length - 1)));

/** The matrix of the layer's step at a place of the record (d, d). */
export const mapAt = ({ map, d }: CovarianceFrame, place: number): Float64Array =>
  map.subarray(place * d * d, (place + 1) * d * d);

const largest = (a: Float64Array): number => a.reduce((most, x) => Math.max(most, Math.abs(x)), 0.1);

/** The covariance, the matrix that the layer has learned, and the best one. */
export function matricesFigure(frame: CovarianceFrame, at: number): Drawing {
  const { sigma, best, d, step } = frame;
  const place = placeOf(frame, at);
  const map = mapAt(frame, place);
  const unit = largest(best);
  const panels = [
    { name: "Σ", long: "covariance Σ", a: sigma, unit: largest(sigma) },
    { name: "learned", long: "learned ∑ μ KQ", a: map, unit },
    { name: "best", long: "best G*", a: best, unit },
  ].map((panel, k) => ({ ...panel, left: k * (d + 1) }));
  const cols = 3 * (d + 1) - 1;
  const values = new Float64Array(d * cols);
  for (const { a, unit, left } of panels)
    for (let i = 0; i < d; ++i) for (let j = 0; j < d; ++j) values[i * cols + left + j] = a[i * d + j] / unit;
  return {
    same: [frame, place],
    heat: { rows: d, cols, values, full: 1 },
    height: 260,
    plot: (Plot, { narrow }) => ({
      x: { label: "covariate", domain: [0, cols], ticks: [], tickSize: 0 },
      y: {
        label: null,
        domain: [d, 0],
        ticks: Array.from({ length: d }, (_, i) => i + 0.5),
        tickFormat: (y: number) => String(Math.ceil(y)),
        tickSize: 0,
      },
      marks: [
        Plot.rect(panels, {
          x1: "left",
          x2: (p: { left: number }) => p.left + d,
          y1: 0,
          y2: d,
          stroke: "var(--rule)",
          fill: "none",
        }),
        Plot.text(panels, {
          x: (p: { left: number }) => p.left + d / 2,
          y: 0,
          dy: -9,
          text: narrow ? "name" : "long",
          fill: "var(--ink)",
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      `At step ${step[place]} the learned matrix has the rows ${Array.from({ length: d }, (_, i) => [...map.subarray(i * d, (i + 1) * d)].map((x) => signed(x)).join(", ")).join("; ")}. The best one has ${Array.from({ length: d }, (_, i) => [...best.subarray(i * d, (i + 1) * d)].map((x) => signed(x)).join(", ")).join("; ")}.`,
    columns: () => ({
      row: Int32Array.from({ length: d * d }, (_, k) => Math.floor(k / d) + 1),
      column: Int32Array.from({ length: d * d }, (_, k) => (k % d) + 1),
      sigma,
      learned: map.slice(),
      best,
    }),
  };
}
