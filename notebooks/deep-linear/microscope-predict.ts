import type { Prediction } from "../../src/figures/drawing.ts";
import { short } from "../../src/figures/numbers.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import type { MicroscopeFrame } from "./microscope-figures.ts";

/** The strength with one hidden layer over time, when that of a direct map is known. */
export function predictDeep({ time, direct, deep, strength, start }: MicroscopeFrame): Prediction {
  return {
    asks: `A direct map is shown. Draw how a network with one hidden layer learns the same mode, from a start of ${short(start)}.`,
    names: ["time", "a strength of"],
    curve: () => ({ x: time, y: deep }),
    given: (Plot) => [
      Plot.ruleY([0], { stroke: "var(--rule)" }),
      Plot.ruleY([strength], { stroke: "var(--faint)", strokeDasharray: "1 4" }),
      ...traceMarks(Plot, [{ x: time, y: direct, colour: "var(--series-2)" }]),
    ],
  };
}

/** The wait over the start, when that for the largest start is known. */
export function predictWaits({ overStarts }: MicroscopeFrame): Prediction {
  const { start, exact } = overStarts;
  const known = start.findIndex((u0) => u0 >= 0.01);
  return {
    asks: "From a start of 0.01 the wait is the ring. Draw the wait from other starts, down to a hundred-millionth.",
    names: ["a start of", "a wait of"],
    curve: () => ({ x: start, y: exact }),
    given: (Plot) => [
      Plot.ruleY([0], { stroke: "var(--rule)" }),
      Plot.dot([[start[known], exact[known]]], {
        r: 4,
        fill: "var(--paper)",
        stroke: "var(--series-1)",
        strokeWidth: 1.8,
      }),
    ],
  };
}
