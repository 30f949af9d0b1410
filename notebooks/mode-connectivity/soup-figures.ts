import type soup from "../../src/simulations/mode-connectivity/soup.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { FrameOf } from "./frames.ts";
import { colours, percent } from "./words.ts";

export type SoupFrame = FrameOf<typeof soup>;

const waiting = "The networks are still being trained.";
const side = 14; // pixels

/** What must be known before the figures are read. */
export const troubled = ({ converged }: SoupFrame): string =>
  converged ? "" : "Training diverged: some weights are those from before it did.";

/** How well the mean of the first k networks reads, over k. */
export function accuracyFigure(frame: SoupFrame): Drawing {
  const { accuracy, models } = frame;
  const { single, naive, anchor, ensemble, merged } = accuracy;
  const x = naive.map((_, k) => k + 1);
  const note = troubled(frame);
  return {
    same: [naive, merged],
    ...(note ? { note } : {}),
    plot: (Plot) => {
      const named = (words: string, y: number, k: number, colour: string, dy: number) =>
        Plot.text([words], {
          x: [k],
          y: [y],
          dy,
          textAnchor: k >= models ? "end" : "middle",
          fill: colour,
          fontWeight: 600,
          stroke: "var(--paper)",
          strokeWidth: 4,
        });
      const last = naive.length - 1;
      return {
        x: {
          label: "networks averaged",
          domain: [1, models],
          ticks: [...Array(models).keys()].map((k) => k + 1),
          tickFormat: "d",
        },
        y: {
          label: "digits read right",
          domain: [0, 1],
          tickFormat: (y: number) => `${Math.round(100 * y)} %`,
        },
        marginLeft: 56,
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          Plot.dot(
            { length: single.length },
            { x: (_: unknown, k: number) => k + 1, y: single, r: 2.5, fill: "var(--faint)" },
          ),
          ...traceMarks(Plot, [
            { x, y: naive, colour: colours.naive },
            { x, y: anchor, colour: colours.weights, dashed: true },
            { x, y: ensemble, colour: "var(--series-6)" },
          ]),
          Plot.dot(merged === null ? [] : [merged], {
            x: models,
            y: merged ?? 0,
            r: 6,
            fill: colours.weights,
          }),
          ...(last > 0
            ? [
                named("all as they are", naive[1], 2, colours.naive, 16),
                named("outputs added", ensemble[last], models, "var(--series-6)", -9),
                named(
                  "each matched to the first",
                  anchor[last],
                  models,
                  colours.weights,
                  merged === null ? 14 : 30,
                ),
              ]
            : []),
          ...(merged === null ? [] : [named("in a common order  ", merged, models, colours.weights, 16)]),
        ],
      };
    },
    alt: () =>
      merged === null
        ? waiting
        : `The mean of ${models} networks as they are reads ${percent(naive[models - 1])} of the digits, matched to the first ${percent(anchor[models - 1])}, in a common order ${percent(merged)}; adding their outputs reads ${percent(ensemble[models - 1])}.`,
    columns: () => ({ networks: x, naive, anchor, ensemble }),
  };
}

/** How far the networks are from their mean, visit by visit. */
export function spreadFigure(frame: SoupFrame): Drawing {
  const { spread, models, sweeps } = frame;
  const x = spread.map((_, k) => k / models);
  const y = spread.map((s) => s / spread[0]);
  return {
    same: [spread],
    plot: (Plot) => ({
      x: { label: "rounds", domain: [0, Math.max(2, spread.length / models)], ticks: 6 },
      y: {
        label: "squared distance from the mean, left",
        domain: [0, 1.05],
        tickFormat: (part: number) => percent(part),
      },
      marginLeft: 56,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [{ x, y, colour: colours.weights }]),
        ...traceMarks(Plot, [{ x, y, colour: colours.weights, dots: true }]),
      ],
    }),
    alt: () =>
      spread.length > 1
        ? `Over ${sweeps} rounds the squared distances from the mean fall to ${percent(y[y.length - 1])} of what they were, never rising.`
        : waiting,
    columns: () => ({ rounds: x, left: y }),
  };
}

/** What some hidden units look for, in each network and in their mean: a row of pictures each. */
export function unitsFigure(frame: SoupFrame, way: "naive" | "merged"): Drawing {
  const { units, models } = frame;
  const shown = units?.shown ?? 6;
  const step = side + 2;
  const [rows, cols] = [(models + 1) * step + 4, shown * step];
  const values = new Float32Array(rows * cols);
  units?.[way].forEach((tiles, net) => {
    const top = net * step + (net === models ? 4 : 0);
    tiles.forEach((w, k) => {
      const [unit, pixel] = [Math.floor(k / (side * side)), k % (side * side)];
      values[(top + Math.floor(pixel / side)) * cols + unit * step + (pixel % side)] = w;
    });
  });
  const names = Array.from({ length: models + 1 }, (_, net) => ({
    words: net === models ? "mean" : `${net + 1}`,
    y: net * step + (net === models ? 4 : 0) + side / 2,
  }));
  return {
    same: [units, way],
    height: 300,
    ...(units ? { heat: { rows, cols, values, full: 0.35 } } : {}),
    plot: (Plot) => ({
      x: { domain: [0, cols], axis: null },
      y: { domain: [rows, 0], axis: null },
      marginTop: 8,
      marginBottom: 8,
      marginLeft: 46,
      marginRight: 8,
      marks: [
        Plot.text(names, { x: 0, y: "y", text: "words", textAnchor: "end", dx: -6 }),
        Plot.ruleY([models * step + 1], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      units
        ? `The weights into ${shown} hidden units of each of ${models} networks, ${way === "naive" ? "as they stand: no column shows the same picture twice, and the mean is faint" : "in the common order: pictures in a column resemble one another, and the mean keeps them"}.`
        : waiting,
  };
}
