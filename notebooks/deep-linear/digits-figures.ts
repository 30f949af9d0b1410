import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import type digits from "../../src/simulations/deep-linear/digits.ts";
import { percent } from "./products-words.ts";

export type DigitsFrame = ReturnType<(typeof digits)["frames"]> extends Generator<infer F> ? F : never;
type Start = DigitsFrame["starts"][number];

/** Starts as they look and are called in other figures too. */
export const looks: Readonly<Record<Start, { colour: string; words: string }>> = {
  gaussian: { colour: "var(--series-2)", words: "Gaussian" },
  orthogonal: { colour: "var(--series-1)", words: "orthogonal" },
  pretrained: { colour: "var(--series-3)", words: "pretrained" },
  small: { colour: "var(--series-4)", words: "small" },
};

export const entryOf = ({ entries }: DigitsFrame, start: Start) =>
  entries.find((entry) => entry.start === start);

/** Steps of all entries, pretraining included, and of the longest of them. */
const longestOf = ({ entries }: DigitsFrame): number =>
  Math.max(100, ...entries.map(({ before, step }) => before + (step.at(-1) ?? 0)));

/** A curve over steps from 1 on, pretraining included. */
function curve(before: number, step: Float64Array, y: Float64Array, most: number) {
  const from = before ? 0 : 1; // a log axis has no place for step 0
  return { x: step.subarray(from).map((n) => before + n), y: y.subarray(from).map((v) => Math.min(most, v)) };
}

/** A named curve for each start, a bar for the steps of pretraining, and rings where learning is done. */
function racing(
  frame: DigitsFrame,
  of: (entry: DigitsFrame["entries"][number]) => { step: Float64Array; y: Float64Array },
  label: { readonly y: string; readonly most: number; readonly done: number; readonly height: number },
): Drawing["plot"] {
  const longest = longestOf(frame);
  return (Plot) => ({
    x: {
      label: "step, pretraining included",
      type: "log",
      domain: [1, 1.05 * longest],
      ticks: within([1, 10, 100, 1000], [1, longest]),
      tickFormat: short,
    },
    y: { label: label.y, domain: [0, label.most], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    marks: [
      Plot.ruleY([label.done], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
      ...frame.entries
        .filter(({ before }) => before > 0)
        .map(({ before }) =>
          Plot.link([before], {
            ...{ x1: 1, x2: (n: number) => n, y1: label.height, y2: label.height },
            ...{ stroke: looks.pretrained.colour, strokeWidth: 6, strokeOpacity: 0.35 },
          }),
        ),
      ...traceMarks(
        Plot,
        frame.entries.map((entry): Trace => {
          const { step, y } = of(entry);
          return { ...curve(entry.before, step, y, label.most), colour: looks[entry.start].colour };
        }),
      ),
      ...frame.entries.flatMap((entry) => {
        const { step, y } = of(entry);
        const { x, y: shown } = curve(entry.before, step, y, label.most);
        const k = x.length - 1;
        if (k < 0) return [];
        const { colour, words } = looks[entry.start];
        // Orthogonal and Gaussian end close to each other, and so do pretrained and small.
        const before = entry.start !== "gaussian" && x[k] > 4;
        const aside = entry.start === "gaussian" ? -5 : entry.start === "pretrained" ? 0 : 14;
        return [
          Plot.dot([x[k]], {
            x: (n: number) => n,
            y: shown[k],
            r: 3.4,
            fill: "var(--paper)",
            stroke: colour,
            strokeWidth: 1.8,
          }),
          Plot.text([words], {
            ...{ x: [x[k]], y: [shown[k]], dx: before ? -8 : 8, dy: label.done < 0.5 ? aside : -aside },
            textAnchor: before ? "end" : "start",
            ...{ fill: colour, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3 },
          }),
        ];
      }),
      Plot.text(frame.entries.length ? [] : ["drawing pictures"], {
        frameAnchor: "middle",
        fill: "var(--faint)",
      }),
    ],
  });
}

/** Which networks have not learned, in words, or nothing. */
function trouble({ entries }: DigitsFrame): string {
  const lost = entries.filter(({ steps }) => steps === null);
  const said = lost.map(
    ({ start, outcome, rate }) => `${looks[start].words} ${outcome} at rate ${short(rate)}`,
  );
  return said.length ? `Not every network learns: ${said.join(", ")}.` : "";
}

/** What is left to learn, from each start. */
export function digitsLossFigure(frame: DigitsFrame): Drawing {
  return {
    same: [frame],
    ...(trouble(frame) ? { note: trouble(frame) } : {}),
    plot: racing(frame, ({ step, loss }) => ({ step, y: loss }), {
      ...{ y: "left to learn (1: everything)", most: 1.25, done: frame.goal, height: 1.12 },
    }),
    alt: () =>
      `Until a fifth is left to learn: ${
        frame.entries
          .map(({ start, steps, before, outcome }) =>
            steps === null
              ? `${looks[start].words} ${outcome}`
              : `${looks[start].words} ${steps} steps${before ? ` behind ${before} of pretraining` : ""}`,
          )
          .join(", ") || "no network has been trained yet"
      }.`,
    columns: () => rowsOf(frame, ({ step, loss }) => ({ step, y: loss }), "loss"),
  };
}

/** How many new digits a network names, from each start. */
export function digitsNamedFigure(frame: DigitsFrame): Drawing {
  return {
    same: [frame],
    plot: racing(frame, ({ looked, accuracy }) => ({ step: looked, y: accuracy }), {
      ...{ y: "new pictures named", most: 1.06, done: frame.best ?? 1, height: 0.05 },
    }),
    alt: () =>
      `Of 200 new pictures the best linear map names ${percent(frame.best ?? 0, 1)}. When a fifth is left to learn: ${
        frame.entries
          .map(({ start, accuracy }) => `${looks[start].words} ${percent(accuracy.at(-1) ?? 0, 1)}`)
          .join(", ") || "no network has been trained yet"
      }.`,
    columns: () => rowsOf(frame, ({ looked, accuracy }) => ({ step: looked, y: accuracy }), "named"),
  };
}

function rowsOf(
  frame: DigitsFrame,
  of: (entry: DigitsFrame["entries"][number]) => { step: Float64Array; y: Float64Array },
  name: string,
) {
  const rows = frame.entries.flatMap((entry) => {
    const { step, y } = of(entry);
    return Array.from(step, (n, i) => ({ start: looks[entry.start].words, step: entry.before + n, y: y[i] }));
  });
  return {
    start: rows.map((row) => row.start),
    step: rows.map((row) => row.step),
    [name]: rows.map((row) => row.y),
  };
}
