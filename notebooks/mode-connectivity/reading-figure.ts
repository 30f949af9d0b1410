import type { Drawing } from "../../src/figures/drawing.ts";
import type { BarrierFrame } from "./frames.ts";
import { colours } from "./words.ts";

const side = 14;
const across = 10; // digits
const room = 11; // pixels under each, for two lines of words
const cols = across * side;

/** Digits as a mosaic of pixels, with room under each row. */
function mosaic(images: Float32Array, rows: number): Float32Array {
  const out = new Float32Array(rows * (side + room) * cols);
  for (let k = 0; k < rows * across; ++k)
    for (let v = 0; v < side; ++v)
      for (let h = 0; h < side; ++h) {
        const row = Math.floor(k / across) * (side + room) + v;
        out[row * cols + (k % across) * side + h] = images[k * side * side + v * side + h];
      }
  return out;
}

/** What the networks at one place of the lines take some digits for. */
export function readingFigure({ matching, naive, weights }: BarrierFrame, lambda: number): Drawing {
  const labels = matching?.labels ?? new Uint8Array();
  const rows = Math.max(1, labels.length / across);
  const tall = rows * (side + room);
  const read = [
    { words: "as is", line: naive, colour: colours.naive },
    { words: "matched", line: weights, colour: colours.weights },
  ].map(({ words, line, colour }) => {
    const k = line ? Math.round(lambda * (line.test.loss.length - 1)) : 0;
    return { words, colour, guesses: line?.read.subarray(k * labels.length, (k + 1) * labels.length) };
  });
  const right = read.map(({ guesses }) => guesses?.filter((guess, i) => guess === labels[i]).length ?? 0);
  return {
    same: [matching, lambda],
    height: 300,
    ...(matching ? { heat: { rows: tall, cols, values: mosaic(matching.images, rows), full: 1.2 } } : {}),
    plot: (Plot) => ({
      x: { domain: [0, cols], axis: null },
      y: { domain: [tall, 0], axis: null },
      marginTop: 8,
      marginBottom: 8,
      marginRight: 8,
      marks: read.flatMap(({ words, colour, guesses }, line) => [
        Plot.text(guesses ? Array.from({ length: rows }, (_, r) => r) : [], {
          x: 0,
          y: (r: number) => r * (side + room) + side + 2.5 + 5 * line,
          text: () => words,
          textAnchor: "end",
          dx: -4,
          fill: colour,
          fontWeight: 600,
        }),
        ...[true, false].map((right) =>
          Plot.text(
            Array.from(guesses ?? [], (guess, k) => ({ guess, k })).filter(
              ({ guess, k }) => (guess === labels[k]) === right,
            ),
            {
              x: ({ k }: { k: number }) => ((k % across) + 0.5) * side,
              y: ({ k }: { k: number }) => Math.floor(k / across) * (side + room) + side + 2.5 + 5 * line,
              text: ({ guess }: { guess: number }) => (right ? String(guess) : `${guess} ✗`),
              fill: right ? "var(--ink)" : "var(--bad)",
              fontWeight: right ? 400 : 700,
            },
          ),
        ),
      ]),
    }),
    alt: () =>
      matching
        ? `At λ = ${lambda} the network on the line to B as it is reads ${right[0]} of these ${labels.length} digits right, that on the line to the matched B ${right[1]}.`
        : "No digits are read yet: the two networks are still being trained.",
  };
}
