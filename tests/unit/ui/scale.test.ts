import { describe, expect, it } from "vitest";
import { integer, real } from "../../../src/experiment/schema.ts";
import { fits } from "../../../src/experiment/parse.ts";
import { track } from "../../../src/ui/scale.ts";

const said = { label: "x", doc: "X." };
const params = [
  real({ ...said, default: 1, min: 0, max: 8, step: 0.05 }),
  real({ ...said, default: 1, min: -2.5, max: 2.5 }),
  real({ ...said, default: 1e-3, min: 1e-5, max: 0.3, scale: "log" }),
  real({ ...said, default: 0.005, min: 1e-3, max: 0.5, scale: "log" }),
  integer({ ...said, default: 1, min: 1, max: 9999 }),
];

describe.each(params)("the slider of a $kind from $min to $max", (p) => {
  const { last, value, position } = track(p);

  it("reaches both ends exactly", () => {
    expect(value(0)).toBe(p.min);
    expect(value(last)).toBe(p.max);
  });

  it("gives only values that fit, each larger than the one before, each found again at its place", () => {
    let before = -Infinity;
    for (let i = 0; i <= last; ++i) {
      expect(fits(p, value(i))).toBe(true);
      expect(value(i)).toBeGreaterThan(before);
      expect(position(value(i))).toBe(i);
      before = value(i);
    }
  });
});

it("a slider leaves no dust of binary fractions in a link", () => {
  const { value } = track(real({ ...said, default: 0, min: 0, max: 1, step: 0.1 }));
  expect(Array.from({ length: 11 }, (_, i) => String(value(i)).length).every((digits) => digits <= 3)).toBe(
    true,
  );
});

it("a log slider has 40 positions a decade", () => {
  expect(track(real({ ...said, default: 1, min: 0.01, max: 10, scale: "log" })).last).toBe(120);
});
