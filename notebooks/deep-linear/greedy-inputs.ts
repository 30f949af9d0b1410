import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { looks, type GreedyFrame } from "./greedy-figures.ts";

/** What the pretrained layers let through of each component of the inputs, and where the task reads. */
export function greedyKeptFigure(frame: GreedyFrame): Drawing {
  const { kept, angle } = frame;
  const half = kept.length / 2;
  const strong = Math.cos((angle * Math.PI) / 180) ** 2;
  const read = Array.from(kept, (_, k) => (k < 4 ? strong : k >= half && k < half + 4 ? 1 - strong : 0));
  const most = Math.max(1.1, ...kept);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: {
        label: "component of the inputs, by falling variance",
        domain: [0.4, kept.length + 0.6],
        ticks: [1, 4, 8, 12, 16],
      },
      y: { label: "part let through", domain: [0, 1.12 * most], ticks: 5 },
      marks: [
        Plot.rect(read, {
          ...{ x1: (_: number, k: number) => k + 0.55, x2: (_: number, k: number) => k + 1.45 },
          ...{ y1: 0, y2: (d: number) => d, fill: "var(--ink)", fillOpacity: 0.13 },
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x: Array.from(kept, (_, k) => k + 1), y: kept, colour: looks.pretrained.colour },
          { x: Array.from(kept, (_, k) => k + 1), y: kept, colour: looks.pretrained.colour, dots: true },
        ]),
        Plot.text(["let through by the pretrained layers"], {
          ...{ x: [kept.length + 0.5], y: [1.06 * most], textAnchor: "end" },
          ...{ fill: looks.pretrained.colour, fontWeight: 600 },
        }),
        Plot.text(["grey: where the task reads"], {
          ...{ x: [kept.length + 0.5], y: [0.97 * most], textAnchor: "end", fill: "var(--faint)" },
        }),
      ],
    }),
    alt: () =>
      `The pretrained layers let through ${Array.from(kept, (x) => x.toFixed(2)).join(", ")} of the components of the inputs, from the strongest to the weakest. The task reads ${Math.round(100 * strong)} % from the first four and the rest from components ${half + 1} to ${half + 4}.`,
    columns: () => ({ component: Int32Array.from(kept, (_, k) => k + 1), letThrough: kept, task: read }),
  };
}

/** The inputs' correlation in the directions by which the task tells them apart. */
export function greedyMatrixFigure({ matrix, ratio }: GreedyFrame): Drawing {
  const n = Math.sqrt(matrix.length);
  const ticks = { ticks: [0.5, 1.5, 2.5, 3.5], tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };
  const full = matrix.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3);
  return {
    same: [matrix],
    heat: { rows: n, cols: n, values: matrix, full },
    height: 260,
    plot: (Plot, { width, height }) => ({
      x: { label: "input direction of the task", domain: [0, n], ...ticks },
      y: { label: "input direction", domain: [n, 0], ...ticks },
      marginRight: Math.max(20, width - 52 - (height - 62)), // square cells
      marks: [
        Plot.text(matrix, {
          ...{
            x: (_: number, i: number) => (i % n) + 0.5,
            y: (_: number, i: number) => Math.floor(i / n) + 0.5,
          },
          text: (d: number) => (Math.abs(d) < 5e-4 ? "0" : d.toFixed(2).replace("-", "−")),
          ...{ stroke: "var(--paper)", strokeWidth: 3, fill: "var(--ink)" },
        }),
      ],
    }),
    alt: () =>
      `The correlation of the inputs along the task's four directions: on the diagonal ${Array.from({ length: n }, (_, a) => matrix[a * (n + 1)].toFixed(3)).join(", ")}. What the inputs carry from these directions to others is ${(100 * ratio).toFixed(1)} % of the whole.`,
    columns: () => ({
      row: Int32Array.from(matrix, (_, i) => Math.floor(i / n) + 1),
      column: Int32Array.from(matrix, (_, i) => (i % n) + 1),
      correlation: matrix,
    }),
  };
}
