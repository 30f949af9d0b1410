import type { Prediction } from "../../src/figures/drawing.ts";
import type { DepthFrame } from "./frames.ts";

/** Steps until learned over depth, when those with one hidden layer are known. */
export function predictTimes({ axis, best }: DepthFrame): Prediction {
  return {
    asks: "Each depth gets the learning rate that is best for it. The ring is a network of 3 layers. Draw the steps that deeper ones need, up to 100 layers.",
    names: ["layers", "a number of steps of"],
    curve: () => ({ x: axis.subarray(1), y: best.subarray(1) }),
    given: (Plot) => [
      Plot.dot([[axis[1], best[1]]], {
        r: 4,
        fill: "var(--paper)",
        stroke: "var(--series-1)",
        strokeWidth: 1.8,
      }),
    ],
  };
}
