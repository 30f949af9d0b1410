import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type perturbations from "../../src/simulations/deep-linear/perturbations.ts";

export type PerturbedFrame =
  ReturnType<(typeof perturbations)["frames"]> extends Generator<infer F> ? F : never;

/** What can be read of a mode at its end. */
export const ended = (final: number): string => (Math.abs(final) < 0.005 ? "nothing" : final.toFixed(2));

/** Modes over the steps, and what their tasks ask for less the decay. */
export function coursesFigure(frame: PerturbedFrame): Drawing {
  const { step, modes, s, decay, layers, noise } = frame;
  const last = step[step.length - 1];
  const goals = layers === 3 ? s.map((goal) => Math.max(0, goal - decay)) : [];
  const traces = modes.flatMap(({ learned, exact }, k): Trace[] => [
    { x: step.subarray(0, learned.length), y: learned, colour: series(k) },
    ...(exact ? [{ x: step, y: exact, colour: "var(--ink)", dashed: true, faint: true }] : []),
  ]);
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "step", domain: [0, last], ticks: narrow ? 4 : 7, tickFormat: short },
      y: { label: "strength", domain: [-0.05, 1.15 * Math.max(...s)], ticks: 5 },
      clip: true,
      marks: [
        Plot.ruleY(s, { stroke: (_, k: number) => series(k), strokeDasharray: "1 4" }),
        Plot.ruleY(goals, { stroke: "var(--faint)", strokeOpacity: 0.6 }),
        ...traceMarks(Plot, traces),
        Plot.text(s, {
          ...{ x: 0, y: (goal: number) => goal, dy: -8, dx: 6, textAnchor: "start", fontWeight: 600 },
          fill: (_, k: number) => series(k),
          text: (_, k: number) => `asked for of mode ${k + 1}`,
        }),
      ],
    }),
    alt: () =>
      modes
        .map(({ final, escaped }, k) =>
          escaped
            ? `Mode ${k + 1} escapes: its steps are too large.`
            : `Of mode ${k + 1}, of which ${short(s[k])} is asked for, ${ended(final)} is left${noise ? " without noise" : ""}.`,
        )
        .join(" "),
    columns: () => {
      const at = (k: number, which: "learned" | "quiet") =>
        Array.from(step, (_, n) => modes[k][which].at(n) ?? null);
      return {
        step,
        ...Object.fromEntries(
          modes.flatMap((_, k) => [
            [`mode${k + 1}`, at(k, "learned")],
            [`mode${k + 1}WithoutNoise`, at(k, "quiet")],
          ]),
        ),
      };
    },
  };
}

const [fromGoal, fromSmall] = [series(0), series(1)];

/** What is left of tasks of any strength, from two starts, with the resting points. */
export function endsFigure(frame: PerturbedFrame): Drawing {
  const { task, small, large } = frame.sweep;
  const top = task[task.length - 1];
  const rest = [...frame.resting.task].flatMap((s, k) => (s <= top ? [[s, frame.resting.u[k]]] : []));
  const curve = {
    x: rest.map(([s]) => s),
    y: rest.map(([, u]) => u),
    colour: "var(--ink)",
    dashed: true,
  };
  const dots = (ends: readonly (number | null)[], colour: string): Trace => ({
    x: [...task].filter((_, k) => ends[k] !== null),
    y: ends.filter((u) => u !== null),
    colour,
    dots: true,
  });
  const kept = large.findIndex((u) => u !== null && u > 0.005);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "asked for, s", domain: [0, top], ticks: 5 },
      y: { label: "left at last, u", domain: [-0.05, top], ticks: 5 },
      clip: true,
      marks: [
        ...traceMarks(Plot, [
          { x: [0, top], y: [0, top], colour: "var(--faint)", faint: true },
          curve,
          dots(large, fromGoal),
        ]),
        Plot.dot(
          { length: small.length },
          { x: task, y: small, r: 3.4, stroke: fromSmall, fill: "none", strokeWidth: 1.4 },
        ),
        ...[
          { words: "no decay", y: 1.72, fill: "var(--faint)" },
          { words: "● started at what is asked for", y: 1.48, fill: fromGoal },
          { words: "○ started small", y: 1.3, fill: fromSmall },
        ].map(({ words, y, fill }) =>
          Plot.text([words], { x: [0.06], y: [y], textAnchor: "start", fontWeight: 600, fill }),
        ),
      ],
    }),
    alt: () =>
      kept < 0
        ? "Nothing is left of any task up to a strength of 2."
        : `Started at what is asked for, tasks stronger than ${short(kept ? task[kept - 1] : 0)} keep something, the weakest of them ${short(large[kept]!)}. Started small, ${small.filter((u) => u !== null && u > 0.005).length} of ${task.length} tasks keep something.`,
    columns: () => ({ asked: task, fromSmall: small, fromGoal: large }),
  };
}
