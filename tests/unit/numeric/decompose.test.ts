import { describe, expect, it } from "vitest";
import { eigenvalues, solve, svd, symmetricEigen } from "../../../src/numeric/decompose.ts";
import {
  frobenius,
  identity,
  multiply,
  multiplyTransposedA,
  multiplyTransposedB,
} from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { orthogonal } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { distance, drawn, seeds } from "./seeds.ts";

type Product = typeof multiply;
const product = (
  f: Product,
  a: Float64Array,
  b: Float64Array,
  m: number,
  k: number,
  n: number,
): Float64Array => {
  const out = new Float64Array(m * n);
  f(out, a, b, m, k, n);
  return out;
};
/** The columns (m, n) of a, each times its value. */
const scaled = (a: Float64Array, values: Float64Array): Float64Array =>
  a.map((x, i) => x * values[i % values.length]);
const descending = (values: Float64Array): boolean => values.every((x, i) => i === 0 || x <= values[i - 1]);

const rounding = 1e-13; // of 20 or fewer rotations' worth of sums of numbers of size 10

describe("svd", () => {
  it.each(seeds(10))("gives a back, from orthonormal columns and descending values (seed %i)", (seed) => {
    for (const [rows, cols] of [
      [5, 5],
      [9, 4],
      [4, 9],
      [1, 6],
      [6, 1],
      [1, 1],
    ]) {
      const a = drawn(seed, rows, cols);
      const { u, s, v } = svd(a, rows, cols);
      const r = Math.min(rows, cols);
      expect(s.length).toBe(r);
      expect(descending(s)).toBe(true);
      expect(s[r - 1]).toBeGreaterThanOrEqual(0);
      expect(distance(product(multiplyTransposedA, u, u, r, rows, r), identity(r))).toBeLessThan(rounding);
      expect(distance(product(multiplyTransposedA, v, v, r, cols, r), identity(r))).toBeLessThan(rounding);
      expect(distance(product(multiplyTransposedB, scaled(u, s), v, rows, r, cols), a)).toBeLessThan(
        rounding,
      );
      expect(Math.abs(frobenius(s) - frobenius(a))).toBeLessThan(rounding);
    }
  });

  it.each(seeds(10))("fixes the signs: the first entry of each column of v is positive (seed %i)", (seed) => {
    const a = drawn(seed, 6, 4);
    const { v } = svd(a, 6, 4);
    expect([...v.subarray(0, 4)].every((x) => x > 0)).toBe(true);
    const opposite = svd(
      a.map((x) => -x),
      6,
      4,
    );
    expect(distance(opposite.v, v)).toBeLessThan(rounding);
  });

  it("takes the first entry that is not about zero, where rounding leaves a zero of either sign", () => {
    const { u, s, v } = svd(Float64Array.of(0, -2, 3, 0), 2, 2);
    expect(distance(s, [3, 2])).toBeLessThan(rounding);
    expect(distance(v, [1, 0, 0, 1])).toBeLessThan(rounding);
    expect(distance(u, [0, -1, 1, 0])).toBeLessThan(rounding);
  });

  it("finds the values of a product made from them, also where some are zero", () => {
    const draw = normal(mulberry32(3));
    const u = orthogonal(draw, 6, 4);
    const v = orthogonal(draw, 5, 4);
    const s = Float64Array.of(4, 1, 1e-3, 0);
    expect(
      distance(svd(product(multiplyTransposedB, scaled(u, s), v, 6, 4, 5), 6, 5).s, [...s, 0]),
    ).toBeLessThan(rounding);
    expect([...svd(new Float64Array(6), 3, 2).s]).toEqual([0, 0]);
  });

  it("leaves its argument as it was", () => {
    const a = drawn(1, 4, 6);
    const before = a.slice();
    svd(a, 4, 6);
    expect(a).toEqual(before);
  });

  it("refuses an array of another length", () => {
    expect(() => svd(new Float64Array(5), 2, 3)).toThrow(RangeError);
  });
});

describe("symmetricEigen", () => {
  it.each(seeds(10))("gives a back, from orthonormal columns and descending values (seed %i)", (seed) => {
    const n = 7;
    const half = drawn(seed, n, n);
    const a = half.map((x, i) => x + half[(i % n) * n + Math.floor(i / n)]);
    const { values, vectors } = symmetricEigen(a, n);
    expect(descending(values)).toBe(true);
    expect(distance(product(multiplyTransposedA, vectors, vectors, n, n, n), identity(n))).toBeLessThan(
      rounding,
    );
    const back = product(multiplyTransposedB, scaled(vectors, values), vectors, n, n, n);
    expect(distance(back, a)).toBeLessThan(rounding);
  });
});

describe("eigenvalues", () => {
  it.each(seeds(10))(
    "have the trace as their sum, conjugates in pairs, the largest first (seed %i)",
    (seed) => {
      const n = 9;
      const a = drawn(seed, n, n);
      const { re, im } = eigenvalues(a, n);
      const trace = Array.from({ length: n }, (_, i) => a[i * n + i]).reduce((sum, x) => sum + x);
      expect(Math.abs(re.reduce((sum, x) => sum + x) - trace)).toBeLessThan(rounding);
      expect(Math.abs(im.reduce((sum, x) => sum + x))).toBeLessThan(rounding);
      expect(descending(re.map((x, i) => x * x + im[i] * im[i]))).toBe(true);
    },
  );

  it("of an orthogonal matrix lie on the unit circle", () => {
    const { re, im } = eigenvalues(orthogonal(normal(mulberry32(5)), 12, 12), 12);
    re.forEach((x, i) => expect(Math.abs(Math.hypot(x, im[i]) - 1)).toBeLessThan(rounding));
  });

  it("of a rotation by a quarter turn are i and -i", () => {
    const { re, im } = eigenvalues(Float64Array.of(0, -1, 1, 0), 2);
    expect(distance(re, [0, 0])).toBeLessThan(rounding);
    expect(distance(im, [1, -1])).toBeLessThan(rounding);
  });
});

describe("solve", () => {
  it.each(seeds(10))("finds the x that b was made from (seed %i)", (seed) => {
    const [n, m] = [6, 3];
    const a = product(multiply, drawn(seed, n, n), drawn(seed + 50, n, n), n, n, n);
    const x = drawn(seed + 99, n, m);
    const b = product(multiply, a, x, n, n, m);
    const again = product(multiply, a, solve(a, b, n, m), n, n, m);
    expect(distance(again, b)).toBeLessThan(1e-11); // the residual is small whatever the condition; entries up to 30
  });

  it("refuses a singular matrix", () => {
    expect(() => solve(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1), 2, 1)).toThrow("invalid a");
  });
});
