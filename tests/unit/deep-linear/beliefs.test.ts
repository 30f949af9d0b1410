import { describe, expect, it } from "vitest";
import {
  belief,
  items,
  peak,
  properties,
  tableParts,
} from "../../../src/simulations/deep-linear/model/beliefs.ts";
import { directStrength, modeStrength } from "../../../src/simulations/deep-linear/model/mode.ts";
import { svd } from "../../../src/numeric/decompose.ts";

const parts = tableParts({ general: 1, kind: 1, own: 1 });
const believes = (name: string, item: (typeof items)[number]) => (t: number) =>
  belief(
    parts,
    parts.s.map((s) => modeStrength(s, 1e-3, t)),
    properties.findIndex((p) => p.name === name),
    items.indexOf(item),
  );

/** The peak of a belief on the way, from a grid as coarse as a figure's. */
const highest = (f: (t: number) => number, last: number) =>
  peak(
    f,
    Float64Array.from({ length: 201 }, (_, k) => f((k / 200) * last)),
    last,
  );

describe("the table of four items", () => {
  it.each([
    [1, 1, 1],
    [0, 0, 2],
    [3, 2, 1],
    [2, 0, 5],
  ])(
    "is the sum of its modes, whose strengths are its singular values (%i, %i, %i)",
    (general, kind, own) => {
      const numbers = { general, kind, own };
      const found = tableParts(numbers);
      properties.forEach(({ has }, m) =>
        has.forEach((truth, i) => expect(belief(found, found.s, m, i)).toBeCloseTo(truth, 14)),
      ); // rounding
      const table = properties.flatMap(({ has, sort }) =>
        new Array<readonly number[]>(numbers[sort]).fill(has),
      );
      const { s } = svd(Float64Array.from(table.flat()), table.length, 4);
      found.s.forEach((x, a) => expect(x).toBeCloseTo(s[a], 12));
    },
  );

  it("has the textbook's strengths with one property of each sort", () => {
    [Math.sqrt(7), Math.sqrt(3), 1, 1].forEach((s, a) => expect(parts.s[a]).toBeCloseTo(s, 15));
  });
});

describe("a network on its way to the truth", () => {
  it("believes that fish fly, then unlearns it", () => {
    const { at, height } = highest(believes("flies", "fish"), 8);
    expect(height).toBeCloseTo(0.378745562, 6);
    expect(at).toBeCloseTo(2.597413, 4); // a flat top: half the digits of its height
    expect(believes("flies", "fish")(8)).toBeLessThan(0.01);
  });

  it("believes for a shorter time that trees move", () => {
    const { at, height } = highest(believes("moves", "tree"), 8);
    expect(height).toBeCloseTo(0.305996483, 6);
    expect(at).toBeCloseTo(1.829781, 4);
  });

  it("believes nothing false at any time if it is a direct map", () => {
    for (let t = 0; t < 8; t += 0.05) {
      const strengths = parts.s.map((s) => directStrength(s, 0, t));
      properties.forEach(({ has }, m) =>
        has.forEach((truth, i) => {
          if (truth === 0) expect(Math.abs(belief(parts, strengths, m, i))).toBeLessThan(1e-15); // rounding
        }),
      );
    }
  });

  it("has its peak at an end where it only rises or falls", () => {
    expect(highest((t) => t, 3).at).toBeCloseTo(3, 7);
    expect(highest((t) => -t, 3).at).toBeCloseTo(0, 7);
  });
});
