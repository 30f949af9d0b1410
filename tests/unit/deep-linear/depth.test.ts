import { describe, expect, it } from "vitest";
import {
  depthCurve,
  depthIntegral,
  depthTime,
  optimalRate,
  stabilityLimit,
  wayBetween,
} from "../../../src/simulations/deep-linear/model/depth.ts";
import { strengthsAt } from "../../../src/simulations/deep-linear/model/growth.ts";
import { modeStrength, timeBetween } from "../../../src/simulations/deep-linear/model/mode.ts";
import { rungeKutta } from "./fixture.ts";

/** The law of a mode in D layers, Eq. 15. */
const law = (D: number, s: number) => (u: readonly number[]) => [D * u[0] ** (2 - 2 / D) * (s - u[0])];

describe("the learning time in D layers", () => {
  const small = [
    9.851193758, 30.653058837, 65.486874272, 241.614465053, 488.131794965, 700.013130861, 895.968059652,
  ];
  const large = [
    5.141663557, 6.794405397, 7.974242736, 10.422842825, 12.067500912, 13.025624638, 13.733035033,
  ];
  it.each([
    [1e-3, [...small, 1008.798562179]],
    [0.1, [...large, 14.089031978]],
  ])("at the best rate from %d is known, and finite in infinitely many", (u0, known) => {
    const way = wayBetween(1, u0, 0.95);
    [2, 3, 4, 8, 16, 32, 99, Infinity].forEach((D, i) =>
      expect(depthIntegral(way, D) / known[i]).toBeCloseTo(1, 8),
    ); // Simpson's rule with 1000 intervals is good to 2e-9
  });

  it("at a fixed rate rises, peaks and falls", () => {
    const known = [
      2.9947, 4.9256, 10.2177, 16.3717, 25.6107, 30.2018, 31.9094, 32.0859, 30.5082, 25.8496, 21.8754,
    ];
    [1, 2, 3, 4, 6, 8, 10, 12, 16, 24, 32].forEach((D, i) =>
      expect(depthTime(D, 1, 1e-3, 0.95)).toBeCloseTo(known[i], 4),
    ); // known to four decimals
    expect(depthTime(49, 1, 1e-3, 0.95)).toBeCloseTo(16.2085, 4);
    expect(depthTime(99, 1, 1e-3, 0.95)).toBeCloseTo(9.0502, 4);
    expect(depthTime(Infinity, 1, 1e-3, 0.95)).toBe(0);
  });

  it("is known for a mode of another strength", () => {
    const known = [
      2.827313622, 2.324261011, 2.803290139, 3.163841909, 3.341391151, 3.200986234, 1.499984844, 0.575628127,
    ];
    [1, 2, 3, 4, 5, 9, 33, 99].forEach((D, i) =>
      expect(depthTime(D, 1.7, 0.01, 1.6) / known[i]).toBeCloseTo(1, 8),
    );
  });

  it("grows from one hidden layer to infinitely many by s/u0 - s/uf at the best rate, no more", () => {
    const way = wayBetween(1, 1e-3, 0.95);
    const more = 1 / 1e-3 - 1 / 0.95;
    expect((depthIntegral(way, Infinity) - depthIntegral(way, 2)) / more).toBeCloseTo(1, 9); // Simpson's error
  });

  it("agrees with the closed forms for one and for three hidden layers", () => {
    const [s, u0, u] = [1.4, 0.02, 1.1];
    expect(depthTime(2, s, u0, u)).toBeCloseTo(timeBetween(s, u0, u), 10);
    const primitive = (x: number) => Math.atanh(Math.sqrt(x / s)) / s ** 1.5 - 1 / (s * Math.sqrt(x));
    expect(depthTime(4, s, u0, u)).toBeCloseTo((primitive(u) - primitive(u0)) / 2, 9); // Simpson's error
  });

  it("also holds for a mode that starts too strong", () => {
    for (const D of [1, 2, 3, 8]) {
      const time = depthTime(D, 0.8, 2, 0.9);
      const u = rungeKutta(law(D, 0.8), [2], time, 2000)[2000][0];
      expect(u).toBeCloseTo(0.9, 9); // Runge-Kutta's and Simpson's errors
    }
  });

  it("in infinitely many costs s/u0 - s/uf steps more than in two, at the best rate for each", () => {
    const way = wayBetween(1, 1e-3, 0.95);
    const price = depthIntegral(way, Infinity) - depthIntegral(way, 2);
    expect(Math.abs(price / 998.947368 - 1)).toBeLessThan(1e-8); // nine digits are known
    expect(price).toBeCloseTo(1 / 1e-3 - 1 / 0.95, 5); // Simpson's rule, of a sum of 1000
  });

  it("is infinite where the flow never comes by", () => {
    for (const D of [1, 2, 5]) expect(depthTime(D, 1, 0.5, 1)).toBe(Infinity);
    expect(depthTime(3, 1, 0, 0.5)).toBe(Infinity);
    expect(depthTime(1, 1, 0, 0.5)).toBeCloseTo(Math.LN2, 14);
    expect(() => wayBetween(1, 0.5, 0.4)).toThrow(RangeError);
    expect(() => wayBetween(1, 0.5, 1.2)).toThrow(RangeError);
  });

  it("has its best rate at half the limit of stability, 1/D for s = 1", () => {
    expect(optimalRate(7, 1)).toBeCloseTo(1 / 7, 15);
    for (const D of [1, 2, 9]) expect(stabilityLimit(D, 3)).toBeCloseTo(2 * optimalRate(D, 3), 15);
  });
});

