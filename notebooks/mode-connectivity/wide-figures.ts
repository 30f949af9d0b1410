import type wide from "../../src/simulations/mode-connectivity/wide.ts";
import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { FrameOf } from "./frames.ts";
import { named } from "./named.ts";
import type { Warmth } from "./warmth.ts";
import { colours, nats, percent } from "./words.ts";

export type WideFrame = FrameOf<typeof wide>;

const highest = 2.5; // nats that are drawn
const waiting = "The first two networks are still being trained.";

/** What must be known before the figures are read. */
export const diverged = ({ converged }: WideFrame): string =>
  converged ? "" : "Training diverged: some weights are those from before it did.";
const noted = (frame: WideFrame) => (diverged(frame) ? { note: diverged(frame) } : {});

const widths = ({ widest }: WideFrame, label: string) => {
  const ticks = [32, 64, 128, 256].filter((width) => width <= widest);
  return {
    label,
    type: "log",
    domain: [28, widest * 1.15],
    ticks,
    tickFormat: (n: number) => `${n}`,
  } as const;
};

/** A line with its points; the narrowest pair alone has no line. */
const dotted = (
  Plot: Marks,
  x: Float64Array,
  y: Float64Array,
  colour: string,
  more: { dashed?: boolean; faint?: boolean } = {},
) =>
  traceMarks(Plot, [
    { x, y, colour, ...more },
    { x, y, colour, dots: true },
  ]);

/** How many digits the mean reads, over the width. */
export function widthAccuracyFigure(frame: WideFrame): Drawing {
  const { width, accuracy, widest } = frame;
  const last = width.length - 1;
  const label = (Plot: Marks, words: string, y: Float64Array, fill: string, dy: number) =>
    named(Plot, words, width[last], y[last], fill, {
      dy,
      textAnchor: width[last] === widest ? "end" : "start",
    });
  return {
    same: [width],
    ...noted(frame),
    plot: (Plot) => ({
      x: widths(frame, "hidden units in a layer"),
      y: {
        label: "digits read right",
        domain: [0, 1],
        tickFormat: (y: number) => `${Math.round(100 * y)} %`,
      },
      marginLeft: 56,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...dotted(Plot, width, accuracy.single, "var(--faint)", { dashed: true }),
        ...dotted(Plot, width, accuracy.matched, colours.weights),
        ...dotted(Plot, width, accuracy.naive, colours.naive),
        ...(last < 0
          ? []
          : [
              label(Plot, "one alone", accuracy.single, "var(--faint)", -12),
              label(Plot, "mean, matched", accuracy.matched, colours.weights, 14),
              label(Plot, "mean, as they are", accuracy.naive, colours.naive, 18),
            ]),
      ],
    }),
    alt: () =>
      last < 0
        ? waiting
        : `The mean of two networks as they are reads ${Array.from(width, (n, k) => `${percent(accuracy.naive[k])} of the digits with ${n} units`).join(", ")}; with units matched ${percent(accuracy.matched[last])} with ${width[last]}.`,
    columns: () => ({ width, single: accuracy.single, naive: accuracy.naive, matched: accuracy.matched }),
  };
}

/** The loss of the mean, as it is, at its best temperature, and matched, over the width. */
export function widthLossFigure(frame: WideFrame): Drawing {
  const { width, loss, cooled } = frame;
  const last = width.length - 1;
  const label = (Plot: Marks, words: string, y: Float64Array, fill: string, dy: number) =>
    named(Plot, words, width[last], y[last], fill, {
      dy,
      textAnchor: width[last] === frame.widest ? "end" : "start",
    });
  return {
    same: [width],
    ...noted(frame),
    plot: (Plot) => ({
      x: widths(frame, "hidden units in a layer"),
      y: { label: "loss half-way, nats", domain: [0, 1.15 * Math.max(1, ...loss.naive)] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...dotted(Plot, width, loss.single, "var(--faint)", { dashed: true }),
        ...dotted(Plot, width, loss.matched, colours.weights),
        ...dotted(Plot, width, loss.naive, colours.naive),
        ...dotted(Plot, width, cooled, colours.repaired),
        ...(last < 0
          ? []
          : [
              label(Plot, "as they are", loss.naive, colours.naive, -12),
              label(Plot, "as they are, one temperature", cooled, colours.repaired, 15),
              label(Plot, "matched", loss.matched, colours.weights, -11),
            ]),
      ],
    }),
    alt: () =>
      last < 0
        ? waiting
        : `With ${width[last]} units the mean as it is has a loss of ${nats(loss.naive[last])} nats, ${nats(cooled[last])} at its best temperature, ${nats(loss.matched[last])} with units matched; one network alone ${nats(loss.single[last])}.`,
    columns: () => ({ width, single: loss.single, naive: loss.naive, cooled, matched: loss.matched }),
  };
}

/** The place of the temperature of the grid that is nearest to the reader's. */
export const nearest = (grid: Float64Array, { temperature }: Warmth): number =>
  grid.reduce(
    (best, t, k) =>
      Math.abs(Math.log(t / temperature)) < Math.abs(Math.log(grid[best] / temperature)) ? k : best,
    0,
  );

/** The loss of the mean over the temperature, for every width. */
export function temperatureFigure(frame: WideFrame, warmth: Warmth): Drawing {
  const { grid, curves, width, temperature, cooled } = frame;
  const from = nearest(grid, { temperature: 0.1 });
  const x = grid.subarray(from);
  const last = curves.length - 1;
  return {
    same: [curves],
    ...noted(frame),
    cursor: warmth.temperature,
    plot: (Plot) => ({
      x: {
        label: "temperature T",
        type: "log",
        domain: [0.1, 3],
        ticks: [0.1, 0.2, 0.5, 1, 2],
        tickFormat: "~g",
      },
      y: { label: "loss of the mean, nats", domain: [0, highest] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...curves.map((curve, k) =>
          Plot.line(
            { length: x.length },
            {
              x,
              y: curve.subarray(from).map((loss) => (loss <= highest ? loss : NaN)),
              stroke: colours.naive,
              strokeWidth: 1.9,
              strokeOpacity: 0.35 + (0.65 * (k + 1)) / (last + 1),
            },
          ),
        ),
        Plot.dot({ length: cooled.length }, { x: temperature, y: cooled, r: 4.5, fill: colours.repaired }),
        ...Array.from(width, (n, k) =>
          named(Plot, `${n} units`, temperature[k], cooled[k], "var(--ink)", { dy: -14 }),
        ),
      ],
    }),
    alt: () =>
      last < 0
        ? waiting
        : `Loss of the mean of two networks over the temperature: least at ${Array.from(width, (n, k) => `T = ${temperature[k].toFixed(2)} for ${n} units (${nats(cooled[k])} nats)`).join(", ")}.`,
    columns: () => ({
      T: grid,
      ...Object.fromEntries(curves.map((curve, k) => [`units ${width[k]}`, curve])),
    }),
  };
}
