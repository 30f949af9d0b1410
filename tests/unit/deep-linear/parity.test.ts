import { describe, expect, it } from "vitest";
import { identity, multiply } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { optimalRate } from "../../../src/simulations/deep-linear/model/depth.ts";
import { orthogonalStart } from "../../../src/simulations/deep-linear/model/initial.ts";
import { network } from "../../../src/simulations/deep-linear/model/network.ts";
import { determinant } from "../../../src/simulations/deep-linear/model/parity.ts";
import { randomTask, zeroLoss } from "../../../src/simulations/deep-linear/model/task.ts";
import { drawn, seeds } from "../numeric/seeds.ts";
import { descent, learned } from "./fixture.ts";

describe("a determinant", () => {
  it("is that of the permutation, of the diagonal, and 0 for a singular matrix", () => {
    expect(determinant(identity(5), 5)).toBe(1);
    expect(determinant(Float64Array.of(0, 1, 1, 0), 2)).toBe(-1);
    expect(determinant(Float64Array.of(0, 0, 2, 3, 0, 0, 0, 4, 0), 3)).toBe(24);
    expect(determinant(Float64Array.of(1, 0, 0, -2), 2)).toBe(-2);
    expect(determinant(Float64Array.of(1, 2, 2, 4), 2)).toBe(0);
  });

  it.each(seeds(20))("of a product is the product of the determinants (seed %i)", (seed) => {
    const [a, b, ab] = [drawn(seed, 5, 5), drawn(seed + 100, 5, 5), new Float64Array(25)];
    multiply(ab, a, b, 5, 5, 5);
    const expected = determinant(a, 5) * determinant(b, 5);
    expect(determinant(ab, 5) / expected).toBeCloseTo(1, 10);
  });
});

describe("four square orthogonal layers, drawn with their task by one generator", () => {
  const s = [2, 1.6, 1.3, 1];
  const runs = seeds(40).map((seed) => {
    const draw = normal(mulberry32(seed));
    const task = randomTask(draw, 4, 4, s);
    const net = network([4, 4, 4, 4, 4], orthogonalStart(draw, [4, 4, 4, 4, 4]));
    const sign = net.weights.reduce((product, w) => product * determinant(w, 4), 1);
    const matches = sign * determinant(task.sigma31, 4) > 0;
    const rate = 0.5 * optimalRate(4, 2);
    return { matches, ...learned(descent(net, task, rate), 0.02 * zeroLoss(s), 2000) };
  });

  // Known counts: an independent computation with the same draws.
  it("have the task's sign for 15 seeds of 40, all of which learn it", () => {
    const matched = runs.filter(({ matches }) => matches);
    expect(matched.length).toBe(15);
    for (const { outcome } of matched) expect(outcome).toBe("learned");
  });

  it("have the other sign for 25, all of which stay at half the square of the weakest mode", () => {
    for (const { loss, outcome } of runs.filter(({ matches }) => !matches)) {
      expect(outcome).toBe("not learned");
      expect(loss[loss.length - 1]).toBeCloseTo(0.5, 3);
    }
  });
});
