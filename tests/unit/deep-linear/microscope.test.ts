import { describe, expect, it } from "vitest";
import { accept, framesOf } from "../../../src/experiment/simulation.ts";
import microscope from "../../../src/simulations/deep-linear/microscope.ts";
import {
  descendedDirect,
  descendedStrengths,
  errorOf,
  integratedStrengths,
  passesHalf,
} from "../../../src/simulations/deep-linear/model/microscope.ts";
import { decoupledModes, stepModes } from "../../../src/simulations/deep-linear/model/decoupled.ts";

const frameAt = (values: { strength?: number; start?: number; pace?: number }) =>
  [...framesOf(microscope, accept(microscope, values))][0];
const largest = (error: Float64Array) => error.reduce((most, x) => Math.max(most, x), 0);

describe("the integrated course of a mode", () => {
  const worst = (steps: number) =>
    largest(errorOf(integratedStrengths(1, 1e-6, 12, steps), 1, 1e-6, 12 / steps));

  it("is within 1e-9 of the exact one in 2000 steps, and nearer with the fourth power of their number", () => {
    expect(worst(2000)).toBeLessThanOrEqual(1e-9);
    expect(worst(4000)).toBeLessThanOrEqual(1e-10);
    expect(worst(500) / worst(1000)).toBeGreaterThan(14); // 16, but for the next order
    expect(worst(500) / worst(1000)).toBeLessThan(18);
  });
});

describe("descent of a mode", () => {
  it.each([
    [0.1, 0.060796],
    [0.05, 0.030467],
    [0.02, 0.012181],
    [0.01, 0.006089],
    [0.005, 0.003044],
    [0.001, 0.00060871],
  ])("with s = 1 at rate %d is off the exact curve by its known error", (rate, known) => {
    const { strength } = descendedStrengths(1, 1e-3, rate, Math.round(10 / rate));
    expect(largest(errorOf(strength, 1, 1e-3, rate)) / known).toBeCloseTo(1, 4); // known to five digits
    expect(frameAt({ pace: rate }).descentWorst / known).toBeCloseTo(1, 4); // the error peaks in the rise
  });

  it("is that of modes kept apart", () => {
    const modes = decoupledModes(2, [1.3], 0.02);
    for (const u of descendedStrengths(1.3, 0.02, 0.1, 50).strength) {
      expect(u).toBeCloseTo(modes.a[0] ** 2, 14); // rounding
      stepModes(modes, 0.1);
    }
  });

  it("that escapes is kept while it is finite, and said to diverge", () => {
    const { strength, diverged } = descendedStrengths(0.1, 2, 9, 100);
    expect(diverged).toBe(true);
    expect([...strength].every(Number.isFinite)).toBe(true);
    expect(strength.length).toBeLessThan(10);
    expect(frameAt({ strength: 0.1, start: 2, pace: 0.9 }).diverged).toBe(true);
  });

  it("of a direct map loses the same part of what is left in every step", () => {
    const course = descendedDirect(2, 0.5, 0.1, 3);
    [1.5, 1.35, 1.215, 1.0935].forEach((left, n) => expect(course[n]).toBeCloseTo(2 - left, 14));
  });
});

describe("the half-learning time", () => {
  it.each([
    [1, 1e-3, 3.453377389324277],
    [3, 1e-6, 2.4856870855498325],
    [0.5, 1e-3, 6.212606095751519],
  ])(
    "with s = %d from %d is the known one, which descent meets with small steps",
    (strength, start, half) => {
      const frame = frameAt({ strength, start, pace: 0.001 });
      expect(frame.half).toBeCloseTo(half, 12);
      const { strength: course } = descendedStrengths(strength, start, 0.001 / strength, 20_000);
      expect((passesHalf(course, strength)! * 0.001) / strength / half).toBeCloseTo(1, 3); // half of 0.001
    },
  );

  it("is null where half is never passed, and 0 where it is from the start", () => {
    expect(passesHalf(Float64Array.of(0.1, 0.2, 0.3), 1)).toBeNull();
    expect(passesHalf(Float64Array.of(0.6, 0.7), 1)).toBe(0);
    expect(passesHalf(Float64Array.of(0.1, 0.4, 0.6), 1)).toBeCloseTo(1.5, 14);
  });

  it("is measured over a range of strengths, and over starts a factor of ten apart", () => {
    const { overStrengths, overStarts } = frameAt({ pace: 0.005 });
    const { strength, exact } = overStrengths!;
    expect([strength[0], strength[60]]).toEqual([0.1, expect.closeTo(5, 12)]);
    expect(exact[0]).toBeGreaterThan(20 * exact[60]);
    overStarts.measured.forEach((u0, i) => expect(u0).toBeCloseTo(1e-8 * 10 ** i, 14));
    expect(overStarts.half.every((t) => t !== null)).toBe(true);
    expect(frameAt({ start: 2 }).overStrengths).toBeNull();
  });
});
