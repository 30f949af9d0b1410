import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { DirectionsFrame } from "./frames.ts";
import { colours, percent } from "./words.ts";

const waiting = "The two networks are still being trained and taken apart.";

/** What must be known before directions are read. */
export const unsettled = ({ converged }: DirectionsFrame): string =>
  converged ? "" : "Training diverged: the weights are those from before it did. Lower the learning rate.";

/** The singular values of the second layer: of A, of B, and of A before training. */
export function spectraFigure(frame: DirectionsFrame): Drawing {
  const layer = frame.found?.spectra[1];
  const rank = layer?.a.length ?? 64;
  const index = Float64Array.from({ length: rank }, (_, i) => i + 1);
  const at = Math.floor(rank / 3);
  return {
    same: [frame.found],
    ...(unsettled(frame) ? { note: unsettled(frame) } : {}),
    plot: (Plot) => ({
      x: { label: "direction, the largest first", domain: [1, rank] },
      y: {
        label: "singular value, layer 2",
        domain: [0, 1.08 * (layer ? Math.max(layer.a[0], layer.b[0]) : 1)],
      },
      marks: layer
        ? [
            Plot.ruleY([0], { stroke: "var(--rule)" }),
            ...traceMarks(Plot, [
              { x: index, y: layer.start, colour: "var(--faint)", dashed: true },
              { x: index, y: layer.a, colour: "var(--series-5)" },
              { x: index, y: layer.b, colour: "var(--series-6)", dashed: true },
            ]),
            Plot.text(["A and B"], {
              x: [3],
              y: [layer.a[2]],
              dx: 10,
              dy: -6,
              textAnchor: "start",
              fontWeight: 600,
              fill: "var(--series-5)",
            }),
            Plot.text(["before training"], {
              x: [at],
              y: [layer.start[at - 1]],
              dx: 4,
              dy: -10,
              textAnchor: "start",
              fontWeight: 600,
              fill: "var(--faint)",
            }),
          ]
        : [],
    }),
    alt: () =>
      frame.found
        ? `The singular values of A and B differ by ${percent(frame.found.apart[1], 1)} in the second layer, those of A and its start by ${percent(frame.found.learned[1])}.`
        : waiting,
    columns: () => ({
      index: layer ? index : [],
      a: layer?.a ?? [],
      b: layer?.b ?? [],
      start: layer?.start ?? [],
    }),
  };
}

const ways = [
  ["weights", "matched by weights"],
  ["activations", "by activities"],
  ["naive", "B as it is"],
] as const;

/** How directions agree, over how large they must be to count. */
export function alignmentFigure(frame: DirectionsFrame): Drawing {
  const { found, gammas } = frame;
  return {
    same: [found],
    ...(unsettled(frame) ? { note: unsettled(frame) } : {}),
    height: 340,
    plot: (Plot) => ({
      x: { label: "only directions at least γ times as large as the largest", domain: [0, 0.95] },
      y: { label: "agreement R", domain: [-0.2, 1] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(found
          ? [
              ...traceMarks(
                Plot,
                ways.map(([way]) => ({ x: gammas, y: found.alignment[way], colour: colours[way] })),
              ),
              ...ways.map(([way, words]) =>
                Plot.text([words], {
                  x: [0.62],
                  y: [found.alignment[way][12]],
                  dy: way === "weights" ? -12 : 16,
                  fill: colours[way],
                  fontWeight: 600,
                  stroke: "var(--paper)",
                  strokeWidth: 4,
                }),
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      found
        ? `Over all directions the agreement is ${found.alignment.weights[0].toFixed(2)} after weight matching, over those at least 0.3 times the largest ${found.alignment.weights[6].toFixed(2)}; without matching ${found.alignment.naive[6].toFixed(2)}.`
        : waiting,
    columns: () => (found ? { gamma: gammas, kept: found.kept, ...found.alignment } : { gamma: [] }),
  };
}

/** How the largest directions of A's second layer agree with those of B's, pair by pair. */
export function mapFigure(frame: DirectionsFrame, way: "naive" | "weights"): Drawing {
  const maps = frame.found?.maps;
  const n = maps?.shown ?? 10;
  const values = maps?.[way];
  const ticks = { ticks: [0.5, n - 0.5], tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };
  const diagonal = values ? Array.from({ length: n }, (_, i) => values[i * n + i]) : [];
  return {
    same: [frame.found],
    ...(values ? { heat: { rows: n, cols: n, values, full: 0.6 } } : {}),
    plot: (_, { width, height }) => ({
      x: { label: "direction of B", domain: [0, n], ...ticks },
      y: { label: "direction of A", domain: [n, 0], ...ticks },
      marginRight: Math.max(20, width - 52 - (height - 62)), // square cells
    }),
    alt: () =>
      values
        ? `The ten largest directions of the second layer: on the diagonal they agree by ${(diagonal.reduce((sum, x) => sum + x, 0) / n).toFixed(2)} on average, ${way === "naive" ? "before" : "after"} matching.`
        : waiting,
    columns: () => ({ agreement: values ?? [] }),
  };
}
