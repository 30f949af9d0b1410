import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { SpreadFrame } from "./frames.ts";
import { looks, three } from "./looks.ts";
import { median } from "./settling-numbers.ts";

/** What is known so far at the i-th width. */
export const drawsAt = (frame: SpreadFrame, all: Float64Array | Int32Array, i: number): number[] =>
  Array.from(all.subarray(i * frame.draws, i * frame.draws + frame.complete));

/** Dots for each draw over the spread of the angles, and the line of their medians. */
function overWidth(
  frame: SpreadFrame,
  values: (i: number) => number[],
  colour: string,
  y: { readonly label: string; readonly type: "log" | "linear"; readonly domain: [number, number] },
  alt: () => string,
): Drawing {
  const { width, complete, draws } = frame;
  const inside = (v: number): number => Math.max(y.domain[0], Math.min(y.domain[1], v));
  const dots = Array.from(width, (x, i) => values(i).map((v) => ({ x, y: inside(v) }))).flat();
  const medians = width.map((_, i) => (complete ? inside(median(values(i))) : y.domain[0]));
  return {
    same: [frame],
    plot: (Plot) => ({
      x: {
        label: "spread of the angles, rad",
        type: "log",
        domain: [0.0008, 8],
        ticks: 4,
        tickFormat: short,
      },
      y: { ...y, ticks: 5, tickFormat: short },
      marks: [
        ...(y.type === "log" ? [Plot.ruleY([1], { stroke: "var(--rule)" })] : []),
        ...(complete ? traceMarks(Plot, [{ x: width, y: medians, colour }]) : []),
        Plot.dot(dots, { x: "x", y: "y", r: 2.6, fill: colour, fillOpacity: 0.5 }),
      ],
    }),
    alt: complete ? alt : () => `The first of ${draws} draws at each spread is being computed.`,
    columns: () => ({ spread: width, median: medians }),
  };
}

const domainOf = ({ learned, solved }: SpreadFrame): [number, number] => {
  const all = [...learned, ...solved].filter((e) => e > 0);
  return [Math.min(...all) / 1.5, Math.min(20, Math.max(2, ...all))];
};

const said = (frame: SpreadFrame, all: Float64Array | Int32Array, i: number): string => {
  const some = drawsAt(frame, all, i);
  return `${three(median(some))} (${three(Math.min(...some))} to ${three(Math.max(...some))})`;
};

export const learnedFigure = (frame: SpreadFrame): Drawing =>
  overWidth(
    frame,
    (i) => drawsAt(frame, frame.learned, i),
    looks[frame.cell].colour,
    { label: "error on windows not seen, in variances", type: "log", domain: domainOf(frame) },
    () =>
      `Errors of trained readouts, median and range of the draws: ${said(frame, frame.learned, 0)} at a spread of 0.001, ${said(frame, frame.learned, 11)} all over the circle.`,
  );

export const solvedSpreadFigure = (frame: SpreadFrame): Drawing =>
  overWidth(
    frame,
    (i) => drawsAt(frame, frame.solved, i),
    "var(--ink)",
    { label: "error on windows not seen, in variances", type: "log", domain: domainOf(frame) },
    () =>
      `Errors of readouts by least squares, median and range: ${said(frame, frame.solved, 0)} at a spread of 0.001, ${said(frame, frame.solved, 11)} all over the circle.`,
  );

export const settleSpreadFigure = (frame: SpreadFrame): Drawing =>
  overWidth(
    frame,
    (i) => drawsAt(frame, frame.settle, i).map((e) => e || frame.epochs + 5),
    looks[frame.cell].colour,
    { label: "epochs until settled", type: "linear", domain: [0, frame.epochs + 8] },
    () =>
      `Epochs until settled, median and range, 0 for an error that does not fall: ${said(frame, frame.settle, 0)} at a spread of 0.001, ${said(frame, frame.settle, 11)} all over the circle.`,
  );
