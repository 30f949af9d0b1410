import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import type greedy from "../../src/simulations/deep-linear/greedy.ts";
import { steps } from "./words.ts";

export type GreedyFrame = ReturnType<(typeof greedy)["frames"]> extends Generator<infer F> ? F : never;
type Name = GreedyFrame["runs"][number]["start"];

/** The colour and the name of each start. */
export const looks: Readonly<Record<Name, { colour: string; words: string }>> = {
  pretrained: { colour: "var(--series-3)", words: "pretrained" },
  orthogonal: { colour: "var(--series-1)", words: "orthogonal" },
  small: { colour: "var(--series-2)", words: "small random" },
};

/** Steps of fine-tuning from a start at the reader's angle: null if it did not learn, undefined while unknown. */
export const stepsFrom = ({ runs }: GreedyFrame, start: Name): number | null | undefined =>
  runs.find((run) => run.start === start)?.steps;

const top = 1.3; // of the losses drawn

/** Losses from the three starts, the pretrained one after what its pretraining took. */
export function greedyLossFigure(frame: GreedyFrame): Drawing {
  const { runs, price } = frame;
  const later = (name: Name) => (name === "pretrained" ? price : 0);
  const longest = Math.max(
    10 * price,
    ...runs.map(({ start, step }) => later(start) + step[step.length - 1]),
  );
  return {
    same: [frame],
    plot: (Plot) => ({
      x: {
        label: "step, pretraining included",
        type: "log",
        domain: [1, longest],
        tickFormat: short,
        ticks: within([1, 10, 100, 1000], [1, longest]),
      },
      y: { label: "loss (1: nothing learned)", domain: [0, top + 0.05], ticks: [0, 0.5, 1] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleY([0.05], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.link([price], {
          ...{ x1: 1, x2: (d: number) => d, y1: 1, y2: 1 },
          ...{ stroke: looks.pretrained.colour, strokeWidth: 7, strokeOpacity: 0.35 },
        }),
        Plot.text(["layers pretrained one by one"], {
          ...{ x: [1], y: [1], dx: 6, dy: 15, textAnchor: "start" },
          ...{ fill: looks.pretrained.colour, fontWeight: 600 },
        }),
        ...traceMarks(
          Plot,
          runs.map(({ start, step, loss }): Trace => {
            const from = later(start) === 0 ? 1 : 0; // a log axis has no place for step 0
            return {
              x: step.subarray(from).map((n) => later(start) + n),
              y: loss.subarray(from).map((l) => Math.min(top, l)),
              colour: looks[start].colour,
            };
          }),
        ),
        ...runs.flatMap(({ start, step, loss }) => {
          const k = loss.findIndex((l, i) => i > 0 && l < 0.35);
          return k < 0
            ? []
            : [
                Plot.text([looks[start].words], {
                  ...{ x: [later(start) + step[k]], y: [loss[k]] },
                  ...(start === "pretrained"
                    ? { dx: -7, textAnchor: "end" }
                    : { dx: 7, dy: -8, textAnchor: "start" }),
                  ...{ fill: looks[start].colour, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3 },
                }),
              ];
        }),
      ],
    }),
    alt: () =>
      `Pretraining takes ${price} steps. Then, until the loss is down to a twentieth: ${
        runs
          .map(
            ({ start, steps: n, outcome }) =>
              `${looks[start].words} ${n === null ? outcome : `${steps(n)} steps`}`,
          )
          .join(", ") || "not yet known"
      }.`,
    columns: () => {
      const rows = runs.flatMap(({ start, step, loss }) =>
        Array.from(step, (n, i) => ({ start: looks[start].words, step: later(start) + n, loss: loss[i] })),
      );
      return {
        start: rows.map((row) => row.start),
        step: rows.map((row) => row.step),
        loss: rows.map((row) => row.loss),
      };
    },
  };
}

/** Steps of fine-tuning at every angle, from the pretrained and the orthogonal start. */
export function greedyAnglesFigure(frame: GreedyFrame): Drawing {
  const { sweep, angle, runs } = frame;
  const names = ["orthogonal", "pretrained"] as const;
  const curve = (name: (typeof names)[number]) => {
    const known = Array.from(sweep.angle.keys()).filter((i) => sweep[name][i] >= 0);
    return {
      x: known.map((i) => sweep.angle[i]),
      y: known.map((i) => Math.max(1, sweep[name][i])),
      colour: looks[name].colour,
    };
  };
  const dots = runs.flatMap(({ start, steps: n }) => (n === null ? [] : [{ start, n: Math.max(1, n) }]));
  const most = Math.max(100, ...names.flatMap((name) => curve(name).y), ...dots.map(({ n }) => n));
  const domain: [number, number] = [3, 1.5 * most];
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: { label: "angle of the task, in degrees", domain: [0, 90], ticks: narrow ? 4 : 7 },
      y: {
        label: "steps of fine-tuning",
        type: "log",
        domain,
        ticks: within([3, 10, 30, 100, 300, 1000], domain),
        tickFormat: short,
      },
      marginRight: 90,
      marks: [
        Plot.ruleX([angle], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(
          Plot,
          names.map((name) => ({ ...curve(name), label: looks[name].words })),
        ),
        Plot.dot(dots, {
          ...{ x: angle, y: "n", r: 4, fill: "var(--paper)", strokeWidth: 1.8 },
          stroke: (d: { start: Name }) => looks[d.start].colour,
        }),
        ...dots
          .filter(({ start }) => start === "small")
          .map(({ n }) =>
            Plot.text([looks.small.words], {
              ...{ x: [angle], y: [n], fontWeight: 600, fill: looks.small.colour },
              ...(angle > 60 ? { dx: -9, textAnchor: "end" } : { dx: 9, textAnchor: "start" }),
            }),
          ),
      ],
    }),
    alt: () =>
      `Steps of fine-tuning at ${Array.from(sweep.angle, (a, i) => `${a}°: pretrained ${told(sweep.pretrained[i])}, orthogonal ${told(sweep.orthogonal[i])}`).join("; ") || "no angle yet"}. Small random, at the chosen angle: ${steps(stepsFrom(frame, "small"))}.`,
    columns: () => ({
      angle: sweep.angle,
      pretrained: Array.from(sweep.pretrained, (n) => (n < 0 ? null : n)),
      orthogonal: Array.from(sweep.orthogonal, (n) => (n < 0 ? null : n)),
    }),
  };
}

const told = (n: number): string => (n < 0 ? "not in time" : String(n));
