import { expect, it } from "vitest";
import { gapBetween } from "../../../src/ui/predict/gap.ts";
import { blank, heightAt, knots, placeOf, put, spots, stroke } from "../../../src/ui/predict/sketch.ts";

it("a stroke across a figure sets every knot on its line, in either direction, and none outside of it", () => {
  const [from, to] = [
    { u: 0.2, v: 0.1 },
    { u: 0.8, v: 0.7 },
  ];
  const drawn = spots(stroke(blank, from, to));
  expect(drawn).toEqual(spots(stroke(blank, to, from)));
  expect(drawn).toHaveLength(13);
  for (const { u, v } of drawn) expect(v).toBeCloseTo(u - 0.1, 12);
});

it("a stroke leaves the sketch within the figure, and a dot sets the nearest knot", () => {
  for (const { v } of spots(stroke(blank, { u: 0, v: -3 }, { u: 1, v: 5 }))) {
    expect(v).toBeGreaterThanOrEqual(0);
    expect(v).toBeLessThanOrEqual(1);
  }
  expect(spots(stroke(blank, { u: 0.51, v: 0.3 }, { u: 0.51, v: 0.3 }))).toEqual([{ u: 0.5, v: 0.3 }]);
});

it("open knots lie on the line between their neighbours, level beyond the ends, and a knot at the foot is not open", () => {
  const line = spots(put(put(blank, 5, 0), 15, 1));
  expect(line).toHaveLength(2);
  expect(heightAt(line, 0)).toBe(0);
  expect(heightAt(line, 0.5)).toBeCloseTo(0.5, 12);
  expect(heightAt(line, 1)).toBe(1);
  expect(heightAt([], 0.5)).toBeUndefined();
  expect(spots(put(put(blank, 5, 0.4), 5, undefined))).toEqual([]);
});

const line = (f: (u: number) => number) =>
  Array.from({ length: knots }, (_, k) => ({ u: placeOf(k), v: f(placeOf(k)) }));

it("the gap of a curve to itself is nothing, and to one a tenth higher is a tenth everywhere", () => {
  const wave = line((u) => 0.5 + 0.3 * Math.sin(9 * u));
  expect(gapBetween(wave, wave)?.mean).toBe(0);
  const gap = gapBetween(
    wave.map(({ u, v }) => ({ u, v: v + 0.1 })),
    wave,
  );
  expect(gap?.mean).toBeCloseTo(0.1, 12);
  expect(gap!.worst.drawn - gap!.worst.is).toBeCloseTo(0.1, 12);
});

it("the gap is widest where a step is expected elsewhere, and is measured only where the true curve is", () => {
  const early = line((u) => (u < 0.3 ? 0 : 1));
  const late = line((u) => (u < 0.6 ? 0 : 1));
  const gap = gapBetween(early, late)!;
  expect(gap.mean).toBeCloseTo(0.3, 1);
  expect(gap.worst.u).toBeGreaterThan(0.25);
  expect(gap.worst.u).toBeLessThan(0.6);
  expect(gap.worst).toMatchObject({ drawn: 1, is: 0 });
  const cut = late.filter(({ u }) => u <= 0.2);
  expect(gapBetween(early, cut)?.mean).toBe(0);
  expect(gapBetween(early, [])).toBeUndefined();
});
