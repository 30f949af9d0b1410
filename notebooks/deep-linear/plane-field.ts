import type { Markish } from "@observablehq/plot";
import type { Marks } from "../../src/figures/drawing.ts";

/** Half the side of the plane that is drawn: room for where the flow carries a start from the sliders' ends. */
export const reach = 2.8;

interface Stroke {
  readonly x: number[];
  readonly y: number[];
}
const breakLine = ({ x, y }: Stroke): void => void (x.push(NaN), y.push(NaN));

const shades = 6;

/**
 * Arrows along the flow, equally long, the darker the faster; one path for each shade, since hundreds would be slow to
 * redraw. `across` counts the arrows of a row.
 */
export function flowMarks(Plot: Marks, s: number, across: number): Markish[] {
  const cell = (2 * reach) / across;
  const strokes = Array.from({ length: shades }, (): Stroke => ({ x: [], y: [] }));
  for (let i = 0; i < across; ++i)
    for (let j = 0; j < across; ++j) {
      const [a, b] = [(i + 0.5) * cell - reach, (j + 0.5) * cell - reach];
      const [da, db] = [b * (s - a * b), a * (s - a * b)];
      const speed = Math.hypot(da, db);
      if (speed < 1e-9) continue;
      const shade = Math.min(shades - 1, Math.floor((shades * speed) / (speed + 1.5)));
      arrow(strokes[shade], a, b, (0.36 * cell * da) / speed, (0.36 * cell * db) / speed);
    }
  return strokes.map(({ x, y }, k) =>
    Plot.line(
      { length: x.length },
      {
        x,
        y,
        stroke: `color-mix(in oklab, var(--faint) ${16 + (70 * k) / (shades - 1)}%, var(--paper))`,
        strokeWidth: 1,
      },
    ),
  );
}

/** An arrow whose middle is (a, b), with half its length along (x, y). */
function arrow(stroke: Stroke, a: number, b: number, x: number, y: number): void {
  const [tip, barb] = [
    [a + x, b + y],
    [0.05, 0.42],
  ];
  const side = (sign: number) => [a + barb[0] * x - sign * barb[1] * y, b + barb[0] * y + sign * barb[1] * x];
  for (const [px, py] of [[a - x, b - y], tip, side(1), tip, side(-1)]) {
    stroke.x.push(px);
    stroke.y.push(py);
  }
  breakLine(stroke);
}

/** The hyperbolas a^2 - b^2 = c for some c, both branches, or the two diagonals for c = 0, as far as they are drawn. */
export function levelSets(levels: readonly number[]): Stroke {
  const stroke: Stroke = { x: [], y: [] };
  for (const c of levels)
    for (const sign of [1, -1]) {
      const limit = Math.sqrt(Math.max(0, reach * reach - Math.abs(c)));
      for (let i = 0; i <= 40; ++i) {
        const across = limit * (i / 20 - 1);
        const along = sign * (c === 0 ? across : Math.hypot(Math.sqrt(Math.abs(c)), across));
        stroke.x.push(c < 0 ? across : along);
        stroke.y.push(c < 0 ? along : across);
      }
      breakLine(stroke);
    }
  return stroke;
}

/** The hyperbola a b = s, both branches; the two axes for s = 0. */
export function goals(s: number): Stroke {
  const stroke: Stroke = { x: [], y: [] };
  if (s === 0) {
    stroke.x.push(-reach, reach, NaN, 0, 0, NaN);
    stroke.y.push(0, 0, NaN, -reach, reach, NaN);
    return stroke;
  }
  const slope = Math.log(reach / Math.sqrt(s));
  for (const sign of [1, -1]) {
    for (let i = 0; i <= 60; ++i) {
      const ratio = Math.exp(slope * (i / 30 - 1));
      stroke.x.push(sign * Math.sqrt(s) * ratio);
      stroke.y.push((sign * Math.sqrt(s)) / ratio);
    }
    breakLine(stroke);
  }
  return stroke;
}
