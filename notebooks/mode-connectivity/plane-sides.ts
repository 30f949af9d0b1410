import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { PlaneFrame } from "./frames.ts";
import { noted, pointAt, waiting } from "./plane-figures.ts";
import type { Spot } from "./spot.ts";
import { colours, nats, percent } from "./words.ts";

const sides = [
  { words: "from A to B as it is", colour: colours.naive, dashed: false },
  { words: "from A to B matched", colour: colours.weights, dashed: false },
  { words: "between the\ntwo copies of B", colour: "var(--series-5)", dashed: true },
];

/** The losses along the three sides of the triangle. */
export function sidesFigure(frame: PlaneFrame): Drawing {
  const { found } = frame;
  const measured = found?.sides ?? [];
  const x = Float64Array.from(measured[0]?.loss ?? [], (_, k) => k / 16);
  const top = Math.max(1, 1.15 * Math.max(0, ...measured.flatMap(({ loss }) => [...loss])));
  return {
    same: [found],
    ...noted(frame),
    plot: (Plot) => ({
      x: { label: "part of the way", domain: [0, 1], ticks: [0, 0.5, 1] },
      y: { label: "loss on new digits, nats", domain: [0, top], tickFormat: short },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          measured.map(({ loss }, k) => ({ x, y: loss, colour: sides[k].colour, dashed: sides[k].dashed })),
        ),
        ...measured.map(({ loss }, k) =>
          Plot.text([sides[k].words], {
            x: [0.5],
            y: [k === 2 ? 0.6 * loss[8] : k ? loss[8] : Math.max(loss[8], measured[2].loss[8])],
            dy: k === 2 ? 0 : -11,
            fill: sides[k].colour,
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
        ),
      ],
    }),
    alt: () =>
      found
        ? measured
            .map(({ loss }, k) => `Half-way ${sides[k].words.replace("\n", " ")}: ${nats(loss[8])} nats.`)
            .join(" ")
        : waiting,
    columns: () => ({
      part: x,
      ...Object.fromEntries(measured.map(({ loss }, k) => [["naive", "matched", "copies"][k], loss])),
    }),
  };
}

/** What the network at the probe takes ten digits for. */
export function probeFigure(frame: PlaneFrame, spot: Spot): Drawing {
  const { found, read } = frame;
  const k = pointAt(frame, spot);
  const shown = found?.labels.length ?? 10;
  const side = 14;
  const guesses = frame.whole ? [...read.subarray(k * shown, (k + 1) * shown)] : [];
  const wrong = guesses.filter((guess, i) => guess !== found?.labels[i]).length;
  const across = 5;
  const [rows, cols] = [(shown / across) * (side + 6), across * side];
  const mosaic = new Float32Array(rows * cols);
  found?.images.forEach((ink, p) => {
    const [image, v, h] = [Math.floor(p / side ** 2), Math.floor(p / side) % side, p % side];
    mosaic[(Math.floor(image / across) * (side + 6) + v) * cols + (image % across) * side + h] = ink;
  });
  return {
    same: [found, frame.whole, k],
    ...(found ? { heat: { rows, cols, values: mosaic, full: 1.2 } } : {}),
    plot: (Plot) => ({
      x: { domain: [0, cols], axis: null },
      y: { domain: [rows, 0], axis: null },
      marginTop: 8,
      marginBottom: 8,
      marginLeft: 8,
      marginRight: 8,
      marks: [
        Plot.text(guesses, {
          x: (_, i: number) => ((i % across) + 0.5) * side,
          y: (_, i: number) => Math.floor(i / across) * (side + 6) + side + 3,
          text: (guess: number, i: number) => (guess === found?.labels[i] ? String(guess) : `${guess} ✗`),
          fill: (guess: number, i: number) => (guess === found?.labels[i] ? "var(--ink)" : "var(--bad)"),
          fontWeight: 650,
        }),
      ],
    }),
    alt: () =>
      guesses.length
        ? `At the probe ${shown - wrong} of these ${shown} digits are read right, and ${percent(frame.map.accuracy[k])} of 500.`
        : waiting,
  };
}
