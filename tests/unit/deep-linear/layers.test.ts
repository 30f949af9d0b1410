import { describe, expect, it } from "vitest";
import { layerStrengths } from "../../../src/simulations/deep-linear/model/layers.ts";
import { modeStrength } from "../../../src/simulations/deep-linear/model/mode.ts";
import { rungeKutta } from "./fixture.ts";

/** s, a0, b0, t and then a and b, from an independent computation in doubles. */
const known = [
  [1, 1, 0.1, 0.5, 1.0954868199933876, 0.45835725452884984],
  [2, 0.05, 0.6, 1, 1.1630733857077076, 1.3077613316433507],
  [1.5, 1.2, -0.4, 1, 1.4045455217878657, 0.8323149180294365],
  [1, 0.001, 0.0005, 6, 0.28960597553568945, 0.28960468067000983],
  [0, 0.8, 0.3, 2, 0.747466105891112, 0.09330369476083421],
  [1, 0.5, -0.5, 2, 0.06063493726623333, -0.06063493726623333],
  [3, 2, 2, 0.25, 1.7824797877149836, 1.7824797877149836],
];

describe("the strengths of a mode in its two layers", () => {
  it.each(known)("are known for s = %d from (%d, %d) at t = %d", (s, a0, b0, t, a, b) => {
    const found = layerStrengths(s, a0, b0, t);
    expect(found.a).toBeCloseTo(a, 12);
    expect(found.b).toBeCloseTo(b, 12);
  });

  it.each(known)("follow the flow for s = %d from (%d, %d) until t = %d", (s, a0, b0, t) => {
    const [a, b] = rungeKutta(([x, y]) => [y * (s - x * y), x * (s - x * y)], [a0, b0], t, 4000)[4000];
    const found = layerStrengths(s, a0, b0, t);
    expect(found.a).toBeCloseTo(a, 10); // Runge-Kutta's error at 4000 steps
    expect(found.b).toBeCloseTo(b, 10);
  });

  it.each(known)("keep a^2 - b^2 for s = %d from (%d, %d) until %d", (s, a0, b0, t) => {
    for (let k = 1; k <= 100; ++k) {
      const { a, b } = layerStrengths(s, a0, b0, (k / 100) * t);
      expect(a * a - b * b).toBeCloseTo(a0 * a0 - b0 * b0, 10); // rounding
    }
  });

  it("are those of the balanced mode if they start equal", () => {
    for (const t of [0, 0.3, 2, 50]) {
      const { a, b } = layerStrengths(1.3, 0.05, 0.05, t);
      expect(a).toBe(b);
      expect(a * b).toBeCloseTo(modeStrength(1.3, 0.0025, t), 13);
    }
  });

  it("reach half the goal at the corrected time, not at the one that the paper's appendix A gives as printed", () => {
    let [early, late] = [0, 2];
    for (let k = 0; k < 60; ++k) {
      const middle = (early + late) / 2;
      const { a, b } = layerStrengths(1, 1, 0.1, middle);
      if (a * b < 0.5) early = middle;
      else late = middle;
    }
    expect(late).toBeCloseTo(0.496977497, 8); // known to nine digits
    expect(Math.abs(late - 0.444934404)).toBeGreaterThan(0.05);
  });

  it("end at the origin from a = -b, where nothing is ever learned, and learn from anywhere beside it", () => {
    expect(layerStrengths(1, 0.5, -0.5, 1e4)).toEqual({ a: 0, b: 0 });
    for (const beside of [0.5 - 1e-9, 0.5 + 1e-9]) {
      const { a, b } = layerStrengths(1, 0.5, -beside, 1e3);
      expect(a * b).toBeCloseTo(1, 12);
      expect(Math.sign(a)).toBe(Math.sign(0.5 - beside));
    }
  });

  it("decay as 1/sqrt(1 + n t) if nothing is asked of equal layers", () => {
    const { a, b } = layerStrengths(0, 0.6, -0.6, 5);
    expect(a).toBeCloseTo(0.6 / Math.sqrt(1 + 0.72 * 5), 14);
    expect(b).toBe(-a);
  });
});
