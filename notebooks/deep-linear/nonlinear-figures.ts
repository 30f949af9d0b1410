import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { grouped } from "../../src/figures/numbers.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import type nonlinear from "../../src/simulations/deep-linear/nonlinear.ts";
import { residual } from "./residual.ts";

export type NonlinearFrame = ReturnType<(typeof nonlinear)["frames"]> extends Generator<infer F> ? F : never;

export const kinds = ["linear", "tanh"] as const;
export const looks = {
  linear: { colour: "var(--series-1)", dx: -2.5 },
  tanh: { colour: "var(--series-3)", dx: 2.5 },
} as const;
export const ofTheory = "var(--series-2)";

/** One column of a table (points, cols). */
const column = (table: Float64Array, cols: number, k: number): Float64Array =>
  Float64Array.from({ length: table.length / cols }, (_, i) => table[i * cols + k]);

/** What a reader must know of a run before looking at it. */
function note({ trouble, cut, networks, asked, s, shown }: NonlinearFrame): string {
  if (trouble) return `A ${trouble} network ran away: the learning rate is too large for modes this strong.`;
  if (shown.length < 2) return "All items are alike: there is one mode to learn.";
  const few = networks < asked ? `${networks} of ${asked} networks are run: more take too long. ` : "";
  return `${few}${cut ? `The weakest of ${s.length} modes need more steps than the run has.` : ""}`.trim();
}

/** Strengths of some modes in both networks, with the exact solutions; or how far they are from them. */
export function strengthsFigure(frame: NonlinearFrame, difference: boolean): Drawing {
  const { shown, step, theory, planned, s } = frame;
  const cols = shown.length;
  const curve = (table: Float64Array, k: number) => {
    const y = column(table, cols, k);
    return difference ? residual(y, column(theory, cols, k), s[shown[k]]) : y;
  };
  const traces = Array.from(shown, (_, k): Trace[] => [
    ...(difference ? [] : [{ x: step, y: curve(theory, k), colour: ofTheory, dashed: true }]),
    ...kinds.map((kind) => ({ x: step, y: curve(frame[kind], k), colour: looks[kind].colour })),
  ]).flat();
  const top = 1.32 * Math.max(...s); // room for the key
  const lowest = Math.min(-10, ...traces.flatMap(({ y }) => [...y]));
  const names = Array.from(shown, (a, k) => ({
    y: column(theory, cols, k).at(-1) ?? 0,
    words: `mode ${a + 1}`,
  }));
  return {
    same: [frame, difference],
    ...(note(frame) ? { note: note(frame) } : {}),
    plot: (Plot, { narrow }) => ({
      x: { label: "step", domain: [0, planned], ticks: narrow ? 4 : 6 },
      y: difference
        ? { label: "simulation less theory, % of the mode", domain: [1.1 * lowest, 20], ticks: 5 }
        : { label: "strength learned", domain: [Math.min(0, -0.02 * top), top], ticks: 5 },
      marginRight: difference ? 20 : 64,
      marks: [
        Plot.ruleY(
          [0],
          difference ? { stroke: ofTheory, strokeDasharray: "5 4" } : { stroke: "var(--rule)" },
        ),
        ...traceMarks(Plot, traces),
        ...(difference
          ? []
          : [
              Plot.text(apart(names, top / 17), {
                x: planned,
                y: "place",
                text: "words",
                dx: 6,
                textAnchor: "start",
                fill: "var(--ink)",
              }),
            ]),
        ...key(Plot, difference),
      ],
    }),
    alt: () => said(frame),
    columns: () => ({
      step,
      ...Object.fromEntries(
        Array.from(shown, (a, k) => [
          [`mode${a + 1}Theory`, column(theory, cols, k)] as const,
          ...kinds.map(
            (kind) => [`mode${a + 1}${kind}`, padded(column(frame[kind], cols, k), step.length)] as const,
          ),
        ]).flat(),
      ),
    }),
  };
}

/** Numbers so far, and nothing behind them. */
const padded = (y: Float64Array, length: number): (number | null)[] =>
  Array.from({ length }, (_, i) => (i < y.length ? y[i] : null));

/** Names at heights that are at least `gap` apart. */
function apart<N extends { readonly y: number }>(
  names: readonly N[],
  gap: number,
): (N & { place: number })[] {
  let above = -Infinity;
  return [...names]
    .sort((a, b) => a.y - b.y)
    .map((name) => ({ ...name, place: (above = Math.max(name.y, above + gap)) }));
}

/** Which colour is what, in a corner. */
const key = (Plot: Marks, low: boolean) =>
  [
    { words: "linear", fill: looks.linear.colour },
    { words: "tanh", fill: looks.tanh.colour },
    { words: low ? "" : "theory, dashed", fill: ofTheory },
  ].map(({ words, fill }, i) =>
    Plot.text([words], {
      frameAnchor: low ? "bottom-right" : "top-left",
      ...{ dx: low ? -8 : 8, dy: low ? -8 - 15 * i : 6 + 15 * i },
      ...{ fontWeight: 600, fill },
    }),
  );

function said(frame: NonlinearFrame): string {
  const { shown, halfTheory, half, s } = frame;
  const at = (n: number | null | undefined) => (n == null ? "not yet" : grouped(n));
  return [
    "Steps until half learned, by theory, in the linear and in the tanh network.",
    ...Array.from(
      shown,
      (a) =>
        `Mode ${a + 1} (strength ${s[a].toFixed(1)}): ${at(halfTheory[a])}, ${at(half.linear[0]?.[a])}, ${at(half.tanh[0]?.[a])}.`,
    ),
  ].join(" ");
}
