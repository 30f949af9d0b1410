import type { Markish } from "@observablehq/plot";
import type { Marks } from "../../src/figures/drawing.ts";

/** How a cell is written and drawn, all through the chapter: quantum cells solid, classical ones dashed. */
export const looks = {
  qrnn: { name: "QRNN", colour: "var(--series-1)", dashed: false },
  qgru: { name: "QGRU", colour: "var(--series-3)", dashed: false },
  qlstm: { name: "QLSTM", colour: "var(--series-4)", dashed: false },
  rnn: { name: "RNN", colour: "var(--series-2)", dashed: true },
  gru: { name: "GRU", colour: "var(--series-5)", dashed: true },
  lstm: { name: "LSTM", colour: "var(--series-6)", dashed: true },
} as const;

/** The tasks in words. */
export const taskWords = {
  pendulum: "the pendulum",
  bessel: "the Bessel function",
  control: "the control pulses",
  narma5: "NARMA5",
  narma10: "NARMA10",
  narma5wide: "NARMA5, stretched",
  narma10wide: "NARMA10, stretched",
} as const;

/** Words in their colours, side by side above the axes. */
export const key = (Plot: Marks, words: readonly (readonly [word: string, colour: string])[]): Markish[] => {
  let dx = 4;
  return words.map(([word, fill]) => {
    const mark = Plot.text([word], {
      frameAnchor: "top-left",
      dx,
      dy: -18,
      fill,
      fontWeight: 600,
      textAnchor: "start",
    });
    dx += 6.6 * word.length + 16;
    return mark;
  });
};

/** Where the windows end that are learned from. */
export const splitMarks = (Plot: Marks, at: number, top: number): Markish[] => [
  Plot.ruleX([at], { stroke: "var(--faint)", strokeDasharray: "2 3" }),
  Plot.text(["learned from"], { x: [at], y: [top], dx: -5, dy: 4, textAnchor: "end", fill: "var(--faint)" }),
  Plot.text(["not seen"], { x: [at], y: [top], dx: 5, dy: 4, textAnchor: "start", fill: "var(--faint)" }),
];

/** Labels moved down, where needed, so that they do not lie on one another; `least` is in decades of y. */
export function apart<L extends { readonly y: number }>(rows: readonly L[], least: number): L[] {
  let above = Infinity;
  return [...rows]
    .sort((a, b) => b.y - a.y)
    .map((row) => {
      above = Math.min(Math.log10(row.y), above - least);
      return { ...row, y: 10 ** above };
    });
}

/** Words at the right end of curves on a log axis of this domain, in a figure of this height, none over another. */
export const endLabels = (
  Plot: Marks,
  rows: readonly { readonly words: string; readonly y: number; readonly colour: string }[],
  x: number,
  [low, high]: readonly [number, number],
  height: number,
  dx = 6,
): Markish =>
  Plot.text(apart(rows, (13 * Math.log10(high / low)) / (height - 62)), {
    x,
    y: "y",
    text: "words",
    dx,
    textAnchor: "start",
    fontWeight: 600,
    fill: "colour",
  });

/** A network’s name in its colour, for the end of its curve. */
export const named = (kind: keyof typeof looks, y: number) => ({
  words: looks[kind].name,
  y,
  colour: looks[kind].colour,
});

/** A number in three digits, small ones as powers of ten in words that a screen reader can say. */
export const three = (x: number): string =>
  x !== 0 && Math.abs(x) < 1e-3 ? x.toExponential(1).replace("-", "−") : x.toPrecision(3);
