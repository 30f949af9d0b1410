import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { sizeOf, type Drawing } from "../../../src/figures/drawing.ts";
import * as marks from "../../../src/figures/marks.ts";
import { insertHeat, render, renderLayers } from "../../../src/figures/render.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const size = { width: 400, height: 300, narrow: false };

const drawing = (x: [number, number], y: [number, number], more: Partial<Drawing> = {}): Drawing => ({
  same: [],
  plot: (Plot) => ({
    document: document as unknown as Document,
    x: { domain: x },
    y: { domain: y },
    marks: [Plot.line([x[0], x[1]], { x: (d) => d, y: () => y[0] })],
  }),
  alt: () => "A line.",
  ...more,
});

describe("a figure", () => {
  it("is one image with a name and a description, and says nothing else to a screen reader", () => {
    const { svg } = render(marks, drawing([0, 1], [0, 1]), size, "A title");
    expect(svg.getAttribute("role")).toBe("img");
    expect(svg.getAttribute("aria-label")).toBe("A title. A line.");
    expect(svg.querySelectorAll("[aria-label]").length).toBe(0);
  });

  it("shares its axes with those that it is compared with", () => {
    const [front, behind] = renderLayers(
      marks,
      [drawing([0, 10], [0, 1]), drawing([0, 40], [-1, 0.5])],
      size,
      "T",
    );
    expect([front.x?.(40), behind.x?.(40)]).toEqual([size.width - 22, size.width - 22]);
    expect(front.x?.(10)).toBe(behind.x?.(10));
  });

  it("keeps the direction of an axis that points down", () => {
    const down = drawing([0, 8], [8, 0]);
    const [front] = renderLayers(marks, [down, drawing([0, 8], [4, 0])], size, "T");
    expect(front.inner.height).toBe(render(marks, down, size, "T").inner.height);
  });

  it.each([1, 40, 112, 160])("has no bar of negative width in a column of %i px", (column) => {
    const bars = drawing([0, 1], [0, 1], {
      plot: (Plot) => ({
        document: document as unknown as Document,
        x: { domain: [0, 1] },
        marginRight: 84,
        marks: [Plot.rect([1], { x1: 0.4, x2: 0.6, y1: 0, y2: 1 })],
      }),
    });
    const { svg } = render(marks, bars, sizeOf(bars, column), "T");
    expect(Number(svg.querySelector("rect")!.getAttribute("width"))).toBeGreaterThan(0);
  });

  it("alone keeps the axes that it asked for", () => {
    const [front] = renderLayers(marks, [drawing([0, 10], [0, 1])], size, "T");
    expect(front.x?.(10)).toBe(size.width - 22);
  });

  it("paints its heat map behind everything else, every cell in its shade", () => {
    const heat = { rows: 2, cols: 3, values: [0, 1, -1, 0.5, -0.5, 2], full: 1 };
    const drawn = render(marks, drawing([0, 3], [2, 0]), size, "T");
    insertHeat(drawn, heat);
    const paths = [...drawn.svg.querySelectorAll("g:first-of-type > path")];
    const cells = paths.map((path) => [
      path.getAttribute("fill"),
      path.getAttribute("d")?.match(/M/g)?.length,
    ]);
    const mix = (end: string, part: number) =>
      `color-mix(in oklab, var(--heat-${end}) ${part}%, var(--heat-zero))`;
    expect(cells).toEqual([
      [mix("plus", 0), 1], // the ground
      [mix("plus", 100), 2],
      [mix("minus", 100), 1],
      [mix("plus", 50), 1],
      [mix("minus", 50), 1],
    ]);
  });
});
