import { describe, expect, it } from "vitest";
import {
  alignedStrength,
  directStrength,
  halfTime,
  modeStrength,
  timeBetween,
} from "../../../src/simulations/deep-linear/model/mode.ts";
import { decoupledModes, stepModes } from "../../../src/simulations/deep-linear/model/decoupled.ts";
import { rungeKutta } from "./fixture.ts";

/** The largest difference between the exact strength and Runge-Kutta's over a time. */
function misfit(
  steps: number,
  time: number,
  f: (u: number) => number,
  u0: number,
  exact: (t: number) => number,
) {
  const path = rungeKutta(([u]) => [f(u)], [u0], time, steps);
  return Math.max(...path.map(([u], n) => Math.abs(u - exact((n * time) / steps))));
}

describe("the strength of one mode", () => {
  it.each([
    [1, 1e-3, 2, 0.05182065859875199],
    [1, 1e-3, 4, 0.7489923252324207],
    [3, 1e-6, 2, 0.15437950800398745],
    [2, 3, 0.5, 2.094485949748088],
    [0, 0.5, 4, 0.1],
  ])("with s = %d from %d is known at t = %d", (s, u0, t, u) => {
    expect(modeStrength(s, u0, t)).toBeCloseTo(u, 12); // independent computation in doubles
  });

  it("is what the differential equation says, which Runge-Kutta approaches with its fourth order", () => {
    const error = (steps: number) =>
      misfit(
        steps,
        12,
        (u) => 2 * u * (1 - u),
        1e-6,
        (t) => modeStrength(1, 1e-6, t),
      );
    expect(error(2000)).toBeLessThan(1e-9);
    expect(error(4000)).toBeLessThan(1e-10);
    // Half the step, a sixteenth of the error; the rest is of the next order.
    expect(error(500) / error(1000)).toBeGreaterThan(14);
    expect(error(500) / error(1000)).toBeLessThan(18);
  });

  it("stays at the saddle and at the goal, for ever", () => {
    for (const t of [0, 1, 1e6]) {
      expect(modeStrength(2, 0, t)).toBe(0);
      expect(modeStrength(2, 2, t)).toBeCloseTo(2, 14); // rounding
    }
  });

  it("falls to the goal from above, and creeps up to 0 from below without ever learning", () => {
    expect(modeStrength(1, 5, 0.1)).toBeLessThan(5);
    expect(modeStrength(1, 5, 1e3)).toBe(1);
    for (const t of [0.5, 2, 8]) {
      const u = modeStrength(1.5, -0.8, t);
      // Layers of opposite sign: a = -b.
      const [a, b] = rungeKutta(
        ([x, y]) => [y * (1.5 - x * y), x * (1.5 - x * y)],
        [0.8 ** 0.5, -(0.8 ** 0.5)],
        t,
        4000,
      )[4000];
      expect(u).toBeLessThan(0);
      expect(u).toBeCloseTo(a * b, 9); // Runge-Kutta leaves the line a = -b by rounding, which grows as e^(s t)
    }
    expect(modeStrength(1, -0.1, 1e4)).toBeCloseTo(0, 12);
  });

  it("goes over into the decay of a mode that nobody asks for as s goes to 0", () => {
    for (const u0 of [0.5, -0.5]) expect(modeStrength(1e-12, u0, 3)).toBeCloseTo(modeStrength(0, u0, 3), 10); // the difference is O(s)
  });

  it("does not overflow however long, strong or small", () => {
    for (const s of [0, 1e-8, 1, 10])
      for (const u0 of [-10, -1e-8, 0, 1e-300, 1e-8, 10])
        for (const t of [0, 1e-9, 1, 1e9]) expect(modeStrength(s, u0, t)).toSatisfy(Number.isFinite);
  });
});

describe("the time that a mode takes", () => {
  it.each([
    [1, 1e-3, 3.453377389324277],
    [3, 1e-6, 2.4856870855498325],
    [0.5, 1e-3, 6.212606095751519],
  ])("to be half learned with s = %d from %d is known", (s, u0, t) => {
    expect(halfTime(s, u0)).toBeCloseTo(t, 12); // independent computation in doubles
  });

  it("is the inverse of the strength", () => {
    for (const s of [0, 0.3, 2])
      for (const u0 of [1e-6, 0.2, 5])
        for (const t of [0.1, 1, 3]) expect(timeBetween(s, u0, modeStrength(s, u0, t))).toBeCloseTo(t, 8); // near the goal it loses digits
  });

  it("is infinite where the flow never comes by, and 0 where it is", () => {
    expect(timeBetween(1, 0, 0.5)).toBe(Infinity);
    expect(timeBetween(1, -1, 0.5)).toBe(Infinity);
    expect(timeBetween(1, 0.5, 1)).toBe(Infinity);
    expect(timeBetween(1, 0.5, 2)).toBe(Infinity);
    expect(timeBetween(1, 0.5, 0.5)).toBe(0);
    expect(halfTime(1, 0.7)).toBe(0);
    expect(halfTime(1, 0)).toBe(Infinity);
  });
});

describe("relatives of the exact curve", () => {
  it("with coloured inputs along the task's axes, s sets the speed and s/d the end", () => {
    const [s, d, u0] = [1.5, 0.4, 1e-3];
    const error = misfit(
      4000,
      8,
      (u) => 2 * u * (s - d * u),
      u0,
      (t) => alignedStrength(s, d, u0, t),
    );
    expect(error).toBeLessThan(1e-8); // Runge-Kutta's, at steps of 0.002
    expect(alignedStrength(s, d, u0, 1e3)).toBeCloseTo(3.75, 12);
  });

  it("a direct map is half learned at ln 2, whatever the mode", () => {
    for (const s of [0.1, 1, 7]) expect(directStrength(s, 0, Math.LN2)).toBeCloseTo(s / 2, 14);
    expect(directStrength(2, -1, 0)).toBe(-1);
  });

  // The error of Euler's rule is half the step times the flow's acceleration, so it is proportional to the rate.
  it.each([
    [0.1, 0.060796],
    [0.05, 0.030467],
    [0.02, 0.012181],
    [0.01, 0.006089],
    [0.005, 0.003044],
    [0.001, 0.00060871],
  ])("gradient descent at rate %d is off by its known discretisation error", (rate, known) => {
    const modes = decoupledModes(2, [1], 1e-3);
    let error = 0;
    for (let n = 0; n <= Math.round(10 / rate); ++n) {
      error = Math.max(error, Math.abs(modes.a[0] ** 2 - modeStrength(1, 1e-3, n * rate)));
      stepModes(modes, rate);
    }
    expect(error / known).toBeCloseTo(1, 4); // known to five digits
  });
});