describe("the strength over time in D layers", () => {
  it.each([3, 4, 9, 99])("follows the law of the flow (D = %i)", (D) => {
    const end = depthTime(D, 1.5, 0.05, 1.45);
    const path = rungeKutta(law(D, 1.5), [0.05], end, 8000);
    const times = Float64Array.from({ length: 81 }, (_, k) => (k / 80) * end);
    strengthsAt(D, 1.5, 0.05, times).forEach(
      (u, k) => expect(u).toBeCloseTo(path[100 * k][0], 6), // cubic interpolation between 1000 points
    );
  });

  it("meets the curve that Simpson's rule draws", () => {
    const { time, strength } = depthCurve(wayBetween(1, 1e-3, 0.99), 5);
    const pace = optimalRate(5, 1);
    const found = strengthsAt(
      5,
      1,
      1e-3,
      time.map((t) => t * pace),
    );
    found.forEach((u, k) => expect(u).toBeCloseTo(strength[k], 6));
  });

  it("of two layers is the sigmoid, of one the exponential", () => {
    const times = Float64Array.of(0, 1, 2, 5);
    expect([...strengthsAt(2, 1, 1e-2, times)]).toEqual([...times].map((t) => modeStrength(1, 1e-2, t)));
    expect(strengthsAt(1, 2, -0.5, times)[2]).toBeCloseTo(2 - 2.5 * Math.exp(-2), 14);
  });

  it("ends at the goal, falls to it from above, and stays at a saddle", () => {
    expect(strengthsAt(4, 1, 1e-2, Float64Array.of(1e6))[0]).toBeCloseTo(1, 8);
    expect(strengthsAt(4, 1, 3, Float64Array.of(0, 0.01, 1e6))[1]).toBeLessThan(3);
    expect(strengthsAt(4, 1, 3, Float64Array.of(0, 0.01, 1e6))[2]).toBeCloseTo(1, 8);
    expect([...strengthsAt(4, 1, 0, Float64Array.of(0, 1e6))]).toEqual([0, 0]);
    expect([...strengthsAt(4, 1, 1, Float64Array.of(0, 1e6))]).toEqual([1, 1]);
    expect(() => strengthsAt(4, 1, -0.1, Float64Array.of(0))).toThrow(RangeError);
  });

  it("of a mode that nobody asks for decays", () => {
    const path = rungeKutta(law(4, 0), [0.5], 3, 4000);
    expect(strengthsAt(4, 0, 0.5, Float64Array.of(3))[0]).toBeCloseTo(path[4000][0], 9);
  });
});
