import { symmetricEigen } from "../../../numeric/decompose.ts";
import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { multiplyTransposedB } from "../../../numeric/matrix.ts";
import { orthogonal } from "../../../numeric/orthogonal.ts";

/** Inputs (points, n) evenly around a circle in a random plane, each of mean square `variance`. */
export function circle(draw: () => number, points: number, n: number, variance: number): Float64Array {
  const plane = orthogonal(draw, n, 2);
  const radius = Math.sqrt(n * variance);
  return Float64Array.from({ length: points * n }, (_, i) => {
    const turn = Math.floor(i / n) / points;
    const p = 2 * (i % n);
    return radius * (cosTurn(turn) * plane[p] + sinTurn(turn) * plane[p + 1]);
  });
}

/** Points seen along the two directions in which they vary most. */
export interface View {
  readonly x: Float64Array; // (points)
  readonly y: Float64Array; // (points)
  /** Root of the mean squared entry of the points' differences from their mean. */
  readonly size: number;
  /** Part of their variance that lies in these two directions. */
  readonly share: number;
}

/** The two principal axes of some points (points, n): as many numbers a point, and what they leave out. */
export function principalView(x: Float64Array, points: number, n: number): View {
  const centred = x.slice();
  for (let j = 0; j < n; ++j) {
    let sum = 0;
    for (let i = 0; i < points; ++i) sum += x[i * n + j];
    for (let i = 0; i < points; ++i) centred[i * n + j] -= sum / points;
  }
  const gram = new Float64Array(points * points);
  multiplyTransposedB(gram, centred, centred, points, n, points);
  const { values, vectors } = symmetricEigen(gram, points);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const along = (k: number) =>
    Float64Array.from(
      { length: points },
      (_, i) => Math.sqrt(Math.max(0, values[k])) * vectors[i * points + k],
    );
  return {
    x: along(0),
    y: along(1),
    size: Math.sqrt(total / (points * n)),
    share: total > 0 ? (Math.max(0, values[0]) + Math.max(0, values[1])) / total : 1,
  };
}
