import type { Drawing } from "../../src/figures/drawing.ts";
import { layersOf, type CompletionFrame } from "./completion-figures.ts";

/** The table and what is seen of it; under them the guesses of one layer and of as many as the reader chose. */
export function completionTablesFigure(frame: CompletionFrame, layers: number): Drawing {
  const { n, table, seen, runs } = frame;
  const known = table.map((x, i) => (seen[i] ? x : 0));
  const guess = (D: number) => (D <= runs.length ? runs[D - 1].map : new Float64Array(n * n));
  const panels = [
    { words: "the table", map: table },
    { words: "what is seen", map: known },
    { words: "one layer", map: guess(1) },
    { words: layersOf(layers), map: guess(layers) },
  ];
  const gap = 3; // rows above each panel for its name, and columns between two
  const [rows, cols] = [2 * (n + gap), 2 * n + gap];
  const values = new Float64Array(rows * cols);
  const corner = (p: number) => ({ top: Math.floor(p / 2) * (n + gap) + gap, left: (p % 2) * (n + gap) });
  panels.forEach(({ map }, p) => {
    const { top, left } = corner(p);
    map.forEach((x, i) => (values[(top + Math.floor(i / n)) * cols + left + (i % n)] = x));
  });
  const full = table.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-12);
  return {
    same: [n, layers],
    heat: { rows, cols, values, full },
    height: 360,
    plot: (Plot, { width, height }) => {
      const cell = Math.min((width - 12) / cols, (height - 12) / rows);
      const [left, top] = [(width - cell * cols) / 2, 2];
      return {
        x: { axis: null, domain: [0, cols] },
        y: { axis: null, domain: [rows, 0] },
        marginLeft: left,
        marginRight: left,
        marginTop: top,
        marginBottom: height - top - cell * rows,
        marks: [
          Plot.rect(panels, {
            ...{ x1: (_, p: number) => corner(p).left, x2: (_, p: number) => corner(p).left + n },
            ...{ y1: (_, p: number) => corner(p).top, y2: (_, p: number) => corner(p).top + n },
            ...{ fill: "none", stroke: "var(--rule)" },
          }),
          Plot.text(panels, {
            ...{ x: (_, p: number) => corner(p).left, y: (_, p: number) => corner(p).top },
            ...{ text: "words", dy: -9, textAnchor: "start", fontWeight: 600 },
          }),
        ],
      };
    },
    alt: () =>
      `A table of ${n} by ${n} numbers, of which ${seen.reduce((sum, x) => sum + x, 0)} are seen. ${
        runs.length < layers
          ? "No guesses have been made yet."
          : `One layer leaves the others near 0; ${layersOf(layers)} miss them by ${(100 * runs[layers - 1].unseen[runs[layers - 1].unseen.length - 1]).toPrecision(2)} %.`
      }`,
    columns: () => ({
      row: Int32Array.from(table, (_, i) => Math.floor(i / n) + 1),
      column: Int32Array.from(table, (_, i) => (i % n) + 1),
      seen,
      table,
      oneLayer: guess(1),
      chosen: guess(layers),
    }),
  };
}
