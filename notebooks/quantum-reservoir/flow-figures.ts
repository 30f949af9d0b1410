import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { series, traceMarks } from "../../src/figures/traces.ts";
import type { FlowFrame } from "./frames.ts";
import { splitMarks } from "./looks.ts";

/**
 * The least and the greatest value that a part of a cell can have, whatever the circuits do: 1 / (1 + e) for a gate. The
 * h of a QLSTM is read from meters as it is; other cells squash theirs.
 */
export const limitsOf = (
  cell: FlowFrame["cell"],
): Readonly<Record<string, readonly [low: number, high: number]>> => ({
  ...Object.fromEntries(
    ["r", "z", "f", "i", "o"].map((part) => [part, [0.2689414213, 0.7310585787] as const]),
  ),
  g: [-0.7615941561, 0.7615941561],
  h: cell === "qlstm" ? [-1, 1] : [-0.7615941561, 0.7615941561],
  c: [-2.0702275548, 2.0702275548],
});

/** Between which values each part stays on the whole series, and between which it could. */
export function rangesFigure({ cell, ranges }: FlowFrame): Drawing {
  const limits = limitsOf(cell);
  type Range = FlowFrame["ranges"][number];
  const most = Math.max(...ranges.map(({ part }) => limits[part][1])) * 1.08;
  return {
    same: [ranges],
    height: 260,
    plot: (Plot) => ({
      x: {
        label: "part of the cell",
        domain: [-0.6, ranges.length - 0.4],
        ticks: ranges.map((_, i) => i),
        tickFormat: (i: number) => ranges[i].part,
        tickSize: 0,
      },
      y: { label: "value", domain: [-most, most], ticks: 5, tickFormat: short },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.rect(ranges, {
          x1: (_, i: number) => i - 0.3,
          x2: (_, i: number) => i + 0.3,
          y1: (d: Range) => limits[d.part][0],
          y2: (d: Range) => limits[d.part][1],
          fill: "none",
          stroke: "var(--ink)",
          strokeDasharray: "3 3",
        }),
        Plot.rect(ranges, {
          x1: (_, i: number) => i - 0.22,
          x2: (_, i: number) => i + 0.22,
          y1: "low",
          y2: "high",
          fill: "var(--series-1)",
          fillOpacity: 0.7,
        }),
      ],
    }),
    alt: () =>
      `On the whole series: ${ranges.map(({ part, low, high }) => `${part} from ${low.toFixed(3)} to ${high.toFixed(3)}, possible ${limits[part][0].toFixed(3)} to ${limits[part][1].toFixed(3)}`).join("; ")}.`,
    columns: () => ({
      part: ranges.map(({ part }) => part),
      low: ranges.map(({ low }) => low),
      high: ranges.map(({ high }) => high),
    }),
  };
}

/** The features of every window of the series: what the readout sees. */
export function tracesFigure({ features, out, window, trainCount }: FlowFrame): Drawing {
  const k = out.length;
  const count = features.length / k;
  const x = Float64Array.from({ length: count }, (_, i) => i + 1);
  const traces = Array.from({ length: k }, (_, j) => x.map((_, i) => features[i * k + j]));
  const most = 1.15 * Math.max(0.05, ...features.map(Math.abs));
  const spans = traces.map((y) => Math.max(...y) - Math.min(...y));
  return {
    same: [features],
    height: 260,
    cursor: window,
    plot: (Plot) => ({
      x: { label: "window", domain: [0, count + 1] },
      y: { label: "feature", domain: [-most, most], ticks: 5, tickFormat: short },
      marginRight: 34,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          traces.map((y, j) => ({ x, y, colour: series(j) })),
        ),
        ...splitMarks(Plot, trainCount, most),
        Plot.text(
          traces
            .map((y, j) => ({ j, y: y[count - 1] }))
            .sort((a, b) => b.y - a.y)
            .map((row, i, all) => ({ ...row, y: row.y - 0.1 * most * (i - (all.length - 1) / 2) })),
          {
            x: count + 1,
            y: "y",
            text: (d: { j: number }) => `F${"₁₂₃₄"[d.j]}`,
            dx: 6,
            textAnchor: "start",
            fontWeight: 600,
            fill: (d: { j: number }) => series(d.j),
          },
        ),
      ],
    }),
    alt: () =>
      `The ${k} features over ${count} windows; the first spans ${spans[0].toPrecision(3)}, the others ${spans
        .slice(1)
        .map((s) => s.toPrecision(2))
        .join(", ")}.`,
    columns: () => ({ window: x, ...Object.fromEntries(traces.map((y, j) => [`feature${j + 1}`, y])) }),
  };
}
