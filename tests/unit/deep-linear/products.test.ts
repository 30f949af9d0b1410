import { describe, expect, it } from "vitest";
import { eigenvalues, svd } from "../../../src/numeric/decompose.ts";
import { identity, multiply } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian, orthogonal } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { drawnProduct, median } from "../../../src/simulations/deep-linear/model/products-drawn.ts";
import {
  eigenvaluesOf,
  singularValuesOf,
} from "../../../src/simulations/deep-linear/model/products-spectrum.ts";
import {
  centralShare,
  largestSquare,
  lyapunovExponents,
  singularLaw,
  squareAt,
} from "../../../src/simulations/deep-linear/model/products.ts";
import { distance, drawn, seeds } from "../numeric/seeds.ts";
import { returned } from "./fixture.ts";

const n = 64;
const direction = Float64Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0));
const product = (layer: () => Float64Array, depth: number) =>
  returned(drawnProduct(layer, { depth, n, pause: Infinity }, direction));
const layers =
  (seed: number, draw = normal(mulberry32(seed))) =>
  () =>
    gaussian(draw, n, n, 1 / Math.sqrt(n));

/** Part of the eigenvalues within 0.05 of zero in both coordinates. */
const central = ({ re, im }: { re: Float64Array; im: Float64Array }) =>
  re.filter((x, i) => Math.abs(x) < 0.05 && Math.abs(im[i]) < 0.05).length / re.length;

describe("the law of singular values of a product of wide Gaussian matrices", () => {
  it.each([1, 2, 3, 5, 10])("has the mass 1, the mean square 1 and the second moment D + 1 (D = %i)", (D) => {
    const points = 2e5;
    const step = Math.PI / (D + 1) / points;
    const cot = (x: number) => 1 / Math.tan(x);
    const moments = [0, 0, 0];
    for (let i = 0; i < points; ++i) {
      const f = (i + 0.5) * step;
      const { x, density } = squareAt(D, f);
      const slope = x * (cot(f) + D * D * cot(D * f) - (D + 1) ** 2 * cot((D + 1) * f));
      for (let k = 0; k < 3; ++k) moments[k] += density * slope * x ** k * step;
    }
    [1, 1, D + 1].forEach((m, k) => expect(moments[k]).toBeCloseTo(m, 7)); // the midpoint rule's error is 1e-9
  });

  it("ends at (D+1)^(D+1) / D^D", () => {
    [4, 6.75, 0, 0, 14.92992].forEach((x, i) => x && expect(largestSquare(i + 1)).toBeCloseTo(x, 12));
    const { value } = singularLaw(5, 2000);
    expect(value[1999] ** 2 / largestSquare(5)).toBeCloseTo(1, 5); // the last point lies just before the end
  });

  it("is the quarter circle for one matrix", () => {
    const { value, density } = singularLaw(1);
    const circle = value.map((s) => Math.sqrt(4 - s * s) / Math.PI);
    expect(distance(density, circle)).toBeLessThan(1e-12);
  });
});

describe("Newman's exponents", () => {
  it("are known for 16 rows, and sum to the mean logarithm of a determinant", () => {
    const exponents = lyapunovExponents(16);
    [-0.0319, -0.3453, -0.4117, -2.0215].forEach((x, k) =>
      expect(exponents[[0, 7, 8, 15][k]]).toBeCloseTo(x, 4),
    );
    expect(exponents.reduce((sum, x) => sum + x, 0)).toBeCloseTo(-8.763503362, 8);
  });

  it.each([
    [20, -3.0785],
    [99, -15.2386],
  ])("put the median singular value of %i matrices of 64 rows at ten to the power %d", (D, known) => {
    const exponents = lyapunovExponents(64);
    const theory = ((exponents[31] + exponents[32]) * D) / 2 / Math.LN10;
    expect(theory).toBeCloseTo(known, 4);
    const draw = layers(1);
    const means = seeds(10).map(() => product(draw, D).medians[D] / Math.LN10);
    const mean = means.reduce((sum, x) => sum + x, 0) / 10;
    expect(Math.abs(mean - theory)).toBeLessThan(0.3); // what logarithms gathered layer by layer leave open
  });
});

