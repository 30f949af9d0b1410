import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { circle, principalView } from "../../../src/simulations/deep-linear/model/chaos-circle.ts";
import {
  fixedVariance,
  nextVariance,
  slopePower,
  squashed,
  stretch,
  variances,
} from "../../../src/simulations/deep-linear/model/chaos.ts";
import { drawn, seeds } from "../numeric/seeds.ts";

describe("the variance that tanh hands on", () => {
  it.each([
    [0.2, 0.14718181750997],
    [1, 0.39429449039785],
    [4, 0.63526123425695],
    [25, 0.84296175956256],
  ])("is known for a variance of %d", (q, known) => {
    expect(Math.abs(squashed(q) - known)).toBeLessThan(1e-11);
  });

  it("is what a sum over many draws gives", () => {
    const draw = normal(mulberry32(3));
    let sum = 0;
    for (let i = 0; i < 1e5; ++i) sum += Math.tanh(Math.sqrt(2) * draw()) ** 2;
    expect(Math.abs(sum / 1e5 - squashed(2))).toBeLessThan(5e-3); // four standard errors of 0.36 / sqrt(1e5)
  });

  it("and the slopes that it meets are those of a line where there is next to none", () => {
    for (const k of [1, 2]) expect(slopePower(1e-8, k)).toBeCloseTo(1 - 2 * k * 1e-8, 12);
    expect(squashed(1e-8) / 1e-8).toBeCloseTo(1, 7); // less by 2 q
    expect(squashed(0)).toBe(0);
  });
});

describe("the variance that layers settle at", () => {
  it.each([
    [1.05, 0.05325049128561],
    [1.1, 0.11274988586551],
    [1.2, 0.24951304023797],
    [1.5, 0.79335404260681],
    [2, 2.12147356820347],
    [3, 6.30539147877894],
  ])("is known for gain %d, and a fixed point of the map", (g, known) => {
    const q = fixedVariance(g);
    expect(Math.abs(q - known)).toBeLessThan(1e-9);
    expect(Math.abs(nextVariance(g, q) - q)).toBeLessThan(1e-12 * q + 1e-13); // where Newton's steps end
    expect(fixedVariance(g, 0, 8)).toBeCloseTo(q, 11);
  });

  it("is 0 up to gain 1, and just above it half of 1 - 1/g^2", () => {
    for (const g of [0.2, 0.9, 1]) expect(fixedVariance(g)).toBe(0);
    const g = 1 + 1e-3;
    expect(fixedVariance(g) / ((1 - 1 / g ** 2) / 2)).toBeCloseTo(1, 2); // terms of higher order in g - 1
  });

  it.each([1.1, 1.5, 3])("is reached from any input (g = %d)", (g) => {
    for (const q1 of [0.05, 1, 8]) expect(variances(g, q1, 300)[299]).toBeCloseTo(fixedVariance(g), 9); // the map contracts by 0.82 a layer, or more
  });

  it("is on the edge of chaos where theory with biases says so", () => {
    expect(fixedVariance(Math.sqrt(1.05), Math.sqrt(2.006e-5))).toBeCloseTo(0.0259, 4); // four digits are known
    expect(stretch(Math.sqrt(1.05), 0.0259)).toBeCloseTo(1, 4);
    expect(fixedVariance(Math.sqrt(2), Math.sqrt(0.10379))).toBeCloseTo(0.8214, 3);
    expect(stretch(Math.sqrt(2), 0.8214)).toBeCloseTo(1, 4);
    expect(stretch(1, fixedVariance(1))).toBeCloseTo(1, 12);
  });

  it("dies at gain 1 as one over twice the depth", () => {
    const path = variances(1, 1, 5000);
    expect(2 * 5000 * path[4999]).toBeCloseTo(1, 2); // a correction of ln(l) / l
  });
});

describe("a circle of inputs", () => {
  it.each(seeds(5))("is flat, round and of the size asked for (seed %i)", (seed) => {
    const x = circle(normal(mulberry32(seed)), 64, 50, 2.5);
    const { x: a, y: b, size, share } = principalView(x, 64, 50);
    expect(size).toBeCloseTo(Math.sqrt(2.5), 12);
    expect(share).toBeCloseTo(1, 12);
    a.forEach((v, i) => expect(Math.hypot(v, b[i])).toBeCloseTo(Math.sqrt(125), 9));
  });

  it("is seen from where it varies most", () => {
    const points = drawn(1, 40, 12).map((v, i) => v * (i % 12 === 3 ? 9 : i % 12 === 7 ? 5 : 1) + 4);
    const { x, y, share } = principalView(points, 40, 12);
    const power = (v: Float64Array) => v.reduce((sum, c) => sum + c * c, 0) / 40;
    expect(power(x)).toBeGreaterThan(40); // 81 and 25 are drawn, with 40 samples
    expect(power(y)).toBeGreaterThan(12);
    expect(power(y)).toBeLessThan(power(x));
    expect(share).toBeGreaterThan(0.8); // 106 of 116
    expect(x.reduce((sum, v) => sum + v, 0)).toBeCloseTo(0, 9);
  });

  it("of which nothing is left is a point", () => {
    expect(principalView(new Float64Array(64 * 5), 64, 5)).toMatchObject({ size: 0, share: 1 });
  });
});
