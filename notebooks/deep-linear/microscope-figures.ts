import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type microscope from "../../src/simulations/deep-linear/microscope.ts";
import { predictDeep } from "./microscope-predict.ts";
import { taus } from "./plane-figures.ts";

export type MicroscopeFrame =
  ReturnType<(typeof microscope)["frames"]> extends Generator<infer F> ? F : never;

const [deep, direct, integrated] = ["var(--series-1)", "var(--series-2)", "var(--series-3)"];
const floor = 1e-16; // of errors on a log axis: what doubles can tell apart

interface Course {
  readonly time: Float64Array; // (points)
  readonly y: Float64Array; // (points)
}

/** What went wrong with descent, in words, or nothing. */
export function trouble({ diverged, steps, strength, start }: MicroscopeFrame): string {
  if (!diverged) return "";
  return `Gradient descent diverged in step ${steps + 1}: at a start ${short(start / strength)} times as strong as the goal the loss is far steeper, and such steps too long.`;
}

const named = (Plot: Marks, words: string, colour: string, place: object) =>
  Plot.text([words], { fill: colour, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4, ...place });

/** Points of a course below a height, none closer to the next than an eighteenth of the figure. */
function spaced({ time, y }: Course, width: number, height: number): { x: number; y: number }[] {
  const kept: { x: number; y: number }[] = [];
  for (let i = 0; i < time.length; ++i) {
    if (y[i] > height || time[i] > width) continue;
    const last = kept.at(-1);
    const apart = last ? Math.hypot((time[i] - last.x) / width, (y[i] - last.y) / height) : Infinity;
    if (apart >= 1 / 18) kept.push({ x: time[i], y: y[i] });
  }
  return kept;
}

/** The strength over time: exact, by descent, and of a direct map. */
export function modeFigure(frame: MicroscopeFrame): Drawing {
  const { strength: s, start, time, descent, half } = frame;
  const end = time[time.length - 1];
  const top = 1.12 * Math.max(s, start);
  const note = trouble(frame);
  const free = start > s ? "top-right" : "bottom-right"; // the corner where no curve comes by
  const passes = (y: Float64Array, level: number) =>
    time[
      Math.max(
        0,
        y.findIndex((u) => u >= level),
      )
    ];
  return {
    same: [frame],
    ...(note ? { note } : {}),
    predict: predictDeep(frame),
    plot: (Plot) => ({
      x: { label: "time, in units of τ", domain: [0, end], ticks: 5 },
      y: { label: "strength learned", domain: [0, top], ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleY([s], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(Plot, [
          { x: time, y: frame.direct, colour: direct },
          { x: time, y: frame.deep, colour: deep },
        ]),
        Plot.dot(spaced(descent, end, top), {
          x: "x",
          y: "y",
          r: 2.8,
          fill: "var(--paper)",
          stroke: "var(--ink)",
          strokeWidth: 1.3,
        }),
        ...(start < s / 4
          ? [
              named(Plot, "one hidden layer", deep, {
                x: [passes(frame.deep, 0.7 * s)],
                y: [0.7 * s],
                dx: -10,
                textAnchor: "end",
              }),
              named(Plot, "direct map", direct, {
                x: [passes(frame.direct, 0.32 * s)],
                y: [0.32 * s],
                dx: 8,
                dy: 4,
                textAnchor: "start",
              }),
            ]
          : [
              named(Plot, "one hidden layer", deep, { frameAnchor: free, dx: -4, dy: start > s ? 0 : -20 }),
              named(Plot, "direct map", direct, { frameAnchor: free, dx: -4, dy: start > s ? 16 : -4 }),
            ]),
      ],
    }),
    alt: () =>
      [
        note,
        half === 0
          ? "The start is above half of the goal, which is approached from there."
          : `With one hidden layer half is learned after ${taus(half)}; a direct map needs about ${taus(Math.LN2)} for any mode.`,
        `Gradient descent is at most ${short(Math.min(frame.descentWorst, 1e6))} off the exact curve.`,
      ]
        .filter(Boolean)
        .join(" "),
    columns: () => ({ time, hiddenLayer: frame.deep, directMap: frame.direct }),
  };
}

/** How far descent and the numerical integration are from the exact solution, over time. */
export function errorFigure(frame: MicroscopeFrame): Drawing {
  const { time, descentError, integratedError, descentWorst, integratedWorst } = frame;
  const end = time[time.length - 1];
  const top = Math.max(1, Math.min(1e4, 10 * descentWorst));
  const drawn = [
    { course: descentError, colour: "var(--ink)", words: "gradient descent", worst: descentWorst },
    { course: integratedError, colour: integrated, words: "Runge–Kutta, 2000 steps", worst: integratedWorst },
  ];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "time, in units of τ", domain: [0, end], ticks: 5 },
      y: {
        label: "distance from the exact curve",
        type: "log",
        domain: [floor, top],
        ticks: within([1e-16, 1e-12, 1e-8, 1e-4, 1, 1e4], [floor, top]),
        tickFormat: short,
      },
      marks: [
        ...traceMarks(
          Plot,
          drawn.map(({ course, colour }) => ({
            x: course.time.filter((t) => t <= end),
            y: course.y
              .filter((_, i) => course.time[i] <= end)
              .map((error) => Math.min(top, Math.max(floor, error))),
            colour,
          })),
        ),
        ...drawn.map(({ colour, words, worst }) =>
          named(Plot, words, colour, {
            x: [end],
            y: [Math.min(top / 3, 8 * Math.max(worst, floor))],
            dx: -2,
            textAnchor: "end",
          }),
        ),
      ],
    }),
    alt: () =>
      `The largest error of gradient descent is ${short(Math.min(descentWorst, 1e6))}, that of Runge–Kutta ${short(integratedWorst)}.`,
    columns: () => ({ time: descentError.time, error: descentError.y }),
  };
}
