import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import type { CircuitFrame } from "./frames.ts";

const wire = ["x", "h₁", "h₂", "h₃"];
const signed = (z: number): string => z.toFixed(3).replace("-", "−");

/** What the meters read, and what they would read if all angles were zero. */
export function metersFigure({ meters, flat }: CircuitFrame): Drawing {
  const rows = Array.from(meters, (z, k) => ({ z, k, flat: flat[k] }));
  return {
    same: [meters],
    height: 240,
    plot: (Plot) => ({
      x: {
        label: "meter",
        domain: [-0.6, 3.6],
        ticks: [0, 1, 2, 3],
        tickFormat: (k: number) => `Z${"₁₂₃₄"[k]}`,
      },
      y: { label: "expectation", domain: [-1, 1], ticks: 5, tickFormat: short },
      marks: [
        Plot.rect(rows, {
          x1: (d: { k: number }) => d.k - 0.3,
          x2: (d: { k: number }) => d.k + 0.3,
          y1: 0,
          y2: "z",
          fill: "var(--series-1)",
          fillOpacity: 0.75,
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.link(rows, {
          x1: (d: { k: number }) => d.k - 0.4,
          x2: (d: { k: number }) => d.k + 0.4,
          y1: "flat",
          y2: "flat",
          stroke: "var(--ink)",
          strokeWidth: 1.8,
          strokeDasharray: "4 3",
        }),
      ],
    }),
    alt: () =>
      `Meters: ${[...meters].map(signed).join(", ")}. With all angles at zero: ${[...flat].map(signed).join(", ")}.`,
    columns: () => ({ meter: meters, allZero: flat }),
  };
}

/** The probabilities of the sixteen outcomes. */
export function probabilitiesFigure({ probabilities, norm }: CircuitFrame): Drawing {
  const top = Math.max(0.2, ...probabilities);
  const name = (b: number): string => b.toString(2).padStart(4, "0");
  const best = probabilities.indexOf(Math.max(...probabilities));
  return {
    same: [probabilities],
    height: 240,
    plot: (Plot, { narrow }) => ({
      x: {
        label: "outcome",
        domain: [-0.7, 15.7],
        ticks: [0, 3, 6, 9, 12, 15],
        tickFormat: (b: number) => (narrow ? String(b) : name(b)),
      },
      y: { label: "probability", domain: [0, top], ticks: 4 },
      marks: [
        Plot.rect(probabilities, {
          x1: (_, b: number) => b - 0.35,
          x2: (_, b: number) => b + 0.35,
          y1: 0,
          y2: (p: number) => p,
          fill: "var(--series-3)",
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      `Sixteen outcomes; the likeliest is ${name(best)} with ${probabilities[best].toFixed(3)}. Together they have the probability ${norm.toFixed(12)}.`,
    columns: () => ({ outcome: Array.from(probabilities, (_, b) => name(b)), probability: probabilities }),
  };
}

/** How each meter moves with each input. */
export function slopesFigure({ slopes }: CircuitFrame): Drawing {
  const full = Math.max(0.2, ...slopes.map(Math.abs));
  const cells = Array.from(slopes, (slope, at) => ({ slope, k: Math.floor(at / 4), j: at % 4 }));
  const felt = cells.filter(({ slope }) => Math.abs(slope) > 0.01).length;
  return {
    same: [slopes],
    height: 260,
    heat: { rows: 4, cols: 4, values: slopes, full },
    plot: (Plot, { width, height }) => ({
      x: {
        label: "input",
        domain: [0, 4],
        ticks: [0.5, 1.5, 2.5, 3.5],
        tickFormat: (t: number) => wire[t - 0.5],
        tickSize: 0,
      },
      y: {
        label: "meter",
        domain: [4, 0],
        ticks: [0.5, 1.5, 2.5, 3.5],
        tickFormat: (t: number) => `Z${"₁₂₃₄"[t - 0.5]}`,
        tickSize: 0,
      },
      marginRight: Math.max(14, width - 52 - (height - 62)), // square cells
      marks: [
        Plot.text(cells, {
          x: (d: { j: number }) => d.j + 0.5,
          y: (d: { k: number }) => d.k + 0.5,
          text: (d: { slope: number }) => d.slope.toFixed(2).replace("-", "−"),
          fill: "var(--ink)",
        }),
      ],
    }),
    alt: () =>
      `Derivatives of the four meters by the four inputs: ${felt} of 16 exceed 0.01. The first meter moves by ${signed(slopes[0])} for each unit of x.`,
    columns: () => ({
      meter: cells.map(({ k }) => k + 1),
      input: cells.map(({ j }) => wire[j]),
      slope: slopes,
    }),
  };
}
