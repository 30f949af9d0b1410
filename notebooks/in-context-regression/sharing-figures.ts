import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { bestDebiasedRisk } from "../../src/simulations/in-context-regression/law.ts";
import { debiased } from "./colours.ts";
import type { SharingFrame } from "./frames.ts";
import { apart } from "./labels.ts";
import { signed } from "./words.ts";

/** How much more risk a layer has than a pair of heads for each label: 0 is as little. */
export function lackOf({ risk, apart, heads, done }: SharingFrame, labels: number, h: number): number | null {
  const k = (labels - 1) * heads + h - 1;
  return k < done ? risk[k] / apart[k] - 1 : null;
}

/** The diagram of heads against labels: what is lost by sharing. */
export function diagramFigure(frame: SharingFrame): Drawing {
  const { most, heads, done } = frame;
  const values = new Float64Array(most * heads);
  const cells = Array.from({ length: done }, (_, k) => {
    const [row, col] = [Math.floor(k / heads), k % heads];
    const lack = lackOf(frame, row + 1, col + 1) ?? 0;
    values[k] = Math.max(0, lack);
    return { x: col + 1, y: row + 1, lack };
  });
  /** Between heads `f(N) - 1` and `f(N)`, label by label. */
  const stairs = (f: (labels: number) => number) =>
    Array.from({ length: most }, (_, i) => i + 1).flatMap((n) => {
      const [x, next] = [Math.min(f(n), heads + 1) - 0.5, Math.min(f(n + 1), heads + 1) - 0.5];
      return [
        { x1: x, x2: x, y1: n - 0.5, y2: n + 0.5 },
        ...(n < most ? [{ x1: x, x2: next, y1: n + 0.5, y2: n + 0.5 }] : []),
      ];
    });
  const edges = { x1: "x1", x2: "x2", y1: "y1", y2: "y2", stroke: "var(--ink)" };
  return {
    same: [frame],
    heat: { rows: most, cols: heads, values, full: 1 },
    height: 300,
    plot: (Plot, { narrow }) => ({
      x: { label: "heads", domain: [0.5, heads + 0.5], ticks: heads, tickFormat: "d", tickSize: 0 },
      y: { label: "labels", domain: [most + 0.5, 0.5], ticks: most, tickFormat: "d", tickSize: 0 },
      marks: [
        Plot.link(
          stairs((n) => n + 1),
          { ...edges, strokeWidth: 2.4 },
        ),
        Plot.link(
          stairs((n) => 2 * n),
          { ...edges, strokeWidth: 1.6, strokeDasharray: "4 4" },
        ),
        Plot.text(cells, {
          x: "x",
          y: "y",
          text: ({ lack }: { lack: number }) =>
            `${lack >= 0.005 ? "+" : ""}${signed(100 * lack, 0).replace("−0", "0")}${narrow ? "" : " %"}`,
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 3,
        }),
      ],
    }),
    alt: () =>
      done < most * heads
        ? `${done} of ${most * heads} layers are trained.`
        : `Risk beyond that of a pair of heads for each label, in percent, by heads from 1 to ${heads}. ${Array.from({ length: most }, (_, i) => `${i + 1} label${i ? "s" : ""}: ${Array.from({ length: heads }, (_, h) => (100 * (lackOf(frame, i + 1, h + 1) ?? 0)).toFixed(0)).join(", ")}`).join(". ")}.`,
    columns: () => ({
      labels: cells.map(({ y }) => y),
      heads: cells.map(({ x }) => x),
      risk: frame.risk,
      pairEach: frame.apart,
      onePair: frame.together,
    }),
  };
}

const colours = [1, 2, 4, 6].map((k) => `var(--series-${k})`);

/** The same numbers as curves: risk over heads, one curve for each number of labels. */
export function byHeadsFigure(frame: SharingFrame): Drawing {
  const { most, heads, done, risk, noise, L } = frame;
  const curves = Array.from({ length: most }, (_, i) => {
    const y = risk.subarray(i * heads, Math.min(done, (i + 1) * heads));
    return {
      x: Float64Array.from(y, (_, h) => h + 1),
      y: Float64Array.from(y),
      colour: colours[i],
      labels: i + 1,
    };
  }).filter(({ y }) => y.length > 0);
  const least = bestDebiasedRisk(1, L, noise);
  const heights = apart(
    curves.map(({ y }) => y[0]),
    0.035 * (1 + noise),
  );
  return {
    same: [frame],
    height: 280,
    plot: (Plot) => ({
      x: { label: "heads", domain: [0.9, heads + 0.1], ticks: heads, tickFormat: "d" },
      y: { label: "risk", domain: [noise, Math.max(0.6 + noise, ...risk.map((r) => r + 0.03))], ticks: 5 },
      marginLeft: 96,
      marks: [
        Plot.ruleY([least], { stroke: debiased, strokeDasharray: "5 4" }),
        ...curves.flatMap(({ x, y, colour }) =>
          traceMarks(Plot, [
            { x, y, colour },
            { x, y, colour, dots: true },
          ]),
        ),
        Plot.text(curves, {
          x: 0.9,
          y: (_: unknown, i: number) => heights[i],
          text: ({ labels }: { labels: number }) => `${labels} label${labels > 1 ? "s" : ""}`,
          dx: -34,
          textAnchor: "end",
          fill: "colour",
          fontWeight: 600,
        }),
      ],
    }),
    alt: () =>
      `A pair of heads for each label would reach ${least.toFixed(3)}. ${curves.map(({ labels, y }) => `With ${labels} label${labels > 1 ? "s" : ""} the risks are ${[...y].map((r) => r.toFixed(3)).join(", ")}`).join(". ")}.`,
    columns: () => ({
      labels: Int32Array.from({ length: done }, (_, k) => Math.floor(k / heads) + 1),
      heads: Int32Array.from({ length: done }, (_, k) => (k % heads) + 1),
      risk,
    }),
  };
}
