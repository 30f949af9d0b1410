import { describe, expect, it } from "vitest";
import { between, contour } from "../../../src/figures/contours.ts";

const n = 21;
const grid = (f: (x: number, y: number) => number): number[] =>
  Array.from({ length: n * n }, (_, k) => f(k % n, Math.floor(k / n)));

describe("a contour line", () => {
  it("of a slope is straight, and where the slope has its level", () => {
    const pieces = contour(
      grid((x, y) => 2 * x + y),
      n,
      n,
      17.5,
    );
    expect(pieces.length).toBeGreaterThan(8);
    for (const { x1, y1, x2, y2 } of pieces) {
      expect(2 * x1 + y1).toBeCloseTo(17.5, 12);
      expect(2 * x2 + y2).toBeCloseTo(17.5, 12);
    }
  });

  it("around a peak is closed: each end is the end of one other piece", () => {
    const ends = new Map<string, number>();
    const pieces = contour(
      grid((x, y) => -((x - 10) ** 2) - (y - 9.3) ** 2),
      n,
      n,
      -37.3,
    );
    for (const { x1, y1, x2, y2 } of pieces)
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ]) {
        const name = `${x.toFixed(9)} ${y.toFixed(9)}`;
        ends.set(name, (ends.get(name) ?? 0) + 1);
        expect(Math.hypot(x - 10, y - 9.3)).toBeCloseTo(Math.sqrt(37.3), 1); // straight within a square
      }
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it("of a level that no value reaches is not there", () => {
    expect(contour(grid(Math.min), n, n, 100)).toEqual([]);
  });
});

it("values between the points of a grid are exact on a plane, and stay within the values", () => {
  const fine = 50;
  const values = between(
    grid((x, y) => 3 * x - y),
    n,
    n,
    fine,
  );
  const at = (k: number): number => ((k + 0.5) / fine) * (n - 1);
  values.forEach((value, k) => expect(value).toBeCloseTo(3 * at(k % fine) - at(Math.floor(k / fine)), 9));
});
