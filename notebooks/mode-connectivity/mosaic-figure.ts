import type { Drawing } from "../../src/figures/drawing.ts";

const across = 10; // images

/** What a network takes each of some images for: the words of its line, and its answers. */
export interface Reader {
  readonly words: string;
  readonly colour: string;
  readonly guesses: ArrayLike<number> | undefined; // places in `classes`
}

interface Images {
  readonly images: Float32Array | undefined; // (labels, height, width); undefined before there are any
  readonly labels: ArrayLike<number>;
  readonly height: number; // of an image, in pixels
  readonly width: number;
  readonly classes: readonly string[];
  readonly readers: readonly Reader[]; // two at most
  readonly same: readonly unknown[];
  readonly alt: () => string;
}

/** Images side by side, ten in a row, with what networks take them for under each. */
export function mosaicFigure({
  images,
  labels,
  height,
  width,
  classes,
  readers,
  same,
  alt,
}: Images): Drawing {
  const unit = height / 14; // chosen so that words fit under images of 14 pixels
  const tall = Math.round(height + 11 * unit); // of an image with two lines of words
  const rows = Math.max(1, Math.ceil(labels.length / across));
  const [high, wide] = [rows * tall, across * width];
  const mosaic = (from: Float32Array): Float32Array => {
    const out = new Float32Array(high * wide);
    for (let k = 0; k < labels.length; ++k)
      for (let v = 0; v < height; ++v)
        for (let h = 0; h < width; ++h)
          out[(Math.floor(k / across) * tall + v) * wide + (k % across) * width + h] =
            from[(k * height + v) * width + h];
    return out;
  };
  const under = (row: number, line: number): number => row * tall + height + (2.5 + 5 * line) * unit;
  const short = (guess: number): string => classes[guess].slice(0, 5);
  return {
    same,
    height: 300,
    ...(images ? { heat: { rows: high, cols: wide, values: mosaic(images), full: 1.2 } } : {}),
    plot: (Plot) => ({
      x: { domain: [0, wide], axis: null },
      y: { domain: [high, 0], axis: null },
      marginTop: 8,
      marginBottom: 8,
      marginRight: 8,
      marks: readers.flatMap(({ words, colour, guesses }, line) => [
        Plot.text(guesses ? Array.from({ length: rows }, (_, r) => r) : [], {
          x: 0,
          y: (r: number) => under(r, line),
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
              x: ({ k }: { k: number }) => ((k % across) + 0.5) * width,
              y: ({ k }: { k: number }) => under(Math.floor(k / across), line),
              text: ({ guess }: { guess: number }) => (right ? short(guess) : `${short(guess)} ✗`),
              fill: right ? "var(--ink)" : "var(--bad)",
              fontWeight: right ? 400 : 700,
            },
          ),
        ),
      ]),
    }),
    alt,
  };
}
