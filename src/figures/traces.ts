import type { Markish } from "@observablehq/plot";
import type { Marks } from "./drawing.ts";

type Numbers = readonly number[] | Float64Array;

/** One curve of a figure. */
export interface Trace {
  readonly x: Numbers; // (points)
  readonly y: Numbers; // (points)
  /** CSS colour; a series keeps its own through a chapter. */
  readonly colour: string;
  /** Theory is dashed, simulation solid. */
  readonly dashed?: boolean;
  /** Points instead of a line. */
  readonly dots?: boolean;
  readonly faint?: boolean;
  /** Words at its last point. */
  readonly label?: string;
}

/** The colour of the k-th series, counted from 0. */
export const series = (k: number): string => `var(--series-${(k % 6) + 1})`;

/** The marks of some curves, the later over the earlier. */
export function traceMarks(Plot: Marks, traces: readonly Trace[]): Markish[] {
  return traces.flatMap(({ x, y, colour, dashed, dots, faint, label }) => {
    const channels = { x, y };
    const strokeOpacity = faint ? 0.45 : 1;
    const last = x.length - 1;
    return [
      dots
        ? Plot.dot({ length: x.length }, { ...channels, r: 2.2, fill: colour, fillOpacity: strokeOpacity })
        : Plot.line(
            { length: x.length },
            {
              ...channels,
              stroke: colour,
              strokeOpacity,
              strokeWidth: dashed ? 1.6 : 1.9,
              ...(dashed ? { strokeDasharray: "5 4" } : {}),
            },
          ),
      ...(label && last >= 0
        ? [
            Plot.text([label], {
              x: [x[last]],
              y: [y[last]],
              dx: 5,
              textAnchor: "start",
              fill: colour,
              fontWeight: 600,
            }),
          ]
        : []),
    ];
  });
}
