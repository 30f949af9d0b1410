import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { series, traceMarks } from "../../src/figures/traces.ts";
import type completion from "../../src/simulations/deep-linear/completion.ts";

export type CompletionFrame =
  ReturnType<(typeof completion)["frames"]> extends Generator<infer F> ? F : never;

/** The last of some numbers. */
export const lastOf = (x: Float64Array): number => x[x.length - 1];
/** How many layers, in words. */
export const layersOf = (D: number): string =>
  `${["no", "one", "two", "three", "four"][D]} layer${D === 1 ? "" : "s"}`;

const powers = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000];
const stepAxis = (longest: number) => ({
  label: "step",
  type: "log" as const,
  domain: [1, longest],
  ticks: within([1, 10, 100, 1000], [1, longest]),
  tickFormat: short,
});

/** How wrong each network is about the entries that it has not seen, while it learns those that it has. */
export function completionUnseenFigure(frame: CompletionFrame): Drawing {
  const { runs } = frame;
  const longest = Math.max(100, ...runs.map(({ step }) => lastOf(step)));
  const all = runs.flatMap(({ unseen }) => Array.from(unseen));
  const domain: [number, number] = [Math.min(1e-3, ...all) / 1.3, 1.5 * Math.max(1, ...all)];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: stepAxis(longest),
      y: {
        label: "error on unseen entries (1: all of it)",
        type: "log",
        domain,
        ticks: within(powers, domain),
        tickFormat: short,
      },
      marginRight: 90,
      marks: [
        Plot.ruleY([1], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(
          Plot,
          runs.map(({ step, unseen }, i) => ({
            x: step.subarray(1), // a log axis has no place for step 0
            y: unseen.subarray(1),
            colour: series(i),
          })),
        ),
        ...runs.map(({ step, unseen }, i) =>
          Plot.text([layersOf(i + 1)], {
            ...{ x: [lastOf(step)], y: [lastOf(unseen)], dx: 5, dy: [-10, 0, -9, 9][i] },
            ...{ textAnchor: "start", fill: series(i), fontWeight: 600 },
          }),
        ),
      ],
    }),
    alt: () =>
      runs.length
        ? `Error on the entries that are not seen, at the end: ${runs.map(({ unseen, outcome }, i) => `${layersOf(i + 1)} ${(100 * lastOf(unseen)).toPrecision(2)} %${outcome === "learned" ? "" : ` (${outcome})`}`).join(", ")}.`
        : "No network has been trained yet.",
    columns: () => {
      const rows = runs.flatMap(({ step, unseen, loss }, i) =>
        Array.from(step, (n, k) => ({ layers: i + 1, step: n, unseen: unseen[k], loss: loss[k] })),
      );
      return {
        layers: rows.map((row) => row.layers),
        step: rows.map((row) => row.step),
        unseen: rows.map((row) => row.unseen),
        seenLoss: rows.map((row) => row.loss),
      };
    },
  };
}

/** The singular values of one network's map while it learns: those that the table has, and the others. */
export function completionValuesFigure(frame: CompletionFrame, layers: number): Drawing {
  const { runs, n, rank } = frame;
  const run = runs.at(layers - 1);
  const shown = runs.length < layers ? undefined : run;
  const longest = Math.max(100, shown ? lastOf(shown.step) : 0);
  const floor = 1e-5; // below lies nothing that a reader would see
  const at = (k: number) =>
    shown
      ? Float64Array.from(shown.step, (_, i) => Math.max(floor, shown.values[i * n + k]))
      : new Float64Array();
  const domain: [number, number] = [floor, 2 * Math.max(n, ...at(0))];
  const end = (k: number) => lastOf(at(k));
  return {
    same: [frame, layers],
    plot: (Plot) => ({
      x: stepAxis(longest),
      y: {
        label: `singular values, ${layersOf(layers)}`,
        type: "log",
        domain,
        ticks: within([1e-4, 0.01, 1, 100], domain),
        tickFormat: short,
      },
      marginRight: 90,
      marks: shown
        ? [
            ...traceMarks(
              Plot,
              Array.from({ length: n }, (_, j) => n - 1 - j).map((k) => ({
                x: shown.step.subarray(1),
                y: at(k).subarray(1),
                colour: k < rank ? series(layers - 1) : "var(--faint)",
                faint: k >= rank,
              })),
            ),
            Plot.text([`the table has ${rank}`], {
              ...{ x: [longest], y: [end(0)], dx: 5, dy: -8, textAnchor: "start" },
              ...{ fill: series(layers - 1), fontWeight: 600 },
            }),
            Plot.text(["the others"], {
              ...{ x: [longest], y: [end(Math.min(n - 1, rank))], dx: 5, dy: 8, textAnchor: "start" },
              fill: "var(--faint)",
            }),
          ]
        : [],
    }),
    alt: () =>
      shown
        ? `With ${layersOf(layers)} the map ends with singular values ${Array.from({ length: Math.min(n, rank + 2) }, (_, k) => end(k).toPrecision(2)).join(", ")} and smaller ones. The table has ${rank}. The effective rank is ${lastOf(shown.rank).toFixed(2)}; its smallest on the way was ${Math.min(...shown.rank).toFixed(2)}.`
        : "This network has not been trained yet.",
    columns: () => ({
      step: shown ? Float64Array.from(shown.values, (_, i) => shown.step[Math.floor(i / n)]) : [],
      number: shown ? Float64Array.from(shown.values, (_, i) => (i % n) + 1) : [],
      value: shown ? shown.values : [],
    }),
  };
}
