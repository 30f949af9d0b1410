import { parseHTML } from "linkedom";
import { sizeOf, type Drawing } from "../figures/drawing.ts";
import * as marks from "../figures/marks.ts";
import { insertHeat, render } from "../figures/render.ts";
import { thinned } from "../figures/thin.ts";

/** Widths in CSS pixels of prerendered figures: of a wide one, of one beside another, of any on a phone. */
const widths = { wide: 820, half: 400, narrow: 350 };

const tolerance = 0.15; // of a pixel, by which a line may move when points are left out: less than is seen

/** A figure as a page comes with it; the style sheet shows the size that fits. */
export function stills(drawing: Drawing, title: string, wide: boolean, full: number = widths.wide): string {
  const large = still(drawing, title, wide ? full : widths.half);
  if (!wide) return large;
  const small = still(drawing, title, widths.narrow);
  return `<div class="still for-wide">${large}</div><div class="still for-narrow">${small}</div>`;
}

/** A figure as the page comes with it: SVG text, numbers to one decimal of a pixel. */
export function still(drawing: Drawing, title: string, width: number = widths.half): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = render(marks, drawing, sizeOf(drawing, width), title, document as unknown as Document);
  if (drawing.heat) insertHeat(drawn, drawing.heat);
  if (drawing.cursor !== undefined && drawn.x) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const x = drawn.x(drawing.cursor).toFixed(1);
    const { top, height } = drawn.inner;
    const place = { class: "cursor", x1: x, x2: x, y1: String(top), y2: String(top + height) };
    for (const [name, value] of Object.entries(place)) line.setAttribute(name, value);
    (drawn.svg as unknown as { append(node: unknown): void }).append(line);
  }
  for (const path of (drawn.svg as unknown as Element).querySelectorAll("path"))
    path.setAttribute("d", thinned(path.getAttribute("d") ?? "", tolerance));
  // Places are rounded; words, and what the figure says of itself, are not.
  return drawn.svg.outerHTML.replace(/aria-label="[^"]*"|>[^<]+|-?\d+\.\d{2,}/g, (found) =>
    /^[a>]/.test(found) ? found : String(Math.round(Number(found) * 10) / 10),
  );
}
