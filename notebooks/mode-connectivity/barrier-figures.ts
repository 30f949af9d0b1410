import type { Markish } from "@observablehq/plot";
import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { BarrierFrame, BarrierLine } from "./frames.ts";
import { colours, nats, percent } from "./words.ts";

/** What the reader looks at: a place on the line, and how losses are scaled. */
export interface Look {
  readonly lambda: number;
  readonly log: boolean;
}

const named = [
  ["naive", "B as it is"],
  ["weights", "matched by weights"],
  ["activations", "by activities"],
] as const;

/** The lines that have been measured, in the order in which they were. */
const measured = (frame: BarrierFrame) =>
  named.flatMap(([key, words]) => {
    const line = frame[key];
    return line ? [{ key, words, line, colour: colours[key] }] : [];
  });

const lambdas = (points: number): Float64Array =>
  Float64Array.from({ length: points }, (_, k) => k / (points - 1));

/** What must be known before a line is read. */
export function trouble({ matching, naive }: BarrierFrame): string {
  if (!matching || !naive) return "";
  const last = naive.test.accuracy.length - 1;
  const worst = Math.min(naive.test.accuracy[0], naive.test.accuracy[last]);
  if (!matching.converged)
    return "Training diverged: the weights are those from before it did. Lower the learning rate.";
  if (worst < 0.8) return "Training did not converge, so that barriers do not mean much here.";
  return "";
}

type Measure = "loss" | "accuracy";

/** Marks of the height of a barrier: a bracket from the chord to the curve, and the number. */
function bracket(Plot: Marks, line: BarrierLine, colour: string): Markish[] {
  const { loss } = line.test;
  const last = loss.length - 1;
  const chord = (1 - line.at) * loss[0] + line.at * loss[last];
  const peak = loss[Math.round(line.at * last)];
  return [
    Plot.link([0], { x1: line.at, x2: line.at, y1: chord, y2: peak, stroke: colour, strokeDasharray: "2 3" }),
    Plot.text([`barrier\n${nats(line.barrier)} nats`], {
      x: [line.at],
      y: [(chord + peak) / 2],
      dx: 6,
      textAnchor: "start",
      fill: colour,
      fontWeight: 600,
      stroke: "var(--paper)",
      strokeWidth: 4,
    }),
  ];
}

/** Words for the curves, apart from one another: above or below the middle of each. */
function names(Plot: Marks, frame: BarrierFrame, measure: Measure): Markish[] {
  return measured(frame).map(({ key, words, line, colour }) => {
    const values = line.test[measure];
    const k = Math.round(
      (values.length - 1) * (key === "activations" ? 0.8 : key === "weights" ? 0.27 : 0.5),
    );
    const below = measure === "accuracy" && key === "naive";
    return Plot.text([words], {
      x: [k / (values.length - 1)],
      y: [values[k]],
      dy: below ? 13 : key === "activations" ? -13 : -9,
      fill: colour,
      fontWeight: 600,
      stroke: "var(--paper)",
      strokeWidth: 4,
    });
  });
}

function lineFigure(frame: BarrierFrame, look: Look, measure: Measure): Drawing {
  const lines = measured(frame);
  const note = trouble(frame);
  const all = lines.flatMap(({ line }) => [...line.test[measure], ...line.train[measure]]);
  const log = measure === "loss" && look.log;
  const top = measure === "accuracy" ? 1 : Math.max(1, 1.12 * Math.max(0, ...all));
  const floor = log ? Math.max(1e-3, 0.7 * Math.min(1, ...all)) : 0;
  return {
    same: [frame.naive, frame.weights, frame.activations, frame.matching, look.log],
    cursor: look.lambda,
    ...(note ? { note } : {}),
    ...(measure === "loss" ? { height: 340 } : {}),
    plot: (Plot) => ({
      x: {
        label: "place on the line, λ",
        domain: [0, 1],
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (x: number) => (x === 0 ? "A" : x === 1 ? "B" : String(x)),
      },
      y: {
        label: measure === "loss" ? "loss on new digits, nats" : "digits read right",
        domain: [floor, top],
        ...(log ? { type: "log" as const, ticks: 4 } : {}),
        ...(measure === "accuracy" ? { tickFormat: (y: number) => `${100 * y} %` } : {}),
      },
      ...(measure === "accuracy" ? { marginLeft: 56 } : {}),
      marks: [
        Plot.ruleY([floor], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          lines.flatMap(({ line, colour }) => {
            const x = lambdas(line.test[measure].length);
            return [
              { x, y: line.train[measure], colour, dashed: true, faint: true },
              { x, y: line.test[measure], colour },
            ];
          }),
        ),
        ...(measure === "loss" && frame.naive ? bracket(Plot, frame.naive, colours.naive) : []),
        ...names(Plot, frame, measure),
      ],
    }),
    alt: () =>
      [
        note,
        ...lines.map(({ words, line }) =>
          measure === "loss"
            ? `On the way to ${words} the loss rises by ${nats(line.barrier)} nats over its ends.`
            : `On the way to ${words} up to ${percent(line.accuracyBarrier, 1)} fewer digits are read right than at its ends.`,
        ),
        lines.length ? "" : "No line has been measured yet: the two networks are still being trained.",
      ]
        .filter(Boolean)
        .join(" "),
    columns: () => ({
      lambda: lambdas(frame.naive?.test.loss.length ?? 0),
      ...Object.fromEntries(
        lines.flatMap(({ key, line }) => [
          [`${key}Test`, line.test[measure]],
          [`${key}Train`, line.train[measure]],
        ]),
      ),
    }),
  };
}

/** The loss along the line from A to B, to B matched by weights, and to B matched by activities. */
export const lossFigure = (frame: BarrierFrame, look: Look): Drawing => lineFigure(frame, look, "loss");

/** The accuracy along the same lines. */
export const accuracyFigure = (frame: BarrierFrame, look: Look): Drawing =>
  lineFigure(frame, look, "accuracy");
