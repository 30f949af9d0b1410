import type { Markish } from "@observablehq/plot";
import type { Marks } from "../../src/figures/drawing.ts";

/** Words beside a curve's end. */
export interface EndLabel {
  readonly y: number;
  readonly words: string;
  readonly colour: string;
}

/** Heights for labels, each as near to its own as the others allow, in the order given by `y`; `gap` apart, in units of y. */
export function apart(ys: readonly number[], gap: number): number[] {
  const order = ys.map((_, i) => i).sort((a, b) => ys[a] - ys[b]);
  const out = [...ys];
  for (let k = 1; k < order.length; ++k) out[order[k]] = Math.max(out[order[k]], out[order[k - 1]] + gap);
  return out;
}

/** Labels at x, to its right, which do not lie on each other. `toPlot` and `fromPlot` bend y where its axis is a log one. */
export function endLabels(
  Plot: Marks,
  x: number,
  labels: readonly EndLabel[],
  gap: number,
  log = false,
): Markish {
  const ys = labels.map(({ y }) => (log ? Math.log(y) : y));
  const heights = apart(ys, gap).map((y) => (log ? Math.exp(y) : y));
  return Plot.text(labels, {
    x,
    y: (_: EndLabel, i: number) => heights[i],
    text: "words",
    dx: 5,
    textAnchor: "start",
    fontWeight: 600,
    fill: "colour",
  });
}
