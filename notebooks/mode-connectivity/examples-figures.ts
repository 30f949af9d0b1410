import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { ExamplesFrame } from "./frames.ts";
import { named } from "./named.ts";
import { colours, nats } from "./words.ts";

const waiting = "Nothing has been matched yet: the two networks are still being trained.";
const ways = [
  ["weights", "by weights"],
  ["activations", "by activities"],
  ["gradient", "by the gradient"],
] as const;
const kinds = ["all ten", "0 to 4", "0 and 1"];

/** What must be known before the exhibit is read. */
export const lost = ({ converged }: ExamplesFrame): string =>
  converged ? "" : "Training diverged: the weights are those from before it did.";
const noted = (frame: ExamplesFrame) => (lost(frame) ? { note: lost(frame) } : {});

/** The barrier that each method leaves, over the classes of the examples that it sees. */
export function classesFigure(frame: ExamplesFrame): Drawing {
  const { barrier, naive, classes } = frame;
  const x = Float64Array.from(classes, (_, k) => k);
  const top = Math.max(1, 1.15 * naive, ...ways.map(([way]) => 1.1 * Math.max(0, ...barrier[way])));
  const whole = barrier.gradient.length === classes.length;
  return {
    same: [barrier, naive],
    ...noted(frame),
    height: 340,
    plot: (Plot) => ({
      x: {
        label: "digits among the examples",
        domain: [-0.3, 2.3],
        ticks: [0, 1, 2],
        tickFormat: (k: number) => kinds[k],
      },
      y: { label: "barrier left, on all digits, nats", domain: [0, top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(naive
          ? [
              Plot.ruleY([naive], { stroke: colours.naive, strokeDasharray: "5 4" }),
              named(Plot, "not matched", 0, naive, colours.naive, { dy: -10 }),
            ]
          : []),
        ...traceMarks(
          Plot,
          ways.flatMap(([way]) => {
            const curve = { x: x.subarray(0, barrier[way].length), y: barrier[way], colour: colours[way] };
            return [curve, { ...curve, dots: true }];
          }),
        ),
        ...(whole
          ? [
              named(
                Plot,
                "by the gradient",
                0.5,
                (barrier.gradient[0] + barrier.gradient[1]) / 2,
                colours.gradient,
                {
                  dx: -8,
                  textAnchor: "end",
                },
              ),
              named(
                Plot,
                "by activities",
                1.5,
                (barrier.activations[1] + barrier.activations[2]) / 2,
                colours.activations,
                {
                  dy: -12,
                },
              ),
              named(Plot, "by weights", 2, barrier.weights[2], colours.weights, { dy: -12 }),
            ]
          : []),
      ],
    }),
    alt: () =>
      whole
        ? `Not matched: ${nats(naive)} nats. ${ways
            .map(
              ([way, words]) =>
                `Matched ${words}: ${kinds.map((kind, k) => `${nats(barrier[way][k])} (${kind})`).join(", ")}`,
            )
            .join(". ")}.`
        : waiting,
    columns: () => ({
      classes: Float64Array.from(classes.slice(0, barrier.gradient.length)),
      ...Object.fromEntries(ways.map(([way]) => [way, barrier[way].subarray(0, barrier.gradient.length)])),
    }),
  };
}

/** How well the directions of both networks agree after each method has seen all digits. */
export function gradientAlignmentFigure(frame: ExamplesFrame): Drawing {
  const { alignment, gammas } = frame;
  const known = ways.filter(([way]) => alignment[way].length);
  return {
    same: [alignment],
    ...noted(frame),
    plot: (Plot) => ({
      x: { label: "γ: as large, in parts of the largest, as a direction must be", domain: [0, 0.9] },
      y: { label: "agreement R of the directions", domain: [0, 1] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(
          Plot,
          known.map(([way]) => ({
            x: gammas,
            y: alignment[way],
            colour: colours[way],
            dashed: way === "activations",
          })),
        ),
        ...(known.length === ways.length
          ? [
              named(Plot, "by weights", gammas[7], alignment.weights[7], colours.weights, {
                dy: -14,
                textAnchor: "end",
              }),
              named(
                Plot,
                "by activities, dashed",
                gammas[12],
                Math.min(...ways.slice(1).map(([way]) => alignment[way][12])),
                colours.activations,
                { dy: 18 },
              ),
              named(
                Plot,
                "by the gradient",
                gammas[12],
                Math.min(...ways.slice(1).map(([way]) => alignment[way][12])),
                colours.gradient,
                { dy: 36 },
              ),
            ]
          : []),
      ],
    }),
    alt: () =>
      known.length === ways.length
        ? `Over all directions R is ${ways.map(([way, words]) => `${alignment[way][0].toFixed(2)} when matched ${words}`).join(", ")}; over those of at least 0.3 times the largest ${ways.map(([way]) => alignment[way][6].toFixed(2)).join(", ")}.`
        : waiting,
    columns: () => ({
      gamma: known.length ? gammas : [],
      ...Object.fromEntries(known.map(([way]) => [way, alignment[way]])),
    }),
  };
}
