import { describe, expect, it } from "vitest";
import { needed, thinned } from "../../../src/figures/thin.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** How far a point is from a segment, at the nearest of many points of it. */
function distance([x, y]: number[], [ax, ay]: number[], [bx, by]: number[]): number {
  let least = Infinity;
  for (let t = 0; t <= 1; t += 1 / 512)
    least = Math.min(least, Math.hypot(x! - ax! - t * (bx! - ax!), y! - ay! - t * (by! - ay!)));
  return least;
}

describe("a thinned line", () => {
  it.each([1, 2, 3])("stays within the tolerance of every point of random walk %i", (seed) => {
    const u = mulberry32(seed);
    const x = Array.from({ length: 300 }, (_, k) => k);
    const y: number[] = [];
    for (const k of x) y.push((y[k - 1] ?? 0) + u() - 0.5);
    const kept = needed(x, y, 0.7);
    expect(kept.length).toBeLessThan(200);
    for (let i = 1; i < kept.length; ++i)
      for (let k = kept[i - 1]!; k <= kept[i]!; ++k)
        expect(
          distance([x[k]!, y[k]!], [x[kept[i - 1]!]!, y[kept[i - 1]!]!], [x[kept[i]!]!, y[kept[i]!]!]),
        ).toBeLessThan(0.71);
  });

  it("keeps its ends and its corners, and nothing between them", () => {
    expect(thinned("M0,0L1,0L2,0L2,1L2,2", 0.1)).toBe("M0,0L2,0L2,2");
    expect(thinned("M0,0L5,5L0,0", 0.1)).toBe("M0,0L5,5L0,0");
    expect(thinned("M1,1", 0.1)).toBe("M1,1");
    expect(thinned("M0,0L1,1e-3L2,0M5,5L6,5L7,5Z", 0.1)).toBe("M0,0L2,0M5,5L7,5Z");
  });

  it("leaves curves, arcs and relative lines as they are", () => {
    for (const d of ["M0,0C1,1,2,2,3,3", "M0 0h5v5h-5z", "M0,0A1,1,0,0,0,2,2", "M0,0l1,0l1,0", ""])
      expect(thinned(d, 0.1)).toBe(d);
  });
});
