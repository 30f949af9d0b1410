import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import type { ForgettingFrame } from "./frames.ts";
import { key, looks, three } from "./looks.ts";
import { endsOf, forgotten, heldBy, medianMemory, stillApart } from "./memory-numbers.ts";
import { median } from "./settling-numbers.ts";

const floor = 1e-16; // nothing is drawn below it
const [forgets, keeps] = ["var(--series-1)", "var(--series-2)"];
const colourOf = (end: number): string => (end > forgotten ? keeps : forgets);
const words = [
  ["forgets its start", forgets],
  ["does not", keeps],
] as const;
const apartAxis = { type: "log", domain: [floor, 9], ticks: 5, tickFormat: short } as const;

/** How far two copies of each reservoir are apart, step by step. */
export function copiesFigure(frame: ForgettingFrame): Drawing {
  const { apart, steps, done, draws, gain } = frame;
  const ends = endsOf(frame);
  // Every third step, up to the one at which nothing is left to see.
  const lines = ends.map((end, d) => {
    const all = apart.subarray(d * steps, (d + 1) * steps);
    const gone = all.findIndex((x) => x <= floor);
    const upTo = gone < 0 ? steps - 1 : gone;
    const t = Array.from({ length: Math.floor(upTo / 3) + 1 }, (_, i) => Math.min(3 * i, upTo));
    if (t.at(-1) !== upTo) t.push(upTo);
    return { end, t, y: t.map((i) => Math.max(all[i], floor)) };
  });
  lines.sort((a, b) => a.end - b.end);
  const at = [0, 19, 99, steps - 1];
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "step", domain: [0, steps], ticks: 5 },
      y: { label: "distance of two copies", ...apartAxis },
      marginTop: 34,
      marks: [
        Plot.ruleY([forgotten], { stroke: "var(--faint)", strokeDasharray: "4 3" }),
        ...lines.map(({ end, t, y }) =>
          Plot.line(t, {
            x: (i: number) => i + 1,
            y,
            stroke: colourOf(end),
            strokeOpacity: 0.65,
            strokeWidth: end > forgotten ? 1.9 : 1.2,
          }),
        ),
        ...key(Plot, words),
      ],
    }),
    alt: () =>
      `With a gain of ${short(gain)}, ${stillApart(ends)} of ${done} reservoirs still tell after ${steps} steps where they started. In the middle one the copies are ${three(median(ends))} apart.`,
    columns: () => ({
      draw: ends.flatMap((_, d) => at.map(() => d + 1)),
      step: ends.flatMap(() => at.map((t) => t + 1)),
      distance: ends.flatMap((_, d) => at.map((t) => apart[d * steps + t])),
    }),
    ...(done < draws ? { note: `${done} of ${draws} reservoirs have run.` } : {}),
  };
}

/** Where the copies of every draw are after the last step, over the gain. */
export function gainFigure(frame: ForgettingFrame): Drawing {
  const { gains, swept, sweptDone, draws, gain, steps } = frame;
  const dots = Array.from(swept.subarray(0, sweptDone), (end, at) => ({
    end,
    x: gains[Math.floor(at / draws)] + 0.3 * (((at % draws) + 0.5) / draws - 0.5),
    y: Math.max(end, floor),
  }));
  const counts = Array.from(gains, (x, i) => ({
    x,
    lost: stillApart(Array.from(swept.subarray(i * draws, Math.min(sweptDone, (i + 1) * draws)))),
  }));
  return {
    same: [frame],
    plot: (Plot) => ({
      x: { label: "gain of the feedback, κ", domain: [-0.3, 8.6], ticks: [0, 2, 4, 6, 8] },
      y: { label: `distance after ${steps} steps`, ...apartAxis },
      marginTop: 34,
      marks: [
        Plot.ruleX([gain], { stroke: "var(--rule)", strokeWidth: 2 }),
        Plot.ruleY([forgotten], { stroke: "var(--faint)", strokeDasharray: "4 3" }),
        Plot.dot(dots, {
          x: "x",
          y: "y",
          r: 2.6,
          fill: (d: { end: number }) => colourOf(d.end),
          fillOpacity: 0.7,
        }),
        Plot.text(
          counts.filter((_, i) => (i + 1) * draws <= sweptDone),
          {
            x: "x",
            frameAnchor: "top",
            dy: -12,
            text: (d: { lost: number }) => String(d.lost),
            fill: (d: { lost: number }) => (d.lost ? keeps : forgets),
            fontWeight: 600,
          },
        ),
      ],
    }),
    alt: () =>
      sweptDone < swept.length
        ? "Reservoirs with other gains are being run."
        : `Of ${draws} reservoirs so many do not forget their start: ${counts.map(({ x, lost }) => `${lost} at a gain of ${short(x)}`).join(", ")}.`,
    columns: () => ({
      gain: dots.map((_, at) => gains[Math.floor(at / draws)]),
      distance: dots.map(({ end }) => end),
    }),
  };
}

/** How well a readout tells the value of so many steps ago: bars for the middle draw, a dot for each. */
export function rememberedFigure(frame: ForgettingFrame): Drawing {
  const { memory, delays, done } = frame;
  const middle = medianMemory(memory, delays, 0, done);
  const x = Array.from(middle, (_, d) => d + 1);
  const dots = Array.from(memory.subarray(0, done * delays), (y, at) => ({ x: (at % delays) + 1, y }));
  return {
    same: [frame],
    predict: {
      asks: "How much of the value of d steps ago can be read from the memory now? Draw it from 1 step, at the left, to 12: a squared correlation of 1 is all of it, and 0 nothing.",
      names: ["delay", "squared correlation"],
      curve: () => ({ x, y: middle }),
    },
    plot: (Plot) => ({
      x: { label: "steps ago", domain: [0.3, delays + 0.7], ticks: [1, 3, 6, 9, 12], tickSize: 0 },
      y: { label: "squared correlation", domain: [0, 1.02], ticks: 5 },
      marks: [
        Plot.rect(x, {
          x1: (d: number) => d - 0.32,
          x2: (d: number) => d + 0.32,
          y1: 0,
          y2: middle,
          fill: looks.qrnn.colour,
          fillOpacity: 0.8,
        }),
        Plot.dot(dots, { x: "x", y: "y", r: 1.8, fill: "var(--ink)", fillOpacity: 0.6 }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
      ],
    }),
    alt: () =>
      `Of one step ago the readout tells ${three(middle[0])}, of two steps ${three(middle[1])}, of three ${three(middle[2])}. All delays together: ${three(median(heldBy(frame)))}.`,
    columns: () => ({ stepsAgo: x, median: middle }),
  };
}
