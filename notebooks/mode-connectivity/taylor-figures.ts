import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { TaylorFrame } from "./frames.ts";
import { named } from "./named.ts";
import { colours, nats } from "./words.ts";

const waiting = "Nothing has been compared yet: the two networks are still being trained.";

/** What must be known before the exhibit is read. */
export const derailed = ({ converged }: TaylorFrame): string =>
  converged ? "" : "Training diverged: the weights are those from before it did.";
const noted = (frame: TaylorFrame) => (derailed(frame) ? { note: derailed(frame) } : {});

/** The place half-way. */
const middle = ({ points }: TaylorFrame): number => (points - 1) / 2;

/** How many times what is seen half-way is foretold, for a line, or for networks that are near by design. */
export function ratios(frame: TaylorFrame) {
  const at = middle(frame);
  const of = ({ seen, foretold }: TaylorFrame["naive"]): number => foretold[at] / seen[at];
  return {
    naive: of(frame.naive),
    matched: of(frame.matched),
    noise: frame.noise.foretold.map((f, k) => f / frame.noise.seen[k]),
  };
}

/** The height of the loss over its chord along both lines, and what their ends foretell. */
export function foretoldFigure(frame: TaylorFrame): Drawing {
  const { naive, matched, points } = frame;
  const x = Float64Array.from({ length: points }, (_, k) => k / (points - 1));
  const at = middle(frame);
  const top = Math.max(1, 1.15 * Math.max(0, ...naive.seen, ...naive.foretold, ...matched.foretold));
  const whole = matched.seen.length === points;
  return {
    same: [naive, matched],
    ...noted(frame),
    height: 340,
    plot: (Plot) => ({
      x: { label: "place λ on the line from A to B", domain: [0, 1], ticks: [0, 0.5, 1] },
      y: { label: "loss over its chord, nats", domain: [Math.min(0, ...naive.foretold), top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          (
            [
              [naive, colours.naive],
              [matched, colours.weights],
            ] as const
          ).flatMap(([line, colour]) => [
            { x: x.subarray(0, line.foretold.length), y: line.foretold, colour, dashed: true },
            { x: x.subarray(0, line.seen.length), y: line.seen, colour },
          ]),
        ),
        ...(whole
          ? [
              named(Plot, "B as it is", x[at], naive.seen[at], colours.naive, { dy: -12 }),
              named(Plot, "foretold", x[at], naive.foretold[at], colours.naive, { dy: -12 }),
              named(
                Plot,
                "B matched, and foretold",
                x[at],
                Math.max(matched.foretold[at], matched.seen[at]),
                colours.weights,
                {
                  dy: -12,
                },
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      whole
        ? `Half-way to B as it is the loss is ${nats(naive.seen[at])} nats over its chord, and the ends foretell ${nats(naive.foretold[at])}. To B matched it is ${nats(matched.seen[at])}, and they foretell ${nats(matched.foretold[at])}.`
        : waiting,
    columns: () => {
      const n = matched.seen.length;
      return {
        lambda: x.subarray(0, n),
        naive: naive.seen.subarray(0, n),
        naiveForetold: naive.foretold.subarray(0, n),
        matched: matched.seen,
        matchedForetold: matched.foretold.subarray(0, n),
      };
    },
  };
}

/** How good the foretelling is, over how far apart the ends are. */
export function nearFigure(frame: TaylorFrame): Drawing {
  const { naive, matched, noise } = frame;
  const found = ratios(frame);
  const whole = frame.progress === 1;
  const [low, high] = [-0.7, 2.6];
  const inside = (ratio: number): number => Math.max(low, Math.min(high, ratio));
  return {
    same: [noise, naive, matched],
    ...noted(frame),
    plot: (Plot, { narrow }) => ({
      x: {
        label: "distance of the ends, in lengths of A",
        type: "log",
        domain: [0.04, 2],
        ticks: [0.05, 0.1, 0.2, 0.5, 1, 2],
        tickFormat: (d: number) => String(d),
      },
      y: { label: "foretold, in parts of what is seen half-way", domain: [low, high], ticks: [0, 1, 2] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.ruleY([1], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
        ...(noise.foretold.length ? [named(Plot, "exact", 0.06, 1, "var(--faint)", { dy: -26 })] : []),
        ...traceMarks(Plot, [
          { x: noise.apart, y: found.noise.map(inside), colour: "var(--series-5)" },
          { x: noise.apart, y: found.noise.map(inside), colour: "var(--series-5)", dots: true },
        ]),
        ...(whole
          ? [
              named(Plot, "A, with noise", noise.apart[2], 0.55, "var(--series-5)", { textAnchor: "middle" }),
              Plot.dot([0, 1], {
                x: [matched.apart, naive.apart],
                y: [inside(found.matched), inside(found.naive)],
                r: 5,
                fill: (k: number) => (k ? colours.naive : colours.weights),
              }),
              named(Plot, "B matched", matched.apart, inside(found.matched), colours.weights, {
                dx: -10,
                textAnchor: "end",
              }),
              named(Plot, narrow ? "B" : "B as it is", naive.apart, inside(found.naive), colours.naive, {
                dy: 18,
              }),
            ]
          : []),
      ],
    }),
    alt: () =>
      whole
        ? `Of what is seen half-way, the ends foretell ${found.noise[1].toFixed(2)} for A and A with noise, ${noise.apart[1].toFixed(2)} lengths of A apart; ${found.matched.toFixed(2)} for A and B matched, ${matched.apart.toFixed(2)} lengths apart; ${found.naive.toFixed(2)} for A and B as it is, ${naive.apart.toFixed(2)} apart.`
        : waiting,
    columns: () => ({ apart: noise.apart, ratio: found.noise }),
  };
}
