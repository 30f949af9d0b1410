import type own from "../../src/simulations/mode-connectivity/own.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { series } from "../../src/figures/traces.ts";
import { courseFigure } from "./course-figure.ts";
import type { FrameOf } from "./frames.ts";
import { mosaicFigure } from "./mosaic-figure.ts";
import { colours, nats, percent } from "./words.ts";

export type OwnFrame = FrameOf<typeof own>;

const shown = 20; // images
const waiting = "Nothing has been measured yet: the two networks are still being trained.";

/** What must be known before a line is read. */
export function ownTrouble({ matching, naive, about: { guessing } }: OwnFrame): string {
  if (!matching || !naive) return "";
  const { accuracy } = naive.test;
  const worst = Math.min(accuracy[0], accuracy[accuracy.length - 1]);
  if (!matching.converged)
    return "Training diverged: the weights are those from before it did. Lower the learning rate.";
  if (worst < guessing + 0.3 * (1 - guessing))
    return `Training found little: ${percent(worst)} are read right, and who always says the commonest class reads ${percent(guessing)}. Barriers do not mean much here.`;
  return "";
}

/** How the examples were brought to a size that a network learns from. */
export const scaling = {
  bytes: "bytes, divided by 255",
  unit: "numbers from 0 to 1, as they are",
  deviations: "numbers, each brought to mean 0 and deviation 1 over those learned",
} as const;

/** Loss or accuracy along the lines from A to B as it is, and to B matched in two ways. */
export function ownCourse(frame: OwnFrame, measure: "loss" | "accuracy"): Drawing {
  const lines = [
    { key: "naive", words: "B as it is", named: 0.5, below: measure === "accuracy" },
    {
      key: "weights",
      words: "matched by weights",
      named: measure === "accuracy" ? 0.45 : 0.27,
      below: false,
    },
    { key: "activations", words: "by activities", named: measure === "accuracy" ? 0.85 : 0.8, below: false },
  ] as const;
  const found = lines.flatMap(({ key, ...rest }) => {
    const line = frame[key];
    return line ? [{ ...rest, line, colour: colours[key], y: line.test[measure] }] : [];
  });
  return courseFigure({
    courses: found,
    points: 25,
    ends: ["A", "B"],
    measure,
    of: "examples",
    note: ownTrouble(frame),
    same: [frame.naive, frame.weights, frame.activations, frame.matching],
    alt: () =>
      found
        .map(({ words, line }) =>
          measure === "loss"
            ? `${words}: the loss rises by ${nats(line.barrier)} nats over its ends.`
            : `${words}: up to ${percent(line.accuracyBarrier, 1)} fewer examples are read right than at its ends.`,
        )
        .join(" ") || waiting,
  });
}

const rightOf = (guesses: Uint8Array, y: Uint8Array): number =>
  guesses.filter((guess, k) => guess === y[k]).length;

/** The first two numbers of each new example; what the network half-way between A and B misreads is crossed out. */
function pointsFigure({ read, about }: OwnFrame): Drawing {
  const points = Array.from(read?.y ?? [], (y, k) => ({
    x: read!.x[k * about.features],
    v: read!.x[k * about.features + 1],
    colour: series(y + 2), // orange and blue are taken
    wrong: { naive: read!.naive[k] !== y, weights: read!.weights[k] !== y },
  }));
  return {
    same: [read],
    height: 300,
    plot: (Plot) => ({
      x: { label: "first number" },
      y: { label: "second number" },
      marks: [
        Plot.dot(points, { x: "x", y: "v", fill: "colour", r: 2.6 }),
        Plot.dot(
          points.filter(({ wrong }) => wrong.naive),
          { x: "x", y: "v", symbol: "times", stroke: colours.naive, r: 4.5, strokeWidth: 1.6 },
        ),
        Plot.dot(
          points.filter(({ wrong }) => wrong.weights),
          { x: "x", y: "v", stroke: colours.weights, r: 5.5, strokeWidth: 1.8 },
        ),
      ],
    }),
    alt: () =>
      read
        ? `Of ${points.length} new examples the network half-way between A and B reads ${rightOf(read.naive, read.y)} right, that half-way between A and the matched B ${rightOf(read.weights, read.y)}.`
        : waiting,
  };
}

/** What the networks half-way make of the first new examples. */
export function ownExamples(frame: OwnFrame): Drawing {
  const { read, about } = frame;
  const { image } = about;
  if (!image) return pointsFigure(frame);
  const some = Math.min(shown, about.test);
  const y = read?.y.subarray(0, some) ?? new Uint8Array();
  const [naive, weights] = [read?.naive.subarray(0, some), read?.weights.subarray(0, some)];
  return mosaicFigure({
    images: read?.x.subarray(0, some * about.features),
    labels: y,
    height: image.rows,
    width: image.cols,
    classes: about.classes,
    readers: [
      { words: "as is", colour: colours.naive, guesses: naive },
      { words: "matched", colour: colours.weights, guesses: weights },
    ],
    same: [read],
    alt: () =>
      naive && weights
        ? `Of these ${some} new images the network half-way between A and B reads ${rightOf(naive, y)} right, that half-way between A and the matched B ${rightOf(weights, y)}.`
        : waiting,
  });
}
