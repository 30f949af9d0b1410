import type { Drawing } from "../../src/figures/drawing.ts";
import { grouped, short } from "../../src/figures/numbers.ts";
import type { MachineFrame } from "./frames.ts";
import { three } from "./looks.ts";

/** The error at the s-th number of shots and the i-th noise; undefined while it is not known. */
export const errorAt = ({ error, noises, done }: MachineFrame, s: number, i: number): number | undefined =>
  s * noises.length + i < done ? error[s * noises.length + i] : undefined;

const shotsWords = (shots: number): string => (shots === 0 ? "exact" : grouped(shots));
/** Where an error lies between 0.01, which has the colour of the paper, and 3. */
const shade = (e: number): number => Math.max(0.03, Math.log10(Math.max(e, 0.01) / 0.01) / Math.log10(300));

/** The errors over noise and shots, each readout solved for anew. */
export function machineFigure(frame: MachineFrame): Drawing {
  const { noises, shots, error, done } = frame;
  const [rows, cols] = [shots.length, noises.length];
  const cells = Array.from(error.subarray(0, done), (e, at) => ({
    e,
    x: (at % cols) + 0.5,
    y: Math.floor(at / cols) + 0.5,
  }));
  const name = (s: number, i: number): string => three(errorAt(frame, s, i) ?? 0);
  return {
    same: [frame],
    height: 300,
    heat: { rows, cols, values: error.map((e, at) => (at < done ? shade(e) : 0)), full: 1.25 },
    plot: (Plot) => ({
      x: {
        label: "noise after each gate, p",
        domain: [0, cols],
        ticks: cells.slice(0, cols).map(({ x }) => x),
        tickFormat: (x: number) => String(noises[x - 0.5]),
        tickSize: 0,
      },
      y: {
        label: "shots",
        domain: [rows, 0],
        ticks: Array.from(shots, (_, s) => s + 0.5),
        tickFormat: (y: number) => shotsWords(shots[y - 0.5]),
        tickSize: 0,
      },
      marginLeft: 62,
      marks: [
        Plot.text(cells, {
          x: "x",
          y: "y",
          text: (d: { e: number }) => d.e.toPrecision(2),
          fill: "var(--ink)",
        }),
      ],
    }),
    alt: () =>
      done < error.length
        ? `${done} of ${error.length} machines have been tried.`
        : `Error in variances of the goal: ${name(0, 0)} on an ideal machine; ${name(0, cols - 1)} with noise of ${noises[cols - 1]} and exact meters; ${name(rows - 1, 0)} without noise and ${shots[rows - 1]} shots.`,
    columns: () => ({
      shots: cells.map(({ y }) => shotsWords(shots[y - 0.5])),
      noise: cells.map(({ x }) => noises[x - 0.5]),
      error: cells.map(({ e }) => e),
    }),
  };
}

/** How much each feature varies, beside what shots alone make it scatter. */
export function weakFigure({ deviations }: MachineFrame): Drawing {
  const names = Array.from(deviations, (_, j) => `F${"₁₂₃"[j]}`);
  const low = 10 ** Math.floor(Math.log10(Math.min(1e-4, ...Array.from(deviations, (d) => d || 1))));
  const rules = [128, 1024, 8192, 65536].map((s) => ({ s, y: 1 / Math.sqrt(s) }));
  const right = deviations.length - 0.4;
  return {
    same: [deviations],
    height: 300,
    plot: (Plot) => ({
      x: {
        label: "feature",
        domain: [-0.6, right],
        ticks: names.map((_, j) => j),
        tickFormat: (j: number) => names[j],
        tickSize: 0,
      },
      y: {
        label: "standard deviation over the windows",
        type: "log",
        domain: [low, 1.2],
        ticks: 4,
        tickFormat: short,
      },
      marginRight: 84,
      marks: [
        Plot.rect(deviations, {
          x1: (_, j: number) => j - 0.3,
          x2: (_, j: number) => j + 0.3,
          y1: low,
          y2: (d: number) => Math.max(d, low),
          fill: "var(--series-1)",
        }),
        Plot.ruleY(rules, { y: "y", stroke: "var(--series-2)", strokeDasharray: "5 3" }),
        Plot.text(rules, {
          x: right,
          y: "y",
          text: (d: { s: number }) => `${grouped(d.s)} shots`,
          dx: 4,
          textAnchor: "start",
          fill: "var(--series-2)",
        }),
      ],
    }),
    alt: () =>
      `Standard deviations of the features: ${Array.from(deviations, three).join(", ")}. A thousand shots scatter a meter by 0.031.`,
    columns: () => ({ feature: names, deviation: deviations }),
  };
}
