import { describe, expect, it } from "vitest";
import { exp, expm1, logistic, tanh } from "../../../src/numeric/exponential.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** How far f is from g in relative terms, at the worst of many draws in an interval. */
function worst(f: (x: number) => number, g: (x: number) => number, low: number, high: number): number {
  const u = mulberry32(7);
  let most = 0;
  for (let i = 0; i < 20000; ++i) {
    const x = low + (high - low) * u();
    most = Math.max(most, Math.abs(f(x) / g(x) - 1));
  }
  return most;
}

const place = 2 ** -52; // an engine's own functions are within one of these

describe.each([
  ["exp", exp, Math.exp, 2],
  ["expm1", expm1, Math.expm1, 3],
  ["tanh", tanh, Math.tanh, 4],
] as const)("%s", (_, ours, engines, places) => {
  it.each([
    [-700, 700],
    [-30, 30],
    [-1, 1],
    [-1e-3, 1e-3],
  ])("agrees with the engine's to the last places between %d and %d", (low, high) => {
    expect(worst(ours, engines, low, high)).toBeLessThanOrEqual(places * place);
  });

  it("agrees with the engine's where there is nothing to round", () => {
    for (const x of [0, -0, Infinity, -Infinity, NaN, 1e4, -1e4]) expect(ours(x)).toBe(engines(x));
  });
});

describe("exp", () => {
  it("turns sums into products", () => {
    const u = mulberry32(3);
    for (let i = 0; i < 1000; ++i) {
      const [a, b] = [10 * u() - 5, 10 * u() - 5];
      expect(Math.abs(exp(a + b) / (exp(a) * exp(b)) - 1)).toBeLessThan(12 * place); // a + b is rounded: 5 places more
    }
  });

  it("goes down to the smallest double and up to the largest", () => {
    expect(exp(-745)).toBe(5e-324);
    expect(exp(-746)).toBe(0);
    expect(exp(709.78) / Math.exp(709.78)).toBeCloseTo(1, 14);
    expect(exp(709.79)).toBe(Infinity);
  });
});

describe("logistic", () => {
  it("agrees with its definition by the engine's exp to the last places", () => {
    const byEngine = (x: number): number => 1 / (1 + Math.exp(-x));
    for (const [low, high] of [
      [-700, 700],
      [-30, 30],
      [-1, 1],
      [-1e-3, 1e-3],
    ])
      expect(worst(logistic, byEngine, low, high)).toBeLessThanOrEqual(3 * place);
  });

  it("is a half at 0, rises from 0 to 1, and is as far above a half at x as below at -x", () => {
    expect([logistic(0), logistic(-Infinity), logistic(Infinity)]).toEqual([0.5, 0, 1]);
    expect(logistic(NaN)).toBeNaN();
    let last = 0;
    for (let x = -40; x <= 40; x += 1 / 64) {
      const y = logistic(x);
      expect(y).toBeGreaterThanOrEqual(last);
      expect(Math.abs(y + logistic(-x) - 1)).toBeLessThanOrEqual(place);
      last = y;
    }
  });

  it("is tanh, shrunk to half its height and stretched to twice its width", () => {
    for (let x = -20; x <= 20; x += 1 / 64)
      expect(Math.abs(logistic(x) - (1 + tanh(x / 2)) / 2)).toBeLessThanOrEqual(2 * place);
  });

  it("of what a meter can read lies between 0.2689 and 0.7311: no gate is ever shut or open", () => {
    expect(logistic(-1)).toBeCloseTo(0.2689414214, 10);
    expect(logistic(1)).toBeCloseTo(0.7310585786, 10);
  });
});

it("tanh is odd, rises, and never leaves -1 to 1", () => {
  let last = -1;
  for (let x = -20; x <= 20; x += 1 / 64) {
    const y = tanh(x);
    expect(y).toBeGreaterThanOrEqual(last);
    expect(tanh(-x)).toBe(-y);
    expect(Math.abs(y)).toBeLessThanOrEqual(1);
    last = y;
  }
});
