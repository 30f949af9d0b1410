import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped, short } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type { ModesFrame } from "./frames.ts";
import { predictSecond } from "./modes-predict.ts";

const modes = 4;

/** The step at a moment of the run, from 0 to 1. */
export const stepAt = ({ planned }: ModesFrame, at: number): number => Math.round(at * planned);

/** One column of a table (points, modes). */
export const column = (table: Float64Array, k: number): Float64Array =>
  Float64Array.from({ length: table.length / modes }, (_, i) => table[i * modes + k]);

/** What went wrong with a run, in words, or nothing. */
export function trouble({ state, step, kappa, nothing }: ModesFrame): string {
  if (nothing) return "No input calls up any output: there is nothing to learn.";
  const rate = `The learning rate is ${kappa.toFixed(2)} in units in which 2 is the limit of stability.`;
  if (state === "diverged") return `Diverged after step ${grouped(step.at(-1) ?? 0)}. ${rate}`;
  if (state === "oscillating") return `Does not settle: the last steps overshoot and bounce. ${rate}`;
  if (kappa > 2) return `Thrown about by its steps. ${rate}`;
  return "";
}

/** Each mode's strength over training, with the exact curve under it and a dot where half of it is learned. */
export function strengthsFigure(frame: ModesFrame, goals: readonly number[], at: number): Drawing {
  const { step, strength, theory, half, planned, strongest, cut } = frame;
  const order = goals.map((_, k) => k).sort((a, b) => goals[b] - goals[a]);
  const learned = order.filter((k) => half[k] !== null);
  const missing = goals.filter((goal, k) => goal > 0 && half[k] === null).length;
  const note = trouble(frame) || (cut ? "The weakest mode needs more steps than the run has." : "");
  const highest = strength.reduce((most, u) => Math.max(most, u), 0);
  const top = Math.max(0.1, 1.08 * strongest, 1.05 * Math.min(highest, 4 * strongest));
  const inside = (curve: Float64Array): Float64Array =>
    curve.map((u) => Math.max(-top / 4, Math.min(u, top)));
  return {
    same: [frame],
    ...(note ? { note } : {}),
    cursor: stepAt(frame, at),
    ...(goals[0] > 0 && goals[1] > 0
      ? { predict: predictSecond(frame, goals, (k) => inside(column(strength, k))) }
      : {}),
    plot: (Plot) => {
      const traces = goals.flatMap((_, k): Trace[] => [
        { x: step, y: column(theory, k), colour: series(k), dashed: true },
        { x: step, y: inside(column(strength, k)), colour: series(k) },
      ]);
      const ends = (trouble(frame) ? [] : goals).map((_, k) => ({ y: column(strength, k).at(-1) ?? 0, k }));
      const dots = learned.map((k) => ({ x: half[k], y: goals[k] / 2, k }));
      return {
        x: { label: "step", domain: [0, planned] },
        y: { label: "strength learned", domain: [Math.min(0, ...inside(strength)), top], ticks: 6 },
        marks: [
          Plot.ruleY([0], { stroke: "var(--rule)" }),
          ...traceMarks(Plot, traces),
          Plot.text(ends, {
            x: step.at(-1) ?? 0,
            y: "y",
            text: (d: { k: number }) => `mode ${d.k + 1}`,
            dy: -7,
            dx: -4,
            textAnchor: "end",
            fontWeight: 600,
            fill: (d: { k: number }) => series(d.k),
          }),
          Plot.dot(dots, {
            x: "x",
            y: "y",
            r: 3.6,
            fill: "var(--paper)",
            stroke: (d: { k: number }) => series(d.k),
            strokeWidth: 1.8,
          }),
        ],
      };
    },
    alt: () =>
      [
        trouble(frame),
        learned.length
          ? `Half learned: ${learned.map((k) => `mode ${k + 1} (strength ${goals[k]}) at step ${grouped(half[k] ?? 0)}`).join(", ")}.`
          : "No mode is half learned.",
        missing > 0 ? `Not half learned: ${missing} more.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    columns: () => ({
      step,
      ...Object.fromEntries(goals.map((_, k) => [`mode${k + 1}`, column(strength, k)])),
      ...Object.fromEntries(goals.map((_, k) => [`mode${k + 1}Theory`, column(theory, k)])),
    }),
  };
}

/** The loss over training, with the heights on which it should rest. */
export function lossFigure(frame: ModesFrame, at: number): Drawing {
  const { step, loss, treads, planned, layers } = frame;
  const [first, last] = [loss[0], loss.at(-1) ?? loss[0]];
  const floor = frame.nothing
    ? 1e-7
    : Math.max(1e-6, Math.min(last, (treads.filter((t) => t > 0).at(-1) ?? 1) / 30) / 2);
  const heights = treads.filter((tread) => tread > floor);
  const peak = loss.reduce((most, l) => Math.max(most, l), 0);
  return {
    same: [frame],
    cursor: stepAt(frame, at),
    plot: (Plot) => ({
      x: { label: "step", domain: [0, planned] },
      y: {
        label: "loss",
        type: "log",
        domain: [floor, Math.max(1.5 * first, 1.2 * peak, 10 * floor)],
        ticks: 5,
        tickFormat: short,
      },
      marginRight: 62,
      marks: [
        Plot.ruleY(heights, { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.text(heights, {
          y: (d) => d,
          x: planned,
          text: (d: number) => d.toPrecision(3),
          dx: 6,
          textAnchor: "start",
          fill: "var(--faint)",
        }),
        ...traceMarks(Plot, [{ x: step, y: loss.map((l) => Math.max(l, floor)), colour: "var(--ink)" }]),
      ],
    }),
    alt: () =>
      [
        trouble(frame),
        `The loss falls from ${first.toPrecision(3)} to ${last.toPrecision(3)} in ${grouped(step.at(-1) ?? 0)} steps.`,
        layers === 2
          ? "There is no hidden layer, hence no tread to rest on."
          : `The dotted heights, at which some modes are learned and the others not at all, are ${heights.map((t) => t.toPrecision(3)).join(", ")}.`,
      ]
        .filter(Boolean)
        .join(" "),
    columns: () => ({ step, loss }),
  };
}

const units = 8;
const ticks = { ticks: [0.5, 7.5], tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };

/** The network's whole map at a moment of the run. */
export function mapFigure({ map, mapStep, ...frame }: ModesFrame, at: number): Drawing {
  const wanted = at * frame.planned;
  const last = mapStep.length - 1;
  const next = mapStep.findIndex((step) => step >= wanted);
  const k = next < 0 ? last : next;
  const values = map.subarray(k * units * units, (k + 1) * units * units);
  const size = Math.hypot(...values);
  const end = map.subarray(last * units * units);
  const full = Math.max(0.2, ...end.map(Math.abs));
  return {
    same: [full],
    heat: { rows: units, cols: units, values, full },
    plot: (Plot, { width, height }) => {
      const legend = [
        { words: `+${full.toFixed(1)}`, colour: "var(--heat-plus)" },
        { words: "0", colour: "var(--faint)" },
        { words: `−${full.toFixed(1)}`, colour: "var(--heat-minus)" },
      ];
      return {
        x: { label: "input", domain: [0, units], ...ticks },
        y: { label: "output", domain: [units, 0], ...ticks },
        marginRight: Math.max(60, width - 52 - (height - 62)), // square cells
        marks: [
          Plot.text(legend, {
            x: units,
            y: (_, i: number) => 0.6 + 0.75 * i,
            text: "words",
            dx: 12,
            textAnchor: "start",
            fontWeight: 600,
            fill: "colour",
          }),
        ],
      };
    },
    alt: () =>
      `At step ${grouped(mapStep[k])} the map of 8 inputs to 8 outputs has the size ${size.toPrecision(3)} (Frobenius norm); at the end of the run ${Math.hypot(...end).toPrecision(3)}.`,
    columns: () => ({
      output: Int32Array.from({ length: units * units }, (_, i) => Math.floor(i / units) + 1),
      input: Int32Array.from({ length: units * units }, (_, i) => (i % units) + 1),
      weight: values,
    }),
  };
}
