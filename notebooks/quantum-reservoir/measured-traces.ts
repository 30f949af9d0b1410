import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { series } from "../../src/figures/traces.ts";
import type { MeasuredFrame } from "./frames.ts";
import { splitMarks, three } from "./looks.ts";

/** The features of every window: exact, and as measured with two standard errors to either side. */
export function measuredFigure({ exact, measured, error, window, trainCount }: MeasuredFrame): Drawing {
  const k = 3;
  const count = exact.length / k;
  const rows = Array.from({ length: count }, (_, i) => i);
  const most = 1.12 * Math.max(0.05, ...exact.map(Math.abs), ...measured.map(Math.abs));
  return {
    same: [exact, measured],
    height: 300,
    cursor: window,
    plot: (Plot) => ({
      x: { label: "window", domain: [0, count + 1] },
      y: { label: "feature", domain: [-most, most], ticks: 5, tickFormat: short },
      marginRight: 34,
      marks: [
        ...[2, 1, 0].flatMap((j) => [
          Plot.areaY(rows, {
            x: (i: number) => i + 1,
            y1: (i: number) => measured[i * k + j] - 2 * error[i * k + j],
            y2: (i: number) => measured[i * k + j] + 2 * error[i * k + j],
            fill: series(j),
            fillOpacity: 0.4,
          }),
          Plot.line(rows, {
            x: (i: number) => i + 1,
            y: (i: number) => exact[i * k + j],
            stroke: series(j),
            strokeWidth: 1.4,
          }),
        ]),
        ...splitMarks(Plot, trainCount, most),
        Plot.text([0, 1, 2], {
          x: count + 1,
          y: (j: number) => exact[(count - 1) * k + j] + 0.13 * most * (1 - j),
          text: (j: number) => `F${"₁₂₃"[j]}`,
          fill: (j: number) => series(j),
          dx: 6,
          textAnchor: "start",
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      `Features of ${count} windows, exact and as measured; the standard error of the first is at most ${three(Math.max(...rows.map((i) => error[i * k])))}.`,
    columns: () => ({
      window: rows.map((i) => i + 1),
      ...Object.fromEntries(
        [0, 1, 2].flatMap((j) => [
          [`exact${j + 1}`, rows.map((i) => exact[i * k + j])],
          [`measured${j + 1}`, rows.map((i) => measured[i * k + j])],
        ]),
      ),
    }),
  };
}
