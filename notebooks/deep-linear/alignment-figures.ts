import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type alignment from "../../src/simulations/deep-linear/alignment.ts";
import { steps } from "./words.ts";

export type AlignmentFrame = ReturnType<(typeof alignment)["frames"]> extends Generator<infer F> ? F : never;

const modes = 4;
const column = (table: Float64Array, a: number): Float64Array => table.filter((_, k) => k % modes === a);

/** Which of the recorded steps a moment of the run is: the last one not after it. */
export function recordAt({ step, planned }: AlignmentFrame, at: number): number {
  const next = step.findIndex((n) => n > Math.round(at * planned));
  return next < 0 ? step.length - 1 : Math.max(0, next - 1);
}

/** What went wrong with a run, in words, or nothing. */
export function trouble({ state, step, kappa }: AlignmentFrame): string {
  const rate = `The learning rate is ${kappa.toFixed(2)} in units in which 2 is the limit of stability from a small start.`;
  if (state === "diverged") return `Diverged after step ${steps(step.at(-1))}. ${rate}`;
  if (state === "oscillating") return `Does not settle: the last steps overshoot and bounce. ${rate}`;
  return "";
}

/** What a reader must know of a run before looking at its curves. */
function remark(frame: AlignmentFrame): string {
  if (trouble(frame)) return trouble(frame);
  if (frame.s.every((x) => x === 0)) return "All strengths are zero: there is nothing to learn.";
  return frame.cut ? "The weakest mode needs more steps than the run has." : "";
}

/** Steps from 1 on, since the axis is logarithmic, and the values there. */
export const from1 = ({ step }: AlignmentFrame, y: Float64Array) => ({
  x: step.subarray(1),
  y: y.subarray(1),
});

/** The axis of steps. */
export const axis = ({ planned }: AlignmentFrame, narrow: boolean) =>
  ({ label: "step", type: "log", domain: [1, planned], ticks: narrow ? 3 : 5, tickFormat: "~s" }) as const;

const said = (Plot: Marks, words: string) =>
  words
    ? [
        Plot.text([words], {
          frameAnchor: "top-left",
          ...{ dx: 8, dy: 4, fill: "var(--bad)", lineWidth: 24, fontWeight: 600 },
        }),
      ]
    : [];

/** How far the layers agree on each mode, and how much of it is learned. */
export function agreementFigure(frame: AlignmentFrame, at: number): Drawing {
  const { step, cosine, learned, emerged, s } = frame;
  const shown = s.flatMap((strength, a) => (strength > 0 ? [a] : []));
  const dots = shown.flatMap((a) => {
    const found = emerged[a];
    return found && found.step > 0 ? [{ x: found.step, y: found.cosine, a }] : [];
  });
  return {
    same: [frame],
    cursor: Math.max(1, step[recordAt(frame, at)]),
    plot: (Plot, { narrow }) => ({
      x: axis(frame, narrow),
      y: { label: "agreement of the layers; faint: part learned", domain: [0, 1.12], ticks: 5 },
      marks: [
        Plot.ruleY([0, 1], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          shown.flatMap((a): Trace[] => [
            {
              ...from1(
                frame,
                column(learned, a).map((u) => Math.min(1.12, Math.max(0, u))),
              ),
              colour: series(a),
              faint: true,
            },
            { ...from1(frame, column(cosine, a)), colour: series(a) },
          ]),
        ),
        Plot.dot(dots, {
          x: "x",
          y: "y",
          r: 3.6,
          fill: "var(--paper)",
          stroke: (d: { a: number }) => series(d.a),
          strokeWidth: 1.8,
        }),
        ...dots.map(({ x, y, a }) =>
          Plot.text([narrow ? String(a + 1) : `mode ${a + 1}`], {
            ...{ x: [x], y: [y], dy: -11, fill: series(a), fontWeight: 600 },
          }),
        ),
        ...said(Plot, remark(frame)),
      ],
    }),
    alt: () =>
      [
        remark(frame),
        ...shown.map((a) => {
          const found = emerged[a];
          return found
            ? `When a hundredth of mode ${a + 1} is learned, at step ${steps(found.step)}, the cosine between the layers is ${found.cosine.toFixed(4)}.`
            : `Of mode ${a + 1} not even a hundredth is learned.`;
        }),
      ]
        .filter(Boolean)
        .join(" "),
    columns: () => ({
      step,
      ...Object.fromEntries(
        s.flatMap((_, a) => [
          [`agreement${a + 1}`, column(cosine, a)],
          [`learned${a + 1}`, column(learned, a)],
        ]),
      ),
    }),
  };
}

const units = 8;

/** Inner products of every output's mode in one layer with every input's mode in the other, at a moment. */
export function matrixFigure(frame: AlignmentFrame, at: number): Drawing {
  const { matrix, step, s } = frame;
  const k = recordAt(frame, at);
  const values = matrix.subarray(k * units * units, (k + 1) * units * units);
  const full = Math.max(0.2, ...matrix.subarray(matrix.length - units * units).map(Math.abs));
  const ticks = { ticks: [0.5, 1.5, 2.5, 3.5, 7.5], tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };
  return {
    same: [full],
    heat: { rows: units, cols: units, values, full },
    plot: (_, { width, height }) => ({
      x: { label: "input mode", domain: [0, units], ...ticks },
      y: { label: "output mode", domain: [units, 0], ...ticks },
      marginRight: Math.max(20, width - 52 - (height - 62)), // square cells
    }),
    alt: () =>
      `At step ${steps(step[k])} the diagonal holds ${s.map((_, a) => values[a * (units + 1)].toPrecision(3)).join(", ")} for the four modes.`,
    columns: () => ({
      output: Int32Array.from({ length: units * units }, (_, c) => Math.floor(c / units) + 1),
      input: Int32Array.from({ length: units * units }, (_, c) => (c % units) + 1),
      product: values,
    }),
  };
}
