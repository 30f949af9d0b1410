import type { Drawing } from "../../src/figures/drawing.ts";
import { traceMarks } from "../../src/figures/traces.ts";
import { residual } from "./residual.ts";

/** A simulation and the theory of it at the same places. */
interface Compared {
  readonly x: Float64Array; // (points)
  readonly simulated: Float64Array; // (points)
  readonly theory: Float64Array; // (points)
  /** What counts as 100 %. */
  readonly whole: number;
  readonly axis: { readonly label: string; readonly domain: readonly [number, number] };
  /** What is simulated, as a sentence begins with it. */
  readonly words: string;
  readonly same: readonly unknown[];
}

/** A simulation less its theory. */
export function residualFigure({ x, simulated, theory, whole, axis, words, same }: Compared): Drawing {
  const y = residual(simulated, theory, whole);
  const lowest = y.reduce((least, d) => Math.min(least, d), 0);
  const highest = y.reduce((most, d) => Math.max(most, d), 0);
  const room = 0.15 * Math.max(0.1, highest - lowest);
  return {
    same,
    plot: (Plot, { narrow }) => ({
      x: { label: axis.label, domain: [...axis.domain], ticks: narrow ? 4 : 7 },
      y: {
        label: "descent less theory, % of the strength",
        domain: [lowest - room, highest + room],
        ticks: 5,
      },
      marks: [
        Plot.ruleY([0], { stroke: "var(--faint)", strokeDasharray: "5 4" }),
        ...traceMarks(Plot, [{ x, y, colour: "var(--ink)" }]),
        Plot.text([words], { frameAnchor: "top-right", dx: -6, dy: 2, fill: "var(--faint)" }),
      ],
    }),
    alt: () =>
      `${words} less the exact solution, as a part of the strength: between ${lowest.toFixed(2)} % and ${highest.toFixed(2)} %.`,
    columns: () => ({ [axis.label]: x, difference: y }),
  };
}
