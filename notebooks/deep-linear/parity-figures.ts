import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { series, traceMarks, type Trace } from "../../src/figures/traces.ts";
import type parity from "../../src/simulations/deep-linear/parity.ts";

export type ParityFrame = ReturnType<(typeof parity)["frames"]> extends Generator<infer F> ? F : never;
type Runs = ParityFrame["runs"];

const [right, wrong] = [series(0), series(1)];
const colourOf = ({ matches }: Runs[number]): string => (matches ? right : wrong);

/** The networks whose start has the task's sign, and the others. */
export const parted = ({ runs }: ParityFrame): { matched: Runs; other: Runs } => ({
  matched: runs.filter(({ matches }) => matches),
  other: runs.filter(({ matches }) => !matches),
});

/** The middle number of steps; Infinity where half of them never learn. */
export function middle(runs: Runs): number {
  const sorted = runs.map(({ steps }) => steps ?? Infinity).sort((x, y) => x - y);
  return sorted[sorted.length >> 1] ?? Infinity;
}

const across = 8; // networks in a row

/** A square for each network: the colour is the sign of its start, the number how many steps it takes. */
export function parityGridFigure(frame: ParityFrame): Drawing {
  const { runs, count } = frame;
  const down = Math.ceil(count / across);
  const place = (half: number) => ({
    ...{
      x1: (_: unknown, k: number) => (k % across) + half,
      x2: (_: unknown, k: number) => (k % across) + 1 - half,
    },
    ...{ y1: (_: unknown, k: number) => Math.floor(k / across) + half },
    ...{ y2: (_: unknown, k: number) => Math.floor(k / across) + 1 - half },
  });
  const { matched, other } = parted(frame);
  const lost = (some: Runs) => some.filter(({ steps }) => steps === null).length;
  return {
    same: [frame],
    height: 260,
    plot: (Plot) => ({
      x: { axis: null, domain: [0, across] },
      y: { axis: null, domain: [down, 0] },
      ...{ marginLeft: 4, marginRight: 4, marginTop: 26, marginBottom: 4 },
      marks: [
        Plot.rect(runs, {
          ...place(0.04),
          fill: colourOf,
          fillOpacity: (d) => (d.steps === null ? 0 : 0.25),
        }),
        Plot.rect(runs, { ...place(0.06), fill: "none", stroke: colourOf, strokeWidth: 1.6 }),
        Plot.text(runs, {
          x: (_, k: number) => (k % across) + 0.5,
          y: (_, k: number) => Math.floor(k / across) + 0.5,
          text: ({ steps }) => (steps === null ? "never" : String(steps)),
        }),
        ...[
          { words: "right sign", x: 0, anchor: "start" as const, fill: right },
          { words: "wrong sign", x: across, anchor: "end" as const, fill: wrong },
        ].map(({ words, x, anchor, fill }) =>
          Plot.text([words], { x: [x], y: [0], dy: -12, textAnchor: anchor, fill, fontWeight: 600 }),
        ),
      ],
    }),
    alt: () =>
      `Of ${runs.length} networks ${matched.length} start with the sign of their task, and ${lost(matched)} of these never learn it. ${other.length} start with the other sign, and ${lost(other)} of these never learn it.`,
    columns: () => ({
      network: runs.map((_, k) => k + 1),
      rightSign: runs.map(({ matches }) => (matches ? 1 : 0)),
      steps: runs.map(({ steps }) => steps),
    }),
  };
}

const tracesOf = (runs: Runs, y: "loss" | "volume"): Trace[] =>
  // On a log axis the start stands at step 1, one before its place.
  runs.map((run) => ({ x: run.step.map((n) => n + 1), y: run[y], colour: colourOf(run), faint: true }));

const stepAxis = (budget: number) => ({
  label: "step + 1",
  type: "log" as const,
  domain: [1, budget],
  ticks: [1, 10, 100, 1000],
  tickFormat: short,
});

const columnsOf = (runs: Runs) => {
  const rows = runs.flatMap((run, k) => Array.from(run.step, (step, i) => ({ run, k, step, i })));
  return {
    network: rows.map(({ k }) => k + 1),
    step: rows.map(({ step }) => step),
    loss: rows.map(({ run, i }) => run.loss[i]),
    determinant: rows.map(({ run, i }) => run.volume[i]),
  };
};

/** The loss of every network, and the saddle at which the weakest mode is still missing. */
export function parityLossFigure(frame: ParityFrame): Drawing {
  const { runs, trap, goal, budget } = frame;
  const { matched, other } = parted(frame);
  const domain: [number, number] = [0.5 * goal, 1.3 * Math.max(1, ...runs.map(({ loss }) => loss[0]))];
  return {
    same: [frame],
    plot: (Plot, { narrow }) => ({
      x: stepAxis(budget),
      y: {
        label: "loss",
        type: "log",
        domain,
        ticks: within([0.01, 0.03, 0.1, 0.3, 1, 3, 10], domain),
        tickFormat: short,
      },
      marginRight: narrow ? 14 : 22,
      marks: [
        ...traceMarks(Plot, tracesOf([...matched, ...other], "loss")),
        Plot.ruleY([trap], { stroke: "var(--ink)", strokeDasharray: "5 4" }),
        Plot.text(["all but the weakest mode"], {
          ...{ x: [budget], y: [trap], dy: -9, textAnchor: "end", fill: "var(--ink)" },
          ...{ stroke: "var(--paper)", strokeWidth: 4 },
        }),
        Plot.ruleY([goal], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        Plot.text(["learned"], {
          ...{ x: [budget], y: [goal], dy: 9, textAnchor: "end" },
          fill: "var(--faint)",
        }),
      ],
    }),
    alt: () =>
      `The losses of ${runs.length} networks. A dashed line at ${short(trap)} is what is lost where only the weakest mode is missing: ${other.filter(({ steps }) => steps === null).length} of those with the wrong sign are there at the end.`,
    columns: () => columnsOf(runs),
  };
}

/** The determinant of every network's map, as a part of the task's: it starts on one side of 0 and ends at 1, or at 0. */
export function parityVolumeFigure(frame: ParityFrame): Drawing {
  const { runs, budget } = frame;
  const { matched, other } = parted(frame);
  const ends = other.map(({ volume }) => volume[volume.length - 1]);
  return {
    same: [frame],
    plot: (Plot) => ({
      x: stepAxis(budget),
      y: { label: "determinant of the map, as a part of the task’s", domain: [-0.6, 1.15], ticks: 6 },
      clip: true,
      marks: [
        Plot.ruleY([0], { stroke: "var(--ink)" }),
        Plot.ruleY([1], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(Plot, tracesOf([...matched, ...other], "volume")),
      ],
    }),
    alt: () =>
      other.length
        ? `Determinants that start above 0 rise towards 1. Those that start below 0 end between ${short(Math.min(...ends))} and ${short(Math.max(...ends))}.`
        : "No network with the wrong sign has been trained yet.",
    columns: () => columnsOf(runs),
  };
}
