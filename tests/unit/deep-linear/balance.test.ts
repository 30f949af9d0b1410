import { describe, expect, it } from "vitest";
import { accept, framesOf } from "../../../src/experiment/simulation.ts";
import balance from "../../../src/simulations/deep-linear/balance.ts";
import {
  kernelGrowth,
  kernelStrength,
  layersAt,
  squaredLayers,
  unequalTime,
} from "../../../src/simulations/deep-linear/model/balance.ts";
import { layerStrengths } from "../../../src/simulations/deep-linear/model/layers.ts";
import { timeBetween } from "../../../src/simulations/deep-linear/model/mode.ts";

describe("the time that a mode with unequal layers takes", () => {
  it.each([
    [0, 2.297559925, 2.197224577],
    [0.5, 0.931556887, 1.781762433],
    [2, 0.326280207, 0.922122354],
    [10, 0.068174038, 0.217762692],
  ])("is known for balance %d, of either sign", (balance, half, rise) => {
    for (const signed of [balance, -balance]) {
      expect(unequalTime(1, signed, 0.01, 0.5)).toBeCloseTo(half, 8); // known to nine decimals
      expect(unequalTime(1, signed, 0.1, 0.9)).toBeCloseTo(rise, 8);
    }
  });

  it.each([
    [1, 1, 0.1, 0.5],
    [2, 0.05, 0.6, 1],
    [1.5, 1.2, -0.4, 1],
    [1, 2, -1.9, 0.3],
    [0, 0.8, 0.3, 2],
    [0, 0.5, 0.5, 2],
    [0.5, 2, 1, 1],
    [0.5, -2, -1, 1],
    [1, 0.5, -0.5, 2],
  ])("with s = %d from (%d, %d) is the inverse of the layers' strengths at t = %d", (s, a0, b0, t) => {
    const { a, b } = layerStrengths(s, a0, b0, t);
    expect(unequalTime(s, (b0 - a0) * (b0 + a0), a0 * b0, a * b)).toBeCloseTo(t, 12); // rounding
  });

  it("is that of equal layers if the balance is 0, and infinite across the saddle", () => {
    expect(unequalTime(1.3, 0, 0.01, 1)).toBeCloseTo(timeBetween(1.3, 0.01, 1), 13);
    expect(unequalTime(1.3, 0, -0.01, 1)).toBe(Infinity);
    expect(unequalTime(1.3, 0.1, -0.01, 1)).toBeLessThan(10);
    expect(unequalTime(1, 0.5, 0.2, 1)).toBe(Infinity);
    expect(unequalTime(1, 0.5, 0.2, 0.1)).toBe(Infinity);
    expect(unequalTime(1, 0.5, 0.2, 0.2)).toBe(0);
  });

  it("is 0.497 to half the goal from (1, 0.1); appendix A as printed has 0.445, that of a task half as strong", () => {
    const balance = 0.1 ** 2 - 1;
    expect(unequalTime(1, balance, 0.1, 0.5)).toBeCloseTo(0.496977497, 8); // known to nine digits
    // As printed, tau d(theta)/dt = s - c sinh(theta) with a b = (c/2) sinh(theta): a b = s/4 is where c sinh = s/2.
    const printed = unequalTime(0.5, balance, 0.1, 0.25);
    expect(printed).toBeCloseTo(0.444934404, 8);
    let [theta, steps] = [2 * Math.atanh(0.1), 20_000];
    const h = printed / steps;
    const slope = (x: number) => 1 + balance * Math.sinh(x);
    while (steps--) theta += h * slope(theta + (h / 2) * slope(theta));
    expect(-balance * Math.sinh(theta)).toBeCloseTo(0.5, 8); // the midpoint rule's error
  });
});

describe("the tangent kernel of a mode", () => {
  it("grows by a known factor, less the more unequal the layers", () => {
    expect(kernelGrowth(1, 0, 0.01)).toBe(100);
    expect(kernelGrowth(1, 0.5, 0.01)).toBeCloseTo(4.119811, 6); // known to six decimals
    expect(kernelGrowth(1, 2, 0.01)).toBeCloseTo(Math.sqrt(8 / 4.0004), 14);
    expect(kernelGrowth(1, 10, 0.01)).toBeCloseTo(1.019802, 6);
  });

  it("is the sum of the layers' squares, whose difference is the balance", () => {
    expect(squaredLayers(5, 1).small).toBeCloseTo(0.192582404, 9);
    expect(squaredLayers(5, 1).large).toBeCloseTo(5.192582404, 9);
    for (const balance of [-3, 0, 1e-6, 10])
      for (const u of [0, 1e-8, 0.3, 2]) {
        const { large, small } = squaredLayers(balance, u);
        expect(large - small).toBeCloseTo(Math.abs(balance), 12);
        expect(large + small).toBeCloseTo(kernelStrength(balance, u), 12);
        expect(Math.sqrt(large * small)).toBeCloseTo(u, 12);
      }
  });
});

describe("a run of one mode in unequal layers", () => {
  const frameAt = (values: { strength?: number; start?: number; balance?: number }) =>
    [...framesOf(balance, accept(balance, values))][0];

  it("starts every way with the same strength and its own balance", () => {
    for (const value of [-10, -0.3, 0, 4]) {
      const { ways, descent } = frameAt({ balance: value });
      expect(ways.map((way) => way.balance)).toEqual([0, value < 0 ? -10 : 10, value]);
      for (const { a, b, balance: of } of [...ways, { ...descent, balance: value }]) {
        expect(a[0] * b[0]).toBeCloseTo(0.01, 14);
        expect(b[0] ** 2 - a[0] ** 2).toBeCloseTo(of, 12);
      }
    }
    expect(layersAt(0, 0)).toEqual({ a: 0, b: 0 });
  });

  it("is followed by descent to within its own steps, whatever the balance", () => {
    for (const value of [-10, -1, 0, 0.5, 2, 10]) {
      const { descent } = frameAt({ balance: value });
      const from = layersAt(value, 0.01);
      const error = descent.time.map((t, k) => {
        const { a, b } = layerStrengths(1, from.a, from.b, t);
        return Math.abs(descent.learned[k] - a * b);
      });
      expect(Math.max(...error)).toBeLessThan(0.005); // about half of a step, which is 0.01 of the fastest time
    }
  });

  it("shows the printed formula stopping at half the goal", () => {
    const { printed, half } = { ...frameAt({ balance: -0.99, start: 0.1 }), half: 0.5 };
    expect(printed[0]).toBeCloseTo(0.1, 14);
    expect(Math.max(...printed)).toBeLessThan(half);
    expect(printed[printed.length - 1]).toBeGreaterThan(0.95 * half);
  });

  it("refuses a start that is half learned", () => {
    expect(() => accept(balance, { strength: 0.2, start: 0.1 })).toThrow("below half");
  });
});
