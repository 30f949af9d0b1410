import type during from "../../src/simulations/mode-connectivity/during.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { FrameOf } from "./frames.ts";
import { colours, nats, percent } from "./words.ts";

export type DuringFrame = FrameOf<typeof during>;

const waiting = "The networks have not begun to learn.";

/** What must be known before the figures are read. */
export const upset = ({ converged }: DuringFrame): string =>
  converged ? "" : "Training diverged: some weights are those from before it did.";

const upTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, k) => k);

/** The barriers after each epoch, as the networks are and matched, and the loss of the worse one. */
export function growthFigure(frame: DuringFrame): Drawing {
  const { naive, weights, loss, epochs } = frame;
  const x = upTo(naive.length);
  const note = upset(frame);
  const last = naive.length - 1;
  const top = 1.1 * Math.max(1, ...naive, ...loss);
  const named = (words: string, k: number, y: ArrayLike<number>, fill: string, dy: number) => ({
    words,
    x: k,
    y: y[k],
    fill,
    dy,
  });
  return {
    same: [naive],
    ...(note ? { note } : {}),
    plot: (Plot) => ({
      x: { label: "epoch", domain: [0, epochs], ticks: Math.min(epochs, 10), tickFormat: "d" },
      y: { label: "nats", domain: [0, top] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...traceMarks(Plot, [
          { x, y: loss, colour: "var(--faint)", dashed: true },
          { x, y: weights, colour: colours.weights },
          { x, y: naive, colour: colours.naive },
          { x, y: weights, colour: colours.weights, dots: true },
          { x, y: naive, colour: colours.naive, dots: true },
        ]),
        ...(last < 1
          ? []
          : [
              named("barrier, as they are", last, naive, colours.naive, -12),
              named("barrier, matched", last, weights, colours.weights, -14),
              named("   loss of the worse one", 0, loss, "var(--faint)", 2),
            ]
        ).map(({ words, fill, dy, ...at }) =>
          Plot.text([words], {
            x: [at.x],
            y: [at.y],
            dy,
            fill,
            textAnchor: at.x === epochs ? "end" : "start",
            fontWeight: 600,
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
        ),
      ],
    }),
    alt: () =>
      last > 0
        ? `After ${last} of ${epochs} epochs the barrier is ${nats(naive[last])} nats as the networks are, ${nats(weights[last])} matched. After the first it was ${nats(naive[1])} and ${nats(weights[1])}.`
        : waiting,
    columns: () => ({ epoch: x, naive, weights, loss }),
  };
}

/** The barrier between the finished networks, in orders that were found earlier. */
export function aheadFigure(frame: DuringFrame): Drawing {
  const { ahead, naive, epochs } = frame;
  const x = upTo(ahead.length);
  const whole = naive[naive.length - 1];
  return {
    same: [ahead],
    plot: (Plot) => ({
      x: {
        label: "epoch at which the order was found",
        domain: [0, epochs],
        ticks: Math.min(epochs, 10),
        tickFormat: "d",
      },
      y: { label: "barrier at the end, nats", domain: [0, 1.15 * Math.max(1, whole, ...ahead)] },
      marks: [
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        ...(ahead.length
          ? [
              Plot.ruleY([whole], { stroke: colours.naive, strokeDasharray: "5 4" }),
              Plot.text(["as they are"], {
                x: [epochs],
                y: [whole],
                dy: -9,
                textAnchor: "end",
                fill: colours.naive,
                fontWeight: 600,
              }),
            ]
          : []),
        ...traceMarks(Plot, [
          { x, y: ahead, colour: colours.weights },
          { x, y: ahead, colour: colours.weights, dots: true },
        ]),
      ],
    }),
    alt: () =>
      ahead.length > 1
        ? `Between the finished networks there is a barrier of ${nats(whole)} nats as they are, of ${nats(ahead[0])} in an order found before training, of ${nats(ahead[1])} in that found after one epoch: ${percent(ahead[1] / whole)} of it.`
        : "The networks are not finished yet.",
    columns: () => ({ epoch: x, ahead }),
  };
}
