import { describe, expect, it } from "vitest";
import { assigned, assignment, greedyAssignment } from "../../../src/numeric/assignment.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian } from "../../../src/numeric/orthogonal.ts";
import { identityOrder, inverse, orders, shuffled } from "../../../src/numeric/permutation.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

const drawn = (seed: number, n: number): Float64Array => gaussian(normal(mulberry32(seed)), n, n);
const sorted = (p: Int32Array): number[] => [...p].sort((a, b) => a - b);

describe("assignment", () => {
  it("finds the best of all n! assignments, 200 matrices of 2 to 7 rows", () => {
    for (let seed = 1; seed <= 200; ++seed) {
      const n = 2 + (seed % 6);
      const gain = drawn(seed, n);
      const best = Math.max(...Array.from(orders(n), (p) => assigned(gain, p)));
      expect(assigned(gain, assignment(gain, n))).toBeCloseTo(best, 12);
    }
  });

  it("does not change when a number is added to a row or to a column", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const n = 12;
      const gain = drawn(seed, n);
      const other = gain.map((x, k) => x + (Math.floor(k / n) === 3 ? 5 : 0) - (k % n === 7 ? 2 : 0));
      expect(assignment(other, n)).toEqual(assignment(gain, n));
    }
  });

  it("finds a hidden order of 64 rows again", () => {
    const hidden = shuffled(64, mulberry32(3));
    const gain = drawn(4, 64).map((x, k) => 0.1 * x + (hidden[Math.floor(k / 64)] === k % 64 ? 1 : 0));
    expect(assignment(gain, 64)).toEqual(hidden);
  });

  it("gives an assignment even where all gains are equal, or there is one row", () => {
    expect(sorted(assignment(new Float64Array(25), 5))).toEqual([0, 1, 2, 3, 4]);
    expect([...assignment(Float64Array.of(-3), 1)]).toEqual([0]);
  });

  it("is never below the greedy one", () => {
    for (let seed = 1; seed <= 50; ++seed) {
      const gain = drawn(seed, 10);
      const greedy = greedyAssignment(gain, 10);
      expect(sorted(greedy)).toEqual([...identityOrder(10)]);
      expect(assigned(gain, assignment(gain, 10))).toBeGreaterThanOrEqual(assigned(gain, greedy) - 1e-12);
    }
  });

  it.each([
    ["no row", new Float64Array(0), 0, "0 numbers are not 0 by 0"],
    ["a matrix that is not square", new Float64Array(6), 2, "6 numbers are not 2 by 2"],
    ["a gain that is no number", Float64Array.of(1, 2, NaN, 4), 2, "NaN in row 1"],
  ])("refuses %s", (_, gain, n, words) => {
    expect(() => assignment(gain, n)).toThrow(words);
  });
});

describe("orders", () => {
  it("are n! different ones, and a drawn one is undone by its inverse", () => {
    expect(new Set(Array.from(orders(5), String)).size).toBe(120);
    for (let seed = 1; seed <= 20; ++seed) {
      const p = shuffled(9, mulberry32(seed));
      expect(Int32Array.from(inverse(p), (k) => p[k])).toEqual(identityOrder(9));
    }
  });
});