describe("eigenvalues of a product of Gaussian matrices", () => {
  it.each([
    [1, 0.003183],
    [5, 0.315546],
    [99, 0.943372],
    [100, 0.9439],
  ])("crowd in the central square as the law of moduli says (D = %i)", (D, known) => {
    expect(Math.abs(centralShare(D, 0.05) - known)).toBeLessThan(5e-5 * (D === 100 ? 1 : 0.02)); // digits given
  });

  it.each([
    [5, 60],
    [20, 60],
    [99, 20],
  ])("do so in %i matrices of 64 rows too", (D, draws) => {
    const draw = layers(1);
    let share = 0;
    for (let k = 0; k < draws; ++k) {
      let [total, next]: Float64Array[] = [identity(n), new Float64Array(n * n)];
      for (let l = 0; l < D; ++l) {
        multiply(next, draw(), total, n, n, n);
        [total, next] = [next, total];
      }
      share += central(returned(eigenvaluesOf(total, n))) / draws;
    }
    // Known from 60 draws; the width of 64 and the draws leave 0.015.
    expect(Math.abs(share - { 5: 0.322, 20: 0.757, 99: 0.953 }[D]!)).toBeLessThan(0.015);
  });
});

describe("a product of orthogonal matrices", () => {
  it("has all its singular values at 1 behind 99 of them", () => {
    const draw = normal(mulberry32(1));
    let [total, next]: Float64Array[] = [identity(n), new Float64Array(n * n)];
    for (let l = 0; l < 99; ++l) {
      multiply(next, orthogonal(draw, n, n), total, n, n, n);
      [total, next] = [next, total];
    }
    const one = new Float64Array(n).fill(1);
    expect(distance(svd(total, n, n).s, one)).toBeLessThan(1e-10); // 99 roundings
    expect(distance(returned(singularValuesOf(total.slice(), n)), one)).toBeLessThan(1e-10);
    const { re, im } = returned(eigenvaluesOf(total, n));
    expect(
      distance(
        re.map((x, i) => Math.hypot(x, im[i])),
        one,
      ),
    ).toBeLessThan(1e-10);
  });
});

describe("a spectrum without vectors", () => {
  it.each(seeds(10))("is the one that the full decomposition has (seed %i)", (seed) => {
    const size = 2 + 3 * seed;
    const a = drawn(seed, size, size);
    const found = returned(eigenvaluesOf(a.slice(), size));
    const known = eigenvalues(a, size);
    const moduli = (e: { re: Float64Array; im: Float64Array }) =>
      e.re.map((x, i) => Math.hypot(x, e.im[i])).sort();
    const angles = (e: { re: Float64Array; im: Float64Array }) =>
      e.re.map((x, i) => Math.atan2(Math.abs(e.im[i]), x)).sort();
    expect(distance(moduli(found), moduli(known))).toBeLessThan(1e-10); // rounding, times the condition of each
    expect(distance(angles(found), angles(known))).toBeLessThan(1e-10);
    const values = returned(singularValuesOf(a.slice(), size));
    expect(distance(values, svd(a, size, size).s) / values[0]).toBeLessThan(1e-8); // the root of a square
  });

  it.each(seeds(10))("comes to an end where all values are equal but for rounding (seed %i)", (seed) => {
    const size = 16 * ((seed % 5) + 1);
    const a = orthogonal(normal(mulberry32(seed)), size, size);
    const values = returned(singularValuesOf(a, size));
    expect(distance(values, new Float64Array(size).fill(1))).toBeLessThan(1e-12); // rounding
  });

  it("comes to an end for matrices that are hard on shifts", () => {
    expect([...returned(eigenvaluesOf(new Float64Array(25), 5)).re]).toEqual([0, 0, 0, 0, 0]);
    const cycle = Float64Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0);
    const { re, im } = returned(eigenvaluesOf(cycle, 3));
    expect(re.map((x, i) => Math.hypot(x, im[i])).every((r) => Math.abs(r - 1) < 1e-14)).toBe(true);
  });
});

describe("a drawn product", () => {
  it("keeps the length of vectors on average", () => {
    const draw = layers(7);
    const squares = seeds(40).map(() => product(draw, 5).squares[5]);
    const mean = squares.reduce((sum, x) => sum + x, 0) / 40;
    expect(Math.abs(mean - 1)).toBeLessThan(0.25); // the mean of 40 scatters by sqrt((1 + 2/64)^5 - 1) / sqrt(40) = 0.065
  });

  it("has the singular values of the product where it is shallow, and their size where it is deep", () => {
    const D = 12;
    const [a, b] = [layers(3), layers(3)];
    const { logs, medians } = product(a, D);
    let total = identity(n);
    for (let l = 0; l < D; ++l) {
      const next = new Float64Array(n * n);
      multiply(next, b(), total, n, n, n);
      total = next;
    }
    const s = svd(total, n, n).s.map(Math.log);
    expect(Math.abs(medians[D] - median(s))).toBeLessThan(0.7); // the term that does not grow with depth
    const sum = (x: Float64Array) => x.reduce((all, y) => all + y, 0);
    expect(sum(logs)).toBeCloseTo(sum(s), 0); // the logarithm of the determinant; the smallest value is lost to rounding
  });
});
