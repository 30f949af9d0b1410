import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { exp } from "../../../numeric/exponential.ts";

/*
 * Digits drawn with a pen, a stand-in for handwritten ones: strokes in the unit square, x to the right and y down, each
 * digit a little turned, scaled, sheared, shifted and thickened by six standard normal draws.
 */

type Point = readonly [x: number, y: number];
type Stroke = readonly Point[];

/** Points of a polyline, from its numbers in pairs. */
const stroke = (...numbers: number[]): Stroke =>
  Array.from({ length: numbers.length / 2 }, (_, k): Point => [numbers[2 * k], numbers[2 * k + 1]]);

/** An ellipse around (x, y), of 16 pieces. */
const ellipse = (x: number, y: number, rx: number, ry: number): Stroke =>
  Array.from({ length: 17 }, (_, k): Point => [x + rx * sinTurn(k / 16), y - ry * cosTurn(k / 16)]);

const six = stroke(
  ...[
    0.64, 0.14, 0.42, 0.3, 0.31, 0.56, 0.34, 0.76, 0.5, 0.87, 0.66, 0.78, 0.68, 0.62, 0.54, 0.51, 0.34, 0.6,
  ],
);

/** The strokes of each digit. */
const shapes: readonly (readonly Stroke[])[] = [
  [ellipse(0.5, 0.5, 0.24, 0.36)],
  [stroke(0.38, 0.26, 0.52, 0.14, 0.52, 0.86)],
  [stroke(0.28, 0.3, 0.34, 0.18, 0.5, 0.13, 0.66, 0.18, 0.71, 0.31, 0.62, 0.46, 0.28, 0.86, 0.74, 0.86)],
  [
    stroke(
      ...[
        0.28, 0.18, 0.5, 0.13, 0.68, 0.22, 0.66, 0.4, 0.48, 0.48, 0.68, 0.56, 0.71, 0.74, 0.52, 0.87, 0.28,
        0.81,
      ],
    ),
  ],
  [stroke(0.62, 0.86, 0.62, 0.14, 0.26, 0.62, 0.78, 0.62)],
  [stroke(0.7, 0.14, 0.34, 0.14, 0.31, 0.45, 0.52, 0.41, 0.7, 0.52, 0.7, 0.74, 0.52, 0.87, 0.28, 0.8)],
  [six],
  [stroke(0.26, 0.14, 0.74, 0.14, 0.46, 0.86)],
  [ellipse(0.5, 0.31, 0.17, 0.17), ellipse(0.5, 0.68, 0.21, 0.19)],
  [six.map(([x, y]): Point => [1 - x, 1 - y])],
];

/** The squared distance of (x, y) from the piece between two points. */
function toPiece(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const part = Math.min(1, Math.max(0, along));
  const [ox, oy] = [x - ax - part * dx, y - ay - part * dy];
  return ox * ox + oy * oy;
}

/** Sets out (n, n) to the picture of a digit, 0 where there is no ink to 1 where it is full, by six normal draws. */
export function drawDigit(out: Float64Array, n: number, digit: number, draw: () => number): void {
  const turn = (7 / 360) * draw();
  const scale = 1 + 0.07 * draw();
  const shear = 0.1 * draw();
  const shift = [0.03 * draw(), 0.03 * draw()];
  const pen = 0.055 * exp(0.12 * draw());
  const [c, s] = [cosTurn(turn), sinTurn(turn)];
  const moved = shapes[digit].map((points) =>
    points.map(([x, y]): Point => {
      const y0 = y - 0.5;
      const x1 = x - 0.5 + shear * y0;
      return [0.5 + scale * (c * x1 - s * y0) + shift[0], 0.5 + scale * (s * x1 + c * y0) + shift[1]];
    }),
  );
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < n; ++j) {
      let nearest = Infinity;
      for (const points of moved)
        for (let k = 1; k < points.length; ++k)
          nearest = Math.min(nearest, toPiece((j + 0.5) / n, (i + 0.5) / n, points[k - 1], points[k]));
      out[i * n + j] = exp(-nearest / (2 * pen * pen));
    }
}
