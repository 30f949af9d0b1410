import type { Drawing, Marks } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { InterventionFrame } from "./frames.ts";
import { named } from "./named.ts";
import { colours, nats, percent } from "./words.ts";

const waiting = "Nothing has been matched yet: the two networks are still being trained.";
const shades = { large: colours.weights, small: "var(--series-5)" } as const;

/** What must be known before the exhibit is read. */
export const astray = ({ converged }: InterventionFrame): string =>
  converged ? "" : "Training diverged: the weights are those from before it did.";
const noted = (frame: InterventionFrame) => (astray(frame) ? { note: astray(frame) } : {});

const ready = ({ large, small, gammas }: InterventionFrame): boolean =>
  large.barrier.length === gammas.length && small.barrier.length === gammas.length;

const axis = {
  label: "γ: as large, in parts of the largest, as a direction must be",
  domain: [0.08, 0.52],
  ticks: [0.1, 0.2, 0.3, 0.4, 0.5],
};

/** Both curves of a measure over gamma, with dots where it was measured. */
const curves = (Plot: Marks, { gammas, large, small }: InterventionFrame, of: "barrier" | "accuracy") =>
  traceMarks(
    Plot,
    [
      { y: large[of], colour: shades.large },
      { y: small[of], colour: shades.small },
    ].flatMap((trace) => {
      const x = gammas.subarray(0, trace.y.length);
      return [
        { ...trace, x },
        { ...trace, x, dots: true },
      ];
    }),
  );

/** The barrier that is left when matching has seen only the large directions, or only the small ones. */
export function interventionFigure(frame: InterventionFrame): Drawing {
  const { naive, whole, large, small, gammas } = frame;
  const top = Math.max(1, 1.12 * Math.max(naive, ...large.barrier, ...small.barrier));
  return {
    same: [large.barrier, small.barrier, whole],
    ...noted(frame),
    height: 340,
    plot: (Plot) => ({
      x: axis,
      y: { label: "barrier left, nats", domain: [0, top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(whole
          ? [
              Plot.ruleY([naive], { stroke: colours.naive, strokeDasharray: "5 4" }),
              Plot.ruleY([whole.barrier], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
              named(Plot, "not matched", 0.47, naive, colours.naive, { dy: -10 }),
            ]
          : []),
        ...curves(Plot, frame, "barrier"),
        ...(ready(frame)
          ? [
              named(Plot, "matched by the large ones", 0.3, large.barrier[2], shades.large, { dy: -13 }),
              named(Plot, "matched by the small ones", 0.2, Math.min(small.barrier[1], naive), shades.small, {
                dy: 24,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      ready(frame) && whole
        ? `The barrier is ${nats(naive)} nats before matching and ${nats(whole.barrier)} after matching by whole weights. Seeing only directions of at least 0.3 times the largest leaves ${nats(large.barrier[2])} nats, seeing only the others ${nats(small.barrier[2])}.`
        : waiting,
    columns: () => ({
      gamma: gammas.subarray(0, Math.min(large.barrier.length, small.barrier.length)),
      large: large.barrier.subarray(0, small.barrier.length),
      small: small.barrier,
    }),
  };
}

/** How well A reads with nothing but its large directions, or its small ones, and how many are large. */
export function truncatedFigure(frame: InterventionFrame): Drawing {
  const { gammas, large, small, part, whole } = frame;
  return {
    same: [large.accuracy, small.accuracy, whole],
    ...noted(frame),
    plot: (Plot) => ({
      x: axis,
      y: { label: "digits that A reads right", domain: [0, 1], tickFormat: (y: number) => `${100 * y} %` },
      marginLeft: 56,
      marks: [
        ...(whole ? [Plot.ruleY([whole.accuracy], { stroke: "var(--faint)", strokeDasharray: "5 4" })] : []),
        ...traceMarks(Plot, [
          { x: gammas.subarray(0, part.length), y: part, colour: "var(--faint)", dashed: true },
        ]),
        ...curves(Plot, frame, "accuracy"),
        ...(ready(frame)
          ? [
              named(Plot, "with the large directions alone", 0.26, large.accuracy[2], shades.large, {
                dy: 20,
              }),
              named(Plot, "with the small ones alone", 0.4, small.accuracy[3], shades.small, { dy: 14 }),
              named(Plot, "part that is large", 0.21, part[1], "var(--faint)", { dy: -12 }),
            ]
          : []),
      ],
    }),
    alt: () =>
      ready(frame) && whole
        ? `A reads ${percent(whole.accuracy, 1)} of new digits; with only the ${percent(part[2])} of its directions that are at least 0.3 times the largest ${percent(large.accuracy[2], 1)}, with only the others ${percent(small.accuracy[2])}.`
        : waiting,
    columns: () => ({
      gamma: gammas.subarray(0, small.accuracy.length),
      part: part.subarray(0, small.accuracy.length),
      large: large.accuracy.subarray(0, small.accuracy.length),
      small: small.accuracy,
    }),
  };
}
