import { describe, expect, it } from "vitest";
import { accept, framesOf } from "../../../src/experiment/simulation.ts";
import { layerStrengths } from "../../../src/simulations/deep-linear/model/layers.ts";
import plane from "../../../src/simulations/deep-linear/plane.ts";
import { rungeKutta } from "./fixture.ts";

function frameAt(strength: number, first: number, second: number) {
  const [frame] = framesOf(plane, accept(plane, { strength, first, second }));
  return frame;
}

const starts = [
  [1, 1, 0.1],
  [2, 0.05, 0.6],
  [1.5, 1.2, -0.4],
  [1, 0.001, 0.0005],
  [0, 0.8, 0.3],
  [1, 0.5, -0.5],
  [3, 2, 2],
] as const;

describe("a way in the plane of the two layers", () => {
  it.each(starts)("with s = %d from (%d, %d) stays on its hyperbola a^2 - b^2", (s, a0, b0) => {
    const { a, b } = frameAt(s, a0, b0);
    a.forEach((x, i) => expect(x * x - b[i] * b[i]).toBeCloseTo(a0 * a0 - b0 * b0, 10)); // rounding
  });

  it.each(starts)("with s = %d from (%d, %d) follows the arrows", (s, a0, b0) => {
    const { a, b, time } = frameAt(s, a0, b0);
    const end = time[time.length - 1];
    const path = rungeKutta(([x, y]) => [y * (s - x * y), x * (s - x * y)], [a0, b0], end, 3000);
    expect(a[a.length - 1]).toBeCloseTo(path[3000][0], 8); // Runge-Kutta's error, which a saddle lets grow
    expect(b[b.length - 1]).toBeCloseTo(path[3000][1], 8);
  });

  it("is half done when it passes a b = s/2, and over within 5 % of s", () => {
    const { half, over } = frameAt(1, 1, 0.1);
    expect(half).toBeCloseTo(0.496977497, 8); // known to nine digits
    const { a, b } = layerStrengths(1, 1, 0.1, over!);
    expect(a * b).toBeCloseTo(0.95, 12);
  });

  it("is never over on the line a = -b, and says so of every start on it", () => {
    for (const a of [-2.5, 0, 0.3]) {
      const frame = frameAt(1, a, -a);
      expect(frame).toMatchObject({ stuck: true, half: null, over: null });
      expect(Math.max(...frame.learned)).toBeLessThanOrEqual(0);
    }
    expect(frameAt(1, 0.3, -0.3 + 1e-12)).toMatchObject({ stuck: false });
    expect(frameAt(1, 0.3, -0.3 + 1e-12).half).toBeGreaterThan(20);
  });

  it("has times that rise from 0, and at most 26 beads at equal ones", () => {
    for (const [s, a0, b0] of starts) {
      const { time, beads } = frameAt(s, a0, b0);
      expect(time[0]).toBe(0);
      expect(time.every((t, i) => i === 0 || t > time[i - 1])).toBe(true);
      expect(beads.a.length).toBeLessThanOrEqual(26);
      expect(beads.a.length).toBeGreaterThan(8);
      const second = layerStrengths(s, a0, b0, beads.interval);
      expect([beads.a[1], beads.b[1]]).toEqual([second.a, second.b]);
    }
  });
});
