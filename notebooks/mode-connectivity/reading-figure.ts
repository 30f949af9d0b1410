import type { Drawing } from "../../src/figures/drawing.ts";
import type { BarrierFrame } from "./frames.ts";
import { mosaicFigure } from "./mosaic-figure.ts";
import { colours } from "./words.ts";

const side = 14; // pixels
const classes = Array.from({ length: 10 }, (_, digit) => String(digit));

/** What the networks at one place of the lines take some digits for. */
export function readingFigure({ matching, naive, weights }: BarrierFrame, lambda: number): Drawing {
  const labels = matching?.labels ?? new Uint8Array();
  const readers = [
    { words: "as is", line: naive, colour: colours.naive },
    { words: "matched", line: weights, colour: colours.weights },
  ].map(({ words, line, colour }) => {
    const k = line ? Math.round(lambda * (line.test.loss.length - 1)) : 0;
    return { words, colour, guesses: line?.read.subarray(k * labels.length, (k + 1) * labels.length) };
  });
  const right = readers.map(({ guesses }) => guesses?.filter((guess, i) => guess === labels[i]).length ?? 0);
  return mosaicFigure({
    images: matching?.images,
    labels,
    height: side,
    width: side,
    classes,
    readers,
    same: [matching, lambda],
    alt: () =>
      matching
        ? `At λ = ${lambda} the network on the line to B as it is reads ${right[0]} of these ${labels.length} digits right, that on the line to the matched B ${right[1]}.`
        : "No digits are read yet: the two networks are still being trained.",
  });
}
