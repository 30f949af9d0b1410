import type repair from "../../src/simulations/mode-connectivity/repair.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { courseFigure, type Course } from "./course-figure.ts";
import type { FrameOf } from "./frames.ts";
import { colours, nats, percent } from "./words.ts";

export type RepairFrame = FrameOf<typeof repair>;
export type Repaired = NonNullable<RepairFrame["found"]>;

const waiting = "The two networks are still being trained and matched.";

/** What must be known before the figures are read. */
export function troubled({ converged, lines }: RepairFrame): string {
  const { accuracy } = lines.naive;
  if (!converged) return "Training diverged: the weights are those from before it did.";
  return accuracy.length > 1 &&
    Math.min(accuracy[0], accuracy.at(-1) ?? 1) < 0.8 &&
    lines.naive.barrier !== null
    ? "A network reads fewer than eight digits in ten: barriers do not mean much here."
    : "";
}

const noted = (frame: RepairFrame) => (troubled(frame) ? { note: troubled(frame) } : {});

/** How much of the variance the units of each layer keep half-way, before repair and after it. */
export function varianceFigure(frame: RepairFrame): Drawing {
  const { found, layers } = frame;
  const x = Float64Array.from({ length: layers }, (_, l) => l + 1);
  const curves = found
    ? [
        { words: "matched, repaired", y: found.variance.repaired, colour: colours.repaired, dy: -12 },
        { words: "matched", y: found.variance.weights, colour: colours.weights, dy: -12 },
        { words: "B as it is", y: found.variance.naive, colour: colours.naive, dy: -4 },
      ]
    : [];
  return {
    same: [found, layers],
    ...noted(frame),
    plot: (Plot) => ({
      x: { label: "hidden layer", domain: [0.7, Math.max(2, layers) + 0.3], ticks: [...x], tickFormat: "d" },
      y: {
        label: "variance that is left half-way",
        domain: [0, 1.2],
        ticks: 6,
        tickFormat: (y: number) => `${Math.round(100 * y)} %`,
      },
      marginLeft: 56,
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleY([1], { stroke: "var(--faint)", strokeDasharray: "3 3" }),
        ...traceMarks(
          Plot,
          curves.map(({ y, colour }) => ({ x, y, colour })),
        ),
        ...traceMarks(
          Plot,
          curves.map(({ y, colour }) => ({ x, y, colour, dots: true })),
        ),
        ...curves.map(({ words, y, colour, dy }) =>
          Plot.text([words], {
            x: [1],
            y: [y[0]],
            dx: dy === -4 ? 14 : 6,
            dy,
            textAnchor: "start",
            fill: colour,
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
        ),
      ],
    }),
    alt: () =>
      found
        ? `Half-way to the matched B the last of ${layers} hidden layers has ${percent(found.variance.weights[layers - 1])} of the variance that its units have in A and B; after repair ${percent(found.variance.repaired[layers - 1])}.`
        : waiting,
    columns: () =>
      found ? { layer: x, ...found.variance } : { layer: [], naive: [], weights: [], repaired: [] },
  };
}

function linesFigure(frame: RepairFrame, measure: "loss" | "accuracy"): Drawing {
  const { lines } = frame;
  const below = measure === "accuracy";
  const courses: Course[] = [
    { words: "B as it is", colour: colours.naive, y: lines.naive[measure], named: 0.3, below },
    {
      words: "as it is, repaired",
      colour: colours.naive,
      y: lines.naiveRepaired[measure],
      named: 0.5,
      below,
      dashed: true,
    },
    { words: "matched", colour: colours.weights, y: lines.weights[measure], named: 0.3, below },
    {
      words: "matched, repaired",
      colour: colours.repaired,
      y: lines.repaired[measure],
      named: 0.7,
      below: !below,
    },
  ];
  return courseFigure({
    courses,
    points: 11,
    ends: ["A", "B"],
    measure,
    note: troubled(frame),
    same: [frame.found, ...courses.map(({ y }) => y)],
    alt: () => {
      const { weights, repaired, naive } = lines;
      if (naive.barrier === null || weights.barrier === null || repaired.barrier === null) return waiting;
      return measure === "loss"
        ? `The barrier is ${nats(naive.barrier)} nats to B as it is, ${nats(weights.barrier)} to the matched B, and ${nats(repaired.barrier)} when the networks between are repaired.`
        : `Half-way ${percent(naive.accuracy[5])} of the digits are read right on the line to B as it is, ${percent(weights.accuracy[5])} after matching, ${percent(repaired.accuracy[5])} after repair.`;
    },
  });
}

/** The loss along the line, with and without matching, with and without repair. */
export const lossFigure = (frame: RepairFrame): Drawing => linesFigure(frame, "loss");

/** The accuracy along the same lines. */
export const accuracyFigure = (frame: RepairFrame): Drawing => linesFigure(frame, "accuracy");

/** Each unit of the last hidden layer: how much its input varies half-way, over how much it should. */
export function unitsFigure(frame: RepairFrame): Drawing {
  const { found } = frame;
  const units = found
    ? Array.from(found.units.aim, (aim, k) => ({
        aim,
        weights: found.units.weights[k],
        repaired: found.units.repaired[k],
      }))
    : [];
  const top = 1.1 * Math.max(1, ...units.flatMap(({ aim, repaired, weights }) => [aim, repaired, weights]));
  return {
    same: [found],
    ...noted(frame),
    plot: (Plot) => ({
      x: { label: "deviation in A and B", domain: [0, top] },
      y: { label: "deviation half-way", domain: [0, top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.link([0], { x1: 0, y1: 0, x2: top, y2: top, stroke: "var(--faint)", strokeDasharray: "3 3" }),
        Plot.dot(units, { x: "aim", y: "repaired", r: 3.5, fill: colours.repaired, fillOpacity: 0.7 }),
        Plot.dot(units, {
          x: "aim",
          y: "weights",
          r: 3.5,
          fill: colours.weights,
          fillOpacity: 0.7,
          symbol: "square",
        }),
        Plot.text(units.length ? ["repaired"] : [], {
          x: [0.62 * top],
          y: [0.72 * top],
          textAnchor: "end",
          fill: colours.repaired,
          fontWeight: 600,
        }),
        Plot.text(units.length ? ["matched"] : [], {
          x: [0.86 * top],
          y: [0.06 * top],
          fill: colours.weights,
          fontWeight: 600,
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
      ],
    }),
    alt: () =>
      found
        ? `Of ${units.length} units of the last hidden layer ${units.filter(({ aim, weights }) => weights < 0.9 * aim).length} vary by a tenth less half-way than in A and B, and ${units.filter(({ aim, repaired }) => repaired < 0.9 * aim).length} after repair.`
        : waiting,
    columns: () => found?.units ?? { aim: [], weights: [], repaired: [] },
  };
}
