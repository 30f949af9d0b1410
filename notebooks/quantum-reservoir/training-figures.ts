import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { TrainingFrame } from "./frames.ts";
import { endLabels, key, looks, splitMarks, taskWords, three } from "./looks.ts";

export const trained = "var(--ink)"; // full training, whatever the cell

/** The recorded point at a moment of the run, from 0 to 1, as far as full training has come. */
export function pointAt({ stops, epochs, done }: TrainingFrame, at: number): number {
  const next = stops.findIndex((stop) => stop > at * epochs + 1e-9);
  return Math.max(0, Math.min((next < 0 ? stops.length : next) - 1, done - 1));
}

/** The errors at the end of a run, in variances of the goal, and how many times the reservoir's the other is. */
export function ends({ frozen, full, variance, done }: TrainingFrame) {
  const [a, b] = [frozen.test[frozen.test.length - 1], full.test[done - 1]];
  return { frozen: a / variance, full: b / variance, ratio: a / b };
}

const at = (all: Float64Array, point: number, count: number): Float64Array =>
  all.subarray(point * count, (point + 1) * count);

const windows = (count: number): Float64Array => Float64Array.from({ length: count }, (_, i) => i);

const capital = (words: string): string => words[0].toUpperCase() + words.slice(1);

/** The series that is to be foretold, and what both networks say after an epoch. */
export function predictionFigure(frame: TrainingFrame, moment: number): Drawing {
  const { goal, count, trainCount, stops, frozen, full, cell, task, done } = frame;
  const point = pointAt(frame, moment);
  const reservoir = at(frozen.predicted, point, count);
  const whole = done > 0 ? at(full.predicted, point, count) : reservoir;
  const [low, high] = [Math.min(...goal), Math.max(...goal)];
  const room = 0.25 * (high - low);
  const inside = (y: Float64Array): Float64Array =>
    y.map((v) => Math.max(low - 2 * room, Math.min(v, high + 2 * room)));
  const x = windows(count);
  return {
    same: [frame, point],
    plot: (Plot) => ({
      x: { label: "window", domain: [0, count] },
      y: { label: null, domain: [low - room, high + room], ticks: 5, tickFormat: short, clamp: true },
      marginTop: 34,
      marks: [
        Plot.line(goal, {
          x: (_, i: number) => i,
          y: (d) => d,
          stroke: "var(--faint)",
          strokeOpacity: 0.45,
          strokeWidth: 5,
        }),
        ...traceMarks(Plot, [
          { x, y: inside(reservoir), colour: looks[cell].colour },
          { x, y: inside(whole), colour: trained, dashed: true },
        ]),
        ...splitMarks(Plot, trainCount, high + room),
        ...key(Plot, [
          ["goal", "var(--faint)"],
          ["frozen reservoir", looks[cell].colour],
          ["fully trained", trained],
        ]),
      ],
    }),
    alt: () =>
      `${capital(taskWords[task])} after ${stops[point]} epochs. On windows not seen, the errors in variances of the goal are ${three(frozen.test[point] / frame.variance)} for the frozen ${looks[cell].name} and ${three((full.test[point] ?? frozen.test[point]) / frame.variance)} for the fully trained one.`,
    columns: () => ({ window: x, goal, frozen: reservoir, full: whole }),
  };
}

/** Baselines that fit on the axis, worst first, with the words that name them. */
const rules = ({ baselines, variance }: TrainingFrame) =>
  [
    { words: "last value", y: baselines.persistence / variance },
    { words: "1 lag", y: baselines.ar1 / variance },
    { words: "2 lags", y: baselines.ar2 / variance },
  ].filter(({ y }) => y < 3);

/** The error on windows not seen over the epochs, beside forecasters that need no network. */
export function errorFigure(frame: TrainingFrame, moment: number): Drawing {
  const { stops, frozen, full, epochs, variance, cell, done } = frame;
  const relative = (errors: Float64Array): Float64Array => errors.map((e) => e / variance);
  const [reservoir, whole] = [relative(frozen.test), relative(full.test)];
  const plain = rules(frame);
  const all = [...reservoir, ...whole, ...plain.map(({ y }) => y)];
  const low = Math.min(...all) / 2;
  const high = Math.min(30, Math.max(2, ...all));
  const x = Float64Array.from(stops);
  return {
    same: [frame],
    cursor: stops[pointAt(frame, moment)],
    plot: (Plot, { height }) => {
      const labels = [
        ...plain.map((rule) => ({ ...rule, colour: "var(--faint)" })),
        { words: "frozen", y: reservoir[reservoir.length - 1], colour: looks[cell].colour },
        ...(done > 1 ? [{ words: "trained", y: whole[done - 1], colour: trained }] : []),
      ];
      return {
        x: { label: "epoch", domain: [0, epochs] },
        y: {
          label: "error on windows not seen, in variances",
          type: "log",
          domain: [low, high],
          ticks: 5,
          tickFormat: short,
          clamp: true,
        },
        marginRight: 68,
        marks: [
          Plot.ruleY(plain, { y: "y", stroke: "var(--faint)", strokeDasharray: "1 4" }),
          Plot.ruleY([1], { stroke: "var(--rule)" }),
          ...traceMarks(Plot, [
            { x, y: reservoir, colour: looks[cell].colour },
            { x: x.subarray(0, done), y: whole, colour: trained, dashed: true },
          ]),
          endLabels(Plot, labels, epochs, [low, high], height),
        ],
      };
    },
    alt: () =>
      `In ${epochs} epochs the frozen reservoir’s error goes from ${three(reservoir[0])} to ${three(ends(frame).frozen)} variances, the fully trained network’s to ${three(ends(frame).full)}. A line through the last two inputs reaches ${three(frame.baselines.ar2 / variance)}.`,
    columns: () => ({ epoch: stops, frozen: frozen.test, full: full.test }),
  };
}

/** What both networks miss the goal by, after an epoch. */
export function residualFigure(frame: TrainingFrame, moment: number): Drawing {
  const { goal, count, trainCount, frozen, full, cell, stops, done } = frame;
  const point = pointAt(frame, moment);
  const off = (all: Float64Array): Float64Array => at(all, point, count).map((y, i) => y - goal[i]);
  const reservoir = off(frozen.predicted);
  const whole = done > 0 ? off(full.predicted) : reservoir;
  const span = Math.max(...goal) - Math.min(...goal);
  const most = Math.min(span, 1.1 * Math.max(...reservoir.map(Math.abs), ...whole.map(Math.abs)));
  const inside = (y: Float64Array): Float64Array => y.map((v) => Math.max(-most, Math.min(v, most)));
  const x = windows(count);
  return {
    same: [frame, point],
    plot: (Plot) => ({
      x: { label: "window", domain: [0, count] },
      y: { label: "prediction − goal", domain: [-most, most], ticks: 5, tickFormat: short },
      marks: [
        Plot.areaY(inside(reservoir), {
          x: (_, i: number) => i,
          y: (d) => d,
          fill: looks[cell].colour,
          fillOpacity: 0.35,
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [{ x, y: inside(whole), colour: trained, dashed: true }]),
        ...splitMarks(Plot, trainCount, most),
      ],
    }),
    alt: () =>
      `After ${stops[point]} epochs the frozen reservoir is off by up to ${three(Math.max(...reservoir.map(Math.abs)))}, the fully trained network by up to ${three(Math.max(...whole.map(Math.abs)))}, of a goal that spans ${three(span)}.`,
    columns: () => ({ window: x, frozen: reservoir, full: whole }),
  };
}
