import type { Marks } from "../../src/figures/drawing.ts";

/** A word at a place of a figure, legible over what lies under it. */
export const named = (Plot: Marks, words: string, x: number, y: number, fill: string, more: object) =>
  Plot.text([words], {
    x: [x],
    y: [y],
    fill,
    fontWeight: 600,
    stroke: "var(--paper)",
    strokeWidth: 4,
    ...more,
  });
