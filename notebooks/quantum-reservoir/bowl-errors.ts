import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { directionNames, epochAt, leftAlong, onPath } from "./bowl-numbers.ts";
import type { BowlFrame } from "./frames.ts";
import { endLabels, key, looks, three } from "./looks.ts";

const solvedColour = "var(--ink)";

/** The error left along each direction of the bowl, over the epochs. */
export function directionsFigure(frame: BowlFrame, moment: number): Drawing {
  const { epochs, star, cell } = frame;
  const x = Float64Array.from({ length: epochs + 1 }, (_, e) => e);
  const rows = directionNames(frame).map((words, i) => ({
    words,
    i,
    y: x.map((e) => Math.max(1e-9, leftAlong(frame, e, i))),
  }));
  const all = rows.flatMap(({ y }) => [...y]);
  const [low, high] = [Math.max(1e-7, Math.min(...all)) / 2, 3 * Math.max(...all)];
  const ink = (i: number): string => (i < 2 ? "var(--faint)" : looks[cell].colour);
  return {
    same: [frame],
    cursor: epochAt(frame, moment),
    height: 340,
    plot: (Plot, { height }) => ({
      x: { label: "epoch", domain: [0, epochs] },
      y: {
        label: "error left along each direction, in variances",
        type: "log",
        domain: [low, high],
        ticks: 5,
        tickFormat: short,
        clamp: true,
      },
      marginRight: 62,
      marks: [
        ...traceMarks(
          Plot,
          rows.map(({ i, y }) => ({ x, y: y.map((v) => Math.max(low, v)), colour: ink(i), dashed: i < 2 })),
        ),
        endLabels(
          Plot,
          rows.map(({ words, i, y }) => ({ words, y: Math.max(low, y[epochs]), colour: ink(i) })),
          epochs,
          [low, high],
          height,
        ),
      ],
    }),
    alt: () =>
      `Error left along the ${star.length} directions of the bowl, at the start and after ${epochs} epochs: ${rows.map(({ words, y }) => `${words} ${three(y[0])} and ${three(y[epochs])}`).join("; ")}.`,
    columns: () => ({ epoch: x, ...Object.fromEntries(rows.map(({ words, y }) => [words, y])) }),
  };
}

/** Errors of the solution over its penalty. */
export function penaltyFigure(frame: BowlFrame): Drawing {
  const { path, penalty, test, epochs, cell, solved } = frame;
  const x = path.map(({ lambda }) => lambda);
  const of = (which: "train" | "test"): number[] => path.map((point) => point[which]);
  const trained = test[epochs];
  const all = [...of("train"), ...of("test"), Math.min(trained, 10)];
  const [low, high] = [Math.min(...all) / 1.5, Math.max(...all) * 2];
  const colour = looks[cell].colour;
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "penalty λ", type: "log", domain: [1e-10, 1], ticks: 5, tickFormat: "~e" },
      y: {
        label: "error, in variances",
        type: "log",
        domain: [low, high],
        ticks: 4,
        tickFormat: short,
        clamp: true,
      },
      marginTop: 34,
      marks: [
        Plot.ruleX([penalty], { stroke: "var(--faint)", strokeDasharray: "2 3" }),
        Plot.ruleY([trained], { stroke: colour, strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [
          { x, y: of("train"), colour: solvedColour, faint: true },
          { x, y: of("test"), colour: solvedColour },
        ]),
        Plot.dot([0], {
          x: [penalty],
          y: [solved.test],
          symbol: "star",
          r: 7,
          fill: solvedColour,
          stroke: "var(--paper)",
        }),
        ...key(Plot, [
          ["not seen", solvedColour],
          ["learned from", "var(--faint)"],
          [`after ${epochs} epochs`, colour],
        ]),
      ],
    }),
    alt: () =>
      `Error on windows not seen of the readout that is solved for: ${[1e-10, 1e-6, 1e-2, 1].map((lambda) => `${three(onPath(frame, lambda).test)} with a penalty of ${short(lambda)}`).join(", ")}. After ${epochs} epochs of training it is ${three(trained)}.`,
    columns: () => ({ penalty: x, train: of("train"), test: of("test"), size: path.map(({ size }) => size) }),
  };
}
