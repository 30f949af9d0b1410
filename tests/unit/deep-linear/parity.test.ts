import { describe, expect, it } from "vitest";
import { determinantSign } from "../../../src/simulations/deep-linear/model/parity.ts";
import { identity, multiply } from "../../../src/numeric/matrix.ts";
import { drawn, seeds } from "../numeric/seeds.ts";

describe("the sign of a determinant", () => {
  it("is that of the permutation, of the diagonal, and 0 for a singular matrix", () => {
    expect(determinantSign(identity(5), 5)).toBe(1);
    expect(determinantSign(Float64Array.of(0, 1, 1, 0), 2)).toBe(-1);
    expect(determinantSign(Float64Array.of(0, 0, 2, 3, 0, 0, 0, 4, 0), 3)).toBe(1);
    expect(determinantSign(Float64Array.of(1, 0, 0, -2), 2)).toBe(-1);
    expect(determinantSign(Float64Array.of(1, 2, 2, 4), 2)).toBe(0);
  });

  it.each(seeds(20))("of a product is the product of the signs (seed %i)", (seed) => {
    const [a, b, ab] = [drawn(seed, 5, 5), drawn(seed + 100, 5, 5), new Float64Array(25)];
    multiply(ab, a, b, 5, 5, 5);
    expect(determinantSign(ab, 5)).toBe(determinantSign(a, 5) * determinantSign(b, 5));
  });
});
