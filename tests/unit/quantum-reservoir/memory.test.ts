import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { memoryFunction } from "../../../src/simulations/quantum-reservoir/model/memory.ts";
import { kinds } from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";
import {
  distances,
  everyStep,
  streamed,
} from "../../../src/simulations/quantum-reservoir/model/streaming.ts";
import { drawn } from "./fixture.ts";

const shape = { n: 4, layers: 2 };
const u = ((): Float64Array => {
  const draw = mulberry32(777);
  return Float64Array.from({ length: 1200 }, () => 2 * draw() - 1);
})();
const angles = (seed: number): Float64Array => drawn("qrnn", seed, "circle").cell.weights;

describe("the memory of a QRNN with angles all over the circle", () => {
  it("is read from the inputs of the reference computation", () => {
    [0.37275744, -0.93109716, -0.61522534].forEach((x, t) => expect(u[t]).toBeCloseTo(x, 8));
  });

  it.each([
    [1, 0.42597],
    [2, 0.51627],
    [3, 0.49123],
  ])("for one step back is that of an independent computation (seed %i)", (seed, expected) => {
    const memory = memoryFunction(streamed(shape, angles(seed), u, 1), 3, u);
    expect(Math.abs(memory[0] - expected)).toBeLessThan(2e-3);
  });

  it.each([1, 2, 3])("is chance without feedback (seed %i)", (seed) => {
    const memory = memoryFunction(streamed(shape, angles(seed), u, 0), 3, u);
    expect(memory.reduce((a, b) => a + b)).toBeLessThan(0.06);
  });

  it("forgets where it started as an independent computation does", () => {
    const [a, b] = [0, 0.9].map((start) => streamed(shape, angles(1), u, 1, start));
    const apart = distances(a, b, 3);
    [
      [1, 0.510387435],
      [5, 0.0680051092],
      [10, 0.00811288199],
      [40, 4.59702e-8],
    ].forEach(([steps, expected]) =>
      expect(Math.abs(apart[steps - 1] / expected - 1), `after ${steps}`).toBeLessThan(1e-5),
    );
  });

  it.each([
    [2, 0],
    [3, 1],
    [4, 3],
    [6, 10],
    [8, 15],
  ])(
    "at gain %i keeps its start in as many of 20 draws as an independent computation says: %i",
    (gain, lost) => {
      const ends = Array.from({ length: 20 }, (_, i) => {
        const [a, b] = [0, 0.7].map((h) => streamed(shape, angles(i + 1), u.subarray(0, 300), gain, h));
        return distances(a, b, 3)[299];
      });
      expect(ends.filter((end) => end > 1e-6)).toHaveLength(lost);
    },
  );
});

describe("the features of every step", () => {
  const early = u.subarray(0, 30);

  it.each(kinds)("of a %s end with those of its window", (kind) => {
    const { cell } = drawn(kind, 2, "circle", { ...shape, length: early.length });
    const all = everyStep(kind, shape, cell, early);
    const last = new Float64Array(cell.features);
    cell.forward(early, 0, last, 0);
    all.subarray(-cell.features).forEach((x, k) => expect(x).toBeCloseTo(last[k], 14));
  });

  it.each(kinds)("of a %s are, earlier, those of a shorter series", (kind) => {
    const [short, long] = [10, 30].map((length) =>
      everyStep(kind, shape, drawn(kind, 3, "circle", { ...shape, length }).cell, early.subarray(0, length)),
    );
    expect(long.subarray(0, short.length)).toEqual(short);
  });

  it("of a QRNN are those of the streamed one with gain 1", () => {
    const { cell } = drawn("qrnn", 1, "circle", { ...shape, length: early.length });
    expect(everyStep("qrnn", shape, cell, early)).toEqual(streamed(shape, angles(1), early, 1));
  });
});

describe("a memory function", () => {
  it("is one up to the length of a delay line, and chance beyond", () => {
    const line = Float64Array.from({ length: 3600 }, (_, i) => u[Math.floor(i / 3) - 1 - (i % 3)] ?? 0);
    memoryFunction(line, 3, u).forEach((memory, i) => {
      if (i < 3) expect(memory).toBeCloseTo(1, 9);
      else expect(memory).toBeLessThan(0.03);
    });
  });
});
