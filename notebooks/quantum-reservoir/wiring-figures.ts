import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { WiringFrame } from "./frames.ts";
import { key, looks, splitMarks, three } from "./looks.ts";
import { median } from "./settling-numbers.ts";

const trained = looks.qrnn.colour;
const solvedColour = "var(--ink)";
const names = ["x first", "x first, twice", "x last", "x last, twice"];

/** The errors of the draws so far in one wiring (draws). */
export const errorsOf = ({ draws, done }: WiringFrame, all: Float64Array, w: number): Float64Array =>
  all.subarray(w * draws, w * draws + done);

/** Errors of every draw in each of the four wirings. */
export function wiringFigure(frame: WiringFrame): Drawing {
  const { learned, solved, done } = frame;
  const top = 3;
  const low = Math.min(0.01, ...solved.filter((e) => e > 0)) / 1.5;
  const dots = names.flatMap((_, w) =>
    [learned, solved].flatMap((all, which) =>
      Array.from(errorsOf(frame, all, w), (e, d) => ({
        x: w + (which ? 0.2 : -0.2) + 0.016 * (d - (done - 1) / 2),
        y: Math.min(top, e),
        colour: which ? solvedColour : trained,
      })),
    ),
  );
  const medians = names.flatMap((_, w) =>
    [learned, solved].map((all, which) => ({
      x: w + (which ? 0.2 : -0.2),
      y: Math.min(top, median(errorsOf(frame, all, w))),
      colour: which ? solvedColour : trained,
    })),
  );
  type Row = (typeof dots)[number];
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: {
        label: null,
        domain: [-0.5, 3.5],
        ticks: [0, 1, 2, 3],
        tickFormat: (w: number) => (narrow ? names[w].replace(", twice", " ×2") : names[w]),
        tickSize: 0,
      },
      y: {
        label: "error on windows not seen, in variances",
        type: "log",
        domain: [low, top],
        ticks: 4,
        tickFormat: short,
      },
      marginTop: 34,
      marks: [
        Plot.ruleY([1], { stroke: "var(--rule)" }),
        Plot.text(["no better than the mean"], {
          x: [-0.5],
          y: [1],
          dx: 6,
          dy: -7,
          textAnchor: "start",
          fill: "var(--faint)",
        }),
        Plot.link(medians, {
          x1: (d: Row) => d.x - 0.15,
          x2: (d: Row) => d.x + 0.15,
          y1: "y",
          y2: "y",
          stroke: "colour",
          strokeWidth: 2.5,
        }),
        Plot.dot(dots, { x: "x", y: "y", r: 3, fill: "colour", fillOpacity: 0.5 }),
        ...key(Plot, [
          ["trained", trained],
          ["solved for", solvedColour],
        ]),
      ],
    }),
    alt: () =>
      `Median errors of ${done} draws, trained and by least squares: ${names.map((name, w) => `${name} ${three(median(errorsOf(frame, learned, w)))} and ${three(median(errorsOf(frame, solved, w)))}`).join("; ")}.`,
    columns: () => ({
      wiring: names.flatMap((name) => Array.from({ length: done }, () => name)),
      trained: names.flatMap((_, w) => [...errorsOf(frame, learned, w)]),
      solved: names.flatMap((_, w) => [...errorsOf(frame, solved, w)]),
    }),
  };
}

/** What the trained readout of the first draw says in one wiring, over the goal. */
export function wiredFigure(frame: WiringFrame, w: number): Drawing {
  const { goal, predicted, trainCount } = frame;
  const x = Float64Array.from(goal, (_, i) => i);
  const [low, high] = [Math.min(...goal), Math.max(...goal)];
  const room = 0.15 * (high - low);
  const y = predicted
    .subarray(w * goal.length, (w + 1) * goal.length)
    .map((v) => Math.max(low - room, Math.min(v, high + room)));
  return {
    same: [frame, w],
    height: 220,
    plot: (Plot) => ({
      x: { label: "window", domain: [0, goal.length] },
      y: { label: null, domain: [low - room, high + 2 * room], ticks: 4, tickFormat: short },
      marks: [
        ...traceMarks(Plot, [{ x, y: goal, colour: "var(--faint)", faint: true }]),
        ...traceMarks(Plot, [{ x, y, colour: trained }]),
        ...splitMarks(Plot, trainCount, high + 2 * room),
      ],
    }),
    alt: () =>
      `With ${names[w]}, the first draw’s error on windows not seen is ${three(errorsOf(frame, frame.learned, w)[0])} variances; what it says spans ${three(Math.max(...y) - Math.min(...y))}, where the goal spans ${three(high - low)}.`,
    columns: () => ({ window: x, goal, says: y }),
  };
}
