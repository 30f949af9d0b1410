import type { Drawing } from "../../src/figures/drawing.ts";
import { short, within } from "../../src/figures/numbers.ts";
import { traceMarks, type Trace } from "../../src/figures/traces.ts";
import type { StartFrame } from "./frames.ts";

const looks: Readonly<Record<string, { colour: string; words: string }>> = {
  gaussian: { colour: "var(--series-2)", words: "Gaussian" },
  uniform: { colour: "var(--series-5)", words: "uniform" },
  orthogonal: { colour: "var(--series-1)", words: "orthogonal" },
  identity: { colour: "var(--series-6)", words: "identity" },
  pretrained: { colour: "var(--series-3)", words: "pretrained" },
  decoupled: { colour: "var(--series-4)", words: "small, kept apart" },
};

/** The steps of the networks of one point that learned, in rising order. */
export const stepsOf = ({ entries }: StartFrame, start: string, depth: number): number[] =>
  entries
    .filter((entry) => entry.start === start && entry.depth === depth)
    .flatMap(({ steps }) => (typeof steps === "number" ? [steps] : []))
    .sort((a, b) => a - b);

/** The median of the steps of one point; undefined before there is any. */
export function medianSteps(frame: StartFrame, start: string, depth: number): number | undefined {
  const sorted = stepsOf(frame, start, depth);
  return sorted.length ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : undefined;
}

const ceiling = 5000; // where networks that did not learn are shown

/** Steps until learned against depth: a line through the median, a dot for each network. */
export function raceFigure(frame: StartFrame): Drawing {
  const depths = [...frame.depths];
  const lost = frame.entries.filter(({ outcome }) => outcome !== "learned");
  const points = (start: string) =>
    depths.flatMap((D) => {
      const median = medianSteps(frame, start, D);
      return median === undefined ? [] : [{ D, median: Math.max(1, median) }];
    });
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "weight matrices", type: "log", domain: [1.8, 38], ticks: depths, tickFormat: "d" },
      y: {
        label: "steps until learned",
        type: "log",
        domain: [1.5, 8000],
        ticks: [10, 100, 1000],
        tickFormat: "~s",
      },
      marginRight: 96,
      marks: [
        ...(frame.starts.includes("decoupled")
          ? traceMarks(Plot, [{ x: depths, y: frame.law, colour: looks["decoupled"].colour, dashed: true }])
          : []),
        ...traceMarks(
          Plot,
          frame.starts.map((start): Trace => {
            const line = points(start);
            return {
              x: line.map(({ D }) => D),
              y: line.map(({ median }) => median),
              colour: looks[start].colour,
            };
          }),
        ),
        Plot.dot(
          frame.entries.filter(({ steps }) => typeof steps === "number"),
          {
            x: "depth",
            y: (d: { steps: number }) => Math.max(1, d.steps),
            r: 2.6,
            fill: (d: { start: string }) => looks[d.start].colour,
            fillOpacity: 0.6,
          },
        ),
        Plot.dot(lost, {
          x: "depth",
          y: ceiling,
          r: 4,
          stroke: (d: { start: string }) => looks[d.start].colour,
          fill: "none",
        }),
        ...(lost.length
          ? [
              Plot.text(["did not learn"], {
                x: [2],
                y: [ceiling],
                dx: 8,
                textAnchor: "start",
                fill: "var(--faint)",
              }),
            ]
          : []),
        Plot.text(
          spread(
            frame.starts.flatMap((start) =>
              points(start)
                .slice(-1)
                .map((p) => ({ ...p, start })),
            ),
          ),
          {
            x: 36,
            y: "place",
            text: (d: { start: string }) => looks[d.start].words,
            textAnchor: "start",
            dx: 2,
            fontWeight: 600,
            fill: (d: { start: string }) => looks[d.start].colour,
          },
        ),
      ],
    }),
    alt: () =>
      `Median steps until learned: ${frame.starts
        .map(
          (start) =>
            `${looks[start].words} ${
              points(start)
                .map(({ D, median }) => `${median} at ${D}`)
                .join(", ") || "not yet raced"
            }`,
        )
        .join("; ")}.${lost.length ? ` ${lost.length} networks did not learn.` : ""}`,
    columns: () => ({
      start: frame.entries.map(({ start }) => looks[start].words),
      depth: frame.entries.map(({ depth }) => depth),
      network: frame.entries.map(({ k }) => k + 1),
      steps: frame.entries.map(({ steps }) => steps ?? null),
    }),
  };
}

/** Labels moved apart on a log axis, so that none covers another. */
function spread<P extends { readonly median: number }>(
  labels: readonly P[],
): (P & { readonly place: number })[] {
  let above = 0;
  return [...labels]
    .sort((a, b) => a.median - b.median)
    .map((label) => {
      above = Math.max(label.median, above * 1.62);
      return { ...label, place: above };
    });
}

const none = new Float64Array();

/** The losses of the first networks at one depth. */
export function raceCurvesFigure(frame: StartFrame, depth: number): Drawing {
  const shown = frame.entries.filter((entry) => entry.depth === depth && entry.loss);
  const longest = Math.max(10, ...shown.map(({ step }) => step?.at(-1) ?? 0));
  return {
    same: [frame, depth],
    plot: (Plot) => ({
      x: {
        label: "step",
        type: "log",
        domain: [1, longest],
        tickFormat: short,
        ticks: within([1, 10, 100, 1000], [1, longest]),
      },
      y: { label: "loss (1: nothing learned)", domain: [0, 1.3], ticks: 5 },
      marks: [
        Plot.ruleY([frame.goal], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
        ...traceMarks(
          Plot,
          shown.map(({ start, step = none, loss = none }): Trace => ({
            x: step.subarray(1), // a log axis has no place for step 0
            y: loss.subarray(1).map((l) => Math.min(1.3, l / frame.reference)),
            colour: looks[start].colour,
          })),
        ),
      ],
    }),
    alt: () =>
      shown.length
        ? `Loss in networks of ${depth} weight matrices: ${shown.map(({ start, steps }) => `${looks[start].words} ${steps == null ? "does not learn" : `is down to a twentieth after ${steps} steps`}`).join("; ")}.`
        : `No network of ${depth} weight matrices has been raced yet; see the panel for which depths are.`,
    columns: () => {
      const rows = shown.flatMap(({ start, step = none, loss = none }) =>
        Array.from(step, (n, i) => ({ start: looks[start].words, step: n, loss: loss[i] / frame.reference })),
      );
      return {
        start: rows.map((row) => row.start),
        step: rows.map((row) => row.step),
        loss: rows.map((row) => row.loss),
      };
    },
  };
}
