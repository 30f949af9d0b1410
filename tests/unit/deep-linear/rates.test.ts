import { describe, expect, it } from "vitest";
import { optimalRate } from "../../../src/simulations/deep-linear/model/depth.ts";
import { orbit, settling } from "../../../src/simulations/deep-linear/model/rates.ts";
import rates from "../../../src/simulations/deep-linear/rates.ts";
import { accept, framesOf } from "../../../src/experiment/simulation.ts";

const depths = [2, 4, 9, 19, 49, 99];
const at = (D: number, s: number, kappa: number) =>
  settling(D, s, 1e-3 * s, kappa * optimalRate(D, s), 20_000);

describe.each([1, 2])("descent of one mode of strength %i", (s) => {
  it("at the paper's rate settles in the known number of steps", () => {
    const known = [10, 67, 284, 549, 797, 898];
    depths.forEach((D, i) => expect(Math.abs(at(D, s, 1).step! - known[i])).toBeLessThanOrEqual(1));
  });

  it("just below the limit is known to have stayed within 5 % for 50 steps, just above it never does", () => {
    const known = [72, 83, 205, 339, 466, 518]; // the last of the 50
    depths.forEach((D, i) => {
      const below = at(D, s, 1.95);
      expect(below.ending).toBe("settles");
      expect(Math.abs(below.step! + 49 - known[i])).toBeLessThanOrEqual(1);
      expect(at(D, s, 2.05)).toEqual({ ending: "bounces", step: null });
    });
  });
});

describe("far above the limit", () => {
  it("one hidden layer stays bounded below twice the limit and is gone after the known steps above it", () => {
    expect(at(2, 1, 3.9).ending).toBe("bounces");
    const known = { 5: 9, 6: 5, 8: 4, 12: 3 }; // the step, counted from 0, that leads beyond 1000
    for (const [kappa, step] of Object.entries(known))
      expect(at(2, 1, Number(kappa))).toEqual({ ending: "escapes", step: step + 1 });
  });

  it("long runs have one strength, then two as far from s as the cubic map says, then none", () => {
    const run = (kappa: number) => orbit(2, 1, 1e-3, kappa / 2);
    expect(Math.max(...run(1.9)!.map((u) => Math.abs(u - 1)))).toBeLessThan(1e-12); // 0.9^2000, then rounding
    // Two strengths of a -> (1 + h) a - h a^3 with h = kappa/2: their squares add up to (1 + h)/h and multiply to 1/h^2.
    const [h, pair] = [1.1, [...run(2.2)!].slice(-2)];
    expect(pair[0] + pair[1]).toBeCloseTo((h + 1) / h, 10);
    expect(pair[0] * pair[1]).toBeCloseTo(1 / h ** 2, 10);
    expect(run(4.1)).toBeNull();
  });

  it("a descent that has no time to begin is slow, not unstable", () => {
    expect(settling(99, 1, 1e-4, 1e-3, 100)).toEqual({ ending: "slow", step: null });
  });
});

it("the map has a depth for each column, all different, and a verdict for each rate", () => {
  const frames = [...framesOf(rates, accept(rates, {}))];
  const { axis, rate, ending, steps, limit } = frames[frames.length - 1];
  expect(new Set(axis).size).toBe(20);
  expect([axis[0], axis[19], rate[0]]).toEqual([3, 100, 1e-3]);
  expect(rate[39]).toBeCloseTo(2, 12);
  ending.forEach((code, k) => {
    expect(code).toBeGreaterThan(0);
    expect(steps[k] > 0).toBe(code === 1);
    if (rate[Math.floor(k / 20)] < limit[k % 20]) expect(code).toBeLessThan(3);
  });
});
