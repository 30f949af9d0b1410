import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import {
  addScaled,
  frobenius,
  identity,
  multiply,
  multiplyTransposedA,
  multiplyTransposedB,
  transposed,
} from "../../../src/numeric/matrix.ts";
import { distance, drawn, seeds } from "./seeds.ts";

/** Shapes (m, k, n) with and without remainders, on both sides of the size from which SIMD is used. */
const shapes = [
  [1, 1, 1],
  [1, 16, 4],
  [4, 16, 1],
  [3, 5, 7],
  [8, 16, 8],
  [9, 11, 13],
  [40, 1, 33],
  [31, 64, 17],
] as const;

describe.each(shapes)("a product of (%i, %i) and (%i columns)", (m, k, n) => {
  it.each(seeds(5))("agrees with ml-matrix, as do those with a transposed factor (seed %i)", (seed) => {
    const a = drawn(seed, m, k);
    const b = drawn(seed + 100, k, n);
    const expected = Matrix.from1DArray(m, k, a)
      .mmul(Matrix.from1DArray(k, n, b))
      .to1DArray();
    const out = new Float64Array(m * n).fill(NaN); // what was in it does not matter
    multiply(out, a, b, m, k, n);
    expect(distance(out, expected)).toBeLessThan(1e-12); // at most 64 roundings of sums below 50
    const outA = new Float64Array(m * n);
    multiplyTransposedA(outA, transposed(a, m, k), b, m, k, n);
    const outB = new Float64Array(m * n);
    multiplyTransposedB(outB, a, transposed(b, k, n), m, k, n);
    expect(outA).toEqual(out);
    expect(outB).toEqual(out);
  });

  it("touches nothing behind the result, and reads nothing behind the factors", () => {
    const behind = (a: Float64Array): Float64Array => Float64Array.from([...a, NaN, NaN, NaN]);
    const a = drawn(1, m, k);
    const b = drawn(2, k, n);
    const out = new Float64Array(m * n);
    const longer = new Float64Array(m * n + 3).fill(7);
    multiply(out, a, b, m, k, n);
    multiply(longer, behind(a), behind(b), m, k, n);
    expect([...longer]).toEqual([...out, 7, 7, 7]);
  });
});

it("an empty sum is 0, and an empty result stays empty", () => {
  const out = new Float64Array(6).fill(NaN);
  multiply(out, new Float64Array(0), new Float64Array(0), 2, 0, 3);
  expect([...out]).toEqual([0, 0, 0, 0, 0, 0]);
  multiply(new Float64Array(0), new Float64Array(0), new Float64Array(15), 0, 5, 3);
  multiply(new Float64Array(0), new Float64Array(15), new Float64Array(0), 3, 5, 0);
});

it("a product refuses arrays that are too short for its shape", () => {
  const shape = "invalid shape: 2 x 3 x 4 does not fit";
  const [six, eight, twelve] = [6, 8, 12].map((length) => new Float64Array(length));
  expect(() => multiply(six, six, twelve, 2, 3, 4)).toThrow(
    new RangeError(`${shape} 6 = 6 times 12 numbers`),
  );
  expect(() => multiplyTransposedA(eight, six, six, 2, 3, 4)).toThrow(RangeError);
  expect(() => multiplyTransposedB(twelve, eight, new Float64Array(19), 3, 4, 5)).toThrow(RangeError);
});

it.each(seeds(5))("a product is associative to rounding (seed %i)", (seed) => {
  const n = 12;
  const [a, b, c] = [1, 2, 3].map((i) => drawn(10 * seed + i, n, n));
  const product = (x: Float64Array, y: Float64Array): Float64Array => {
    const out = new Float64Array(n * n);
    multiply(out, x, y, n, n, n);
    return out;
  };
  expect(distance(product(product(a, b), c), product(a, product(b, c)))).toBeLessThan(1e-12); // entries of about 12
});

it("addScaled adds in place", () => {
  const y = Float64Array.of(1, 2, 3);
  addScaled(y, Float64Array.of(10, 20, 30), -0.5);
  expect([...y]).toEqual([-4, -8, -12]);
});

it("a transpose's transpose is the matrix", () => {
  const a = drawn(1, 3, 5);
  expect(transposed(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3)).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6));
  expect(transposed(transposed(a, 3, 5), 5, 3)).toEqual(a);
});

it("the identity changes nothing, and its Frobenius norm is the root of its size", () => {
  const a = drawn(1, 5, 5);
  const out = new Float64Array(25);
  multiply(out, identity(5), a, 5, 5, 5);
  expect(out).toEqual(a);
  expect(frobenius(identity(5))).toBe(Math.sqrt(5));
});
