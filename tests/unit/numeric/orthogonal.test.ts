import { describe, expect, it } from "vitest";
import { identity, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian, orthogonal } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { distance, drawn, seeds } from "./seeds.ts";

const from = (seed: number): (() => number) => normal(mulberry32(seed));

describe("gaussian", () => {
  it("fills row by row, in the order of the draws", () => {
    const draw = from(4);
    expect([...gaussian(from(4), 2, 3, 0.5)]).toEqual(Array.from({ length: 6 }, () => 0.5 * draw()));
  });
});

describe("orthogonal", () => {
  it("gives known matrices for seed 7", () => {
    const square = [0.05438421394139592, 0.0016394436739731667, -0.9985187376801782];
    const wide = [0.10626557532997, -0.64689766635943, -0.75327017415398, 0.05305734151412];
    expect(distance(orthogonal(from(7), 3, 3).subarray(0, 3), square)).toBeLessThan(1e-14); // rounding of Q
    expect(distance(orthogonal(from(7), 2, 4).subarray(0, 4), wide)).toBeLessThan(1e-14); // the 14 digits given
  });

  it.each(seeds(30))("has orthonormal columns to rounding, or rows if it is wide (seed %i)", (seed) => {
    for (const [rows, cols] of [
      [1, 1],
      [3, 3],
      [7, 2],
      [2, 7],
      [33, 9],
      [20, 20],
    ]) {
      const q = orthogonal(from(seed), rows, cols);
      const n = Math.min(rows, cols);
      const gram = new Float64Array(n * n);
      if (rows >= cols) multiplyTransposedA(gram, q, q, n, rows, n);
      else multiplyTransposedB(gram, q, q, n, cols, n);
      expect(distance(gram, identity(n))).toBeLessThan(2e-15); // some roundings of 1.1e-16
    }
  });

  it.each(seeds(30))(
    "is the Q of the draws' QR factorisation with a positive diagonal of R (seed %i)",
    (seed) => {
      const [rows, cols] = [9, 5];
      const a = drawn(seed, rows, cols);
      const q = orthogonal(from(seed), rows, cols);
      const r = new Float64Array(cols * cols);
      multiplyTransposedA(r, q, a, cols, rows, cols);
      for (let i = 0; i < cols; ++i) {
        expect(r[i * cols + i]).toBeGreaterThan(0);
        for (let j = 0; j < i; ++j) expect(Math.abs(r[i * cols + j])).toBeLessThan(1e-14); // R is upper triangular
      }
      const back = new Float64Array(rows * cols);
      multiply(back, q, r, rows, cols, cols);
      expect(distance(back, a)).toBeLessThan(1e-14); // rounding of sums of 5 terms of size 1
    },
  );

  it("is uniform: an entry's mean is 0 and its square's 1 / n", () => {
    const n = 3;
    const draw = from(2);
    const count = 4000;
    let mean = 0;
    let square = 0;
    for (let i = 0; i < count; ++i) {
      const first = orthogonal(draw, n, n)[0];
      mean += first / count;
      square += first ** 2 / count;
    }
    // On the sphere in three dimensions an entry is uniform in [-1, 1]: variance 1/3, that of its square 4/45.
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / count));
    expect(Math.abs(square - 1 / n)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
  });

  it("refuses draws that are linearly dependent", () => {
    expect(() => orthogonal(() => 1.1, 5, 2)).toThrow(
      new RangeError("invalid draw: it gave linearly dependent vectors"),
    );
    expect(() => orthogonal(() => 0, 1, 1)).toThrow(RangeError);
    expect(() => orthogonal(() => NaN, 2, 2)).toThrow(RangeError);
  });
});
