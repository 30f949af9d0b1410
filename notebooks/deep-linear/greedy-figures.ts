import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import type greedy from "../../src/simulations/deep-linear/greedy.ts";
import { steps } from "./words.ts";

export type GreedyFrame = ReturnType<(typeof greedy)["frames"]> extends Generator<infer F> ? F : never;
type Name = GreedyFrame["runs"][number]["start"];

const looks: Readonly<Record<Name, { colour: string; words: string }>> = {
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

/** What the pretrained layers let through of each component of the inputs, and where the task reads. */
export function greedyKeptFigure(frame: GreedyFrame): Drawing {
  const { kept, angle } = frame;
  const half = kept.length / 2;
  const strong = Math.cos((angle * Math.PI) / 180) ** 2;
  const read = Array.from(kept, (_, k) => (k < 4 ? strong : k >= half && k < half + 4 ? 1 - strong : 0));
  const most = Math.max(1.1, ...kept);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: {
        label: "component of the inputs, by falling variance",
        domain: [0.4, kept.length + 0.6],
        ticks: [1, 4, 8, 12, 16],
      },
      y: { label: "part let through", domain: [0, 1.12 * most], ticks: 5 },
      marks: [
        Plot.rect(read, {
          ...{ x1: (_: number, k: number) => k + 0.55, x2: (_: number, k: number) => k + 1.45 },
          ...{ y1: 0, y2: (d: number) => d, fill: "var(--ink)", fillOpacity: 0.13 },
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x: Array.from(kept, (_, k) => k + 1), y: kept, colour: looks.pretrained.colour },
          { x: Array.from(kept, (_, k) => k + 1), y: kept, colour: looks.pretrained.colour, dots: true },
        ]),
        Plot.text(["let through by the pretrained layers"], {
          ...{ x: [kept.length + 0.5], y: [1.06 * most], textAnchor: "end" },
          ...{ fill: looks.pretrained.colour, fontWeight: 600 },
        }),
        Plot.text(["grey: where the task reads"], {
          ...{ x: [kept.length + 0.5], y: [0.97 * most], textAnchor: "end", fill: "var(--faint)" },
        }),
      ],
    }),
    alt: () =>
      `The pretrained layers let through ${Array.from(kept, (x) => x.toFixed(2)).join(", ")} of the components of the inputs, from the strongest to the weakest. The task reads ${Math.round(100 * strong)} % from the first four and the rest from components ${half + 1} to ${half + 4}.`,
    columns: () => ({ component: Int32Array.from(kept, (_, k) => k + 1), letThrough: kept, task: read }),
  };
}

/** The inputs' correlation in the directions by which the task tells them apart. */
export function greedyMatrixFigure({ matrix, ratio }: GreedyFrame): Drawing {
  const n = Math.sqrt(matrix.length);
  const ticks = { ticks: [0.5, 1.5, 2.5, 3.5], tickFormat: (d: number) => String(d + 0.5), tickSize: 0 };
  const full = matrix.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3);
  return {
    same: [matrix],
    heat: { rows: n, cols: n, values: matrix, full },
    height: 260,
    plot: (Plot, { width, height }) => ({
      x: { label: "input direction of the task", domain: [0, n], ...ticks },
      y: { label: "input direction", domain: [n, 0], ...ticks },
      marginRight: Math.max(20, width - 52 - (height - 62)), // square cells
      marks: [
        Plot.text(matrix, {
          ...{
            x: (_: number, i: number) => (i % n) + 0.5,
            y: (_: number, i: number) => Math.floor(i / n) + 0.5,
          },
          text: (d: number) => (Math.abs(d) < 5e-4 ? "0" : d.toFixed(2).replace("-", "−")),
          ...{ stroke: "var(--paper)", strokeWidth: 3, fill: "var(--ink)" },
        }),
      ],
    }),
    alt: () =>
      `The correlation of the inputs along the task's four directions: on the diagonal ${Array.from({ length: n }, (_, a) => matrix[a * (n + 1)].toFixed(3)).join(", ")}. What the inputs carry from these directions to others is ${(100 * ratio).toFixed(1)} % of the whole.`,
    columns: () => ({
      row: Int32Array.from(matrix, (_, i) => Math.floor(i / n) + 1),
      column: Int32Array.from(matrix, (_, i) => (i % n) + 1),
      correlation: matrix,
    }),
  };
}
