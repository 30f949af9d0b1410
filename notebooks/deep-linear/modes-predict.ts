import type { Prediction } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { ModesFrame } from "./frames.ts";

/** The strength of mode 2 over training, when that of mode 1 is known. */
export function predictSecond(
  { step, planned }: ModesFrame,
  goals: readonly number[],
  strengthOf: (mode: number) => Float64Array,
): Prediction {
  return {
    asks: `Mode 1, of strength ${goals[0]}, is shown. Draw how mode 2, of strength ${goals[1]}, is learned.`,
    names: ["step", "a strength of"],
    curve: () => ({ x: step, y: strengthOf(1) }),
    given: (Plot) => [
      Plot.ruleY([0], { stroke: "var(--rule)" }),
      Plot.ruleY([goals[1]], { stroke: "var(--series-2)", strokeDasharray: "1 4" }),
      Plot.text(["goal of mode 2"], {
        x: [planned],
        y: [goals[1]],
        dx: -4,
        dy: -7,
        textAnchor: "end",
        fill: "var(--series-2)",
      }),
      ...traceMarks(Plot, [{ x: step, y: strengthOf(0), colour: "var(--series-1)" }]),
    ],
  };
}
