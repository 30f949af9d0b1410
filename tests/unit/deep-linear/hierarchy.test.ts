import { describe, expect, it } from "vitest";
import {
  partingLevel,
  riseTime,
  splitWeights,
  treeModes,
  treeSpectrum,
  treeTable,
} from "../../../src/simulations/deep-linear/model/hierarchy.ts";
import { directStrength, modeStrength } from "../../../src/simulations/deep-linear/model/mode.ts";
import { svd, symmetricEigen } from "../../../src/numeric/decompose.ts";
import { multiply, multiplyTransposedA, transposed } from "../../../src/numeric/matrix.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** The correlations that the tree's law says, entry by entry. */
const correlations = (levels: number, flip: number): Float64Array => {
  const items = 2 ** levels;
  return Float64Array.from({ length: items * items }, (_, k) => {
    const [i, j] = [Math.floor(k / items), k % items];
    return (1 - 2 * flip) ** (2 * (i === j ? 0 : levels - partingLevel(levels, i, j)));
  });
};

describe("the spectrum of a tree", () => {
  it("is known for five levels: one mean, one contrast for each node", () => {
    const known = [6.5679401984, 3.1319663616, 2.16559872, 1.410624, 0.8208, 0.36];
    const spectrum = treeSpectrum(5, 0.1);
    expect(spectrum[0]).toBeCloseTo(known[0], 9); // known to ten decimals
    for (let k = 1; k < 32; ++k) expect(spectrum[k]).toBeCloseTo(known[1 + Math.floor(Math.log2(k))], 9);
  });

  it.each([
    [2, 0.1],
    [3, 0.25],
    [4, 0],
    [4, 0.4],
  ])(
    "is that of its correlations, with the mean and the contrasts as modes (%i levels, flip %f)",
    (L, flip) => {
      const items = 2 ** L;
      const [modes, c] = [treeModes(L), correlations(L, flip)];
      const half = new Float64Array(items * items);
      const rotated = new Float64Array(items * items);
      multiply(half, c, modes, items, items, items);
      multiplyTransposedA(rotated, modes, half, items, items, items);
      const spectrum = treeSpectrum(L, flip);
      rotated.forEach((x, k) =>
        expect(x).toBeCloseTo(k % (items + 1) === 0 ? spectrum[k / (items + 1)] : 0, 12),
      ); // rounding in sums of 16
      const { values } = symmetricEigen(c, items);
      expect([...values]).toEqual(
        [...spectrum].sort((a, b) => b - a).map((x) => expect.closeTo(x, 10) as number),
      );
    },
  );
});

describe("features drawn from a tree", () => {
  const table = treeTable(mulberry32(1), 5, 200, 0.1);

  it("are the known ones, with their strengths", () => {
    expect(table.reduce((sum, x) => sum + x)).toBe(166);
    const { s } = svd(table, 200, 32);
    const known = [38.09334, 25.555491, 21.004853, 20.507728, 18.195308, 15.114467, 10.958562, 5.742849];
    [0, 1, 2, 3, 4, 7, 15, 31].forEach((a, i) => expect(s[a]).toBeCloseTo(known[i], 5));
  });

  it("have the tree's correlations on average", () => {
    const many = treeTable(mulberry32(2), 3, 20_000, 0.2);
    const found = new Float64Array(64);
    multiplyTransposedA(found, many, many, 8, 20_000, 8);
    const law = correlations(3, 0.2);
    found.forEach((sum, k) => expect(Math.abs(sum / 20_000 - law[k])).toBeLessThan(0.03)); // four standard errors
  });

  it("never change without flips", () => {
    const still = treeTable(mulberry32(3), 3, 10, 0);
    for (let f = 0; f < 10; ++f) expect(new Set(still.subarray(8 * f, 8 * f + 8)).size).toBe(1);
  });
});

describe("telling items apart, three levels and 100 features", () => {
  const [L, items, u0] = [3, 8, 1e-3];
  const s = treeSpectrum(L, 0.1).map((value) => Math.sqrt(100 * value));
  const modes = treeModes(L);
  const weights = splitWeights(modes, L);
  const squared = (level: number, u: (s: number) => number) =>
    s.reduce((sum, strength, a) => sum + weights[level * items + a] * u(strength), 0);
  const deep = (level: number, t: number) => squared(level, (strength) => modeStrength(strength, u0, t));

  it("has the known strengths", () => {
    [18.729058, 11.876969, 9.059801, 6].forEach((known, i) =>
      expect(s[[0, 1, 2, 4][i]]).toBeCloseTo(known, 5),
    );
  });

  it("takes the known times: kinds first, individuals last", () => {
    [0.504773, 0.562956, 0.724946].forEach((known, level) => {
      const end = squared(level, (strength) => strength);
      expect(riseTime((t) => deep(level, t), end / 2, 5)).toBeCloseTo(known, 5);
    });
  });

  it("puts pairs as far apart as the closed form says, and as the matrix of inner products says", () => {
    const known = [3.873537, 1.33565, 0.238236];
    const u = s.map((strength) => modeStrength(strength, u0, 0.4));
    const scaled = modes.map((x, k) => x * u[k % items]);
    const inner = new Float64Array(items * items);
    multiply(inner, scaled, transposed(modes, items, items), items, items, items);
    known.forEach((value, level) => {
      expect(deep(level, 0.4)).toBeCloseTo(value, 5);
      const [i, j] = [0, items >> (level + 1)];
      const explicit = inner[i * items + i] + inner[j * items + j] - 2 * inner[i * items + j];
      expect(explicit).toBeCloseTo(deep(level, 0.4), 12); // rounding
      const form =
        u[1 << level] * 2 ** (2 - L + level) +
        Array.from(
          { length: L - level - 1 },
          (_, m) => u[1 << (level + 1 + m)] * 2 ** (2 - L + level + m),
        ).reduce((sum, x) => sum + x, 0);
      expect(form).toBeCloseTo(explicit, 12);
    });
  });

  it("happens on all levels at once in a direct map: each squared distance is half-way at -ln(1 - 1/sqrt 2)", () => {
    for (let level = 0; level < L; ++level) {
      const grown = (t: number) => squared(level, (strength) => directStrength(strength, 0, t) ** 2);
      const end = squared(level, (strength) => strength ** 2);
      expect(riseTime(grown, end / 2, 9)).toBeCloseTo(-Math.log(1 - Math.SQRT1_2), 12);
    }
    expect(-Math.log(1 - Math.SQRT1_2)).toBeCloseTo(1.2279, 4);
  });

  it("has no time where a height is not reached, and none to wait where it is at once", () => {
    expect(riseTime(Math.sin, 2, 1)).toBe(Infinity);
    expect(riseTime(Math.cos, 0.5, 1)).toBe(0);
  });
});
