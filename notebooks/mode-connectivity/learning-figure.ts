import type { Drawing } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { BarrierFrame } from "./frames.ts";
import { nats } from "./words.ts";

interface Learning extends Pick<BarrierFrame, "curves" | "epochs"> {
  readonly perEpoch?: number; // steps; default: those of 3000 digits
}

/** How the two networks learn. */
export function learningFigure({ curves, epochs, perEpoch = 60 }: Learning): Drawing {
  const low = Math.min(1, ...curves.flatMap(({ loss }) => [...loss]));
  const traces = curves.map(({ step, loss }, k) => ({
    x: step.map((t) => t / perEpoch),
    y: loss,
    colour: k ? "var(--series-6)" : "var(--series-5)",
    dashed: k === 1,
  }));
  const ends = curves.map(({ loss }) => loss.at(-1));
  return {
    same: [curves],
    plot: (Plot) => ({
      x: { label: "epoch", domain: [0, epochs] },
      y: {
        label: "training loss, nats",
        type: "log",
        tickFormat: short,
        domain: [Math.max(1e-4, 0.8 * low), 3],
        ticks: 4,
      },
      marginRight: 26,
      marks: [
        ...traceMarks(Plot, traces),
        ...traces.map(({ x, y, colour }, k) =>
          Plot.text(x.length ? [k ? "B" : "A"] : [], {
            x: [x[x.length - 1]],
            y: [y[y.length - 1]],
            dx: k ? 18 : 7,
            fill: colour,
            fontWeight: 600,
          }),
        ),
      ],
    }),
    alt: () =>
      ends.every((end) => end !== undefined)
        ? `Two networks learn: their training losses end at ${ends.map((end) => nats(end ?? 0)).join(" and ")} nats.`
        : "Two networks are to learn; the second has not begun yet.",
    columns: () => ({
      step: curves[0].step,
      lossA: curves[0].loss,
    }),
  };
}
