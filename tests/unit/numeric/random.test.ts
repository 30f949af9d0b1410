import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32, streams, type Uniform } from "../../../src/numeric/random.ts";
import { seeds } from "./seeds.ts";

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

/** The correlation of the next draws of two sources. */
function correlation(a: Uniform, b: Uniform, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; ++i) sum += (a() - 0.5) * (b() - 0.5);
  return (12 * sum) / count; // a uniform's variance is 1/12
}

describe("mulberry32", () => {
  it("gives the published generator's draws, exactly", () => {
    expect(take(3, mulberry32(1))).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it("fills [0, 1) evenly: mean and variance of 100 000 draws", () => {
    const draws = take(100_000, mulberry32(5));
    const mean = draws.reduce((sum, x) => sum + x) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws.length)); // 4 standard errors
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / draws.length)); // 4 standard errors
    expect(draws.every((x) => x >= 0 && x < 1)).toBe(true);
  });
});

describe("streams", () => {
  it("start anew whenever they are asked for", () => {
    const { stream } = streams(3);
    const first = take(5, stream("init"));
    take(7, stream("data"));
    expect(take(5, stream("init"))).toEqual(first);
    expect(take(5, streams(3).stream("init"))).toEqual(first);
  });

  it("of different names, or of different seeds, are uncorrelated", () => {
    const count = 2000;
    const names = ["init", "data", "noise", "Init", "init2", "a", "b", ""];
    const sources = seeds(12).flatMap((seed) => names.map((name) => () => streams(seed).stream(name)));
    let most = 0;
    for (let i = 0; i < sources.length; ++i) {
      for (let j = 0; j < i; ++j)
        most = Math.max(most, Math.abs(correlation(sources[i](), sources[j](), count)));
    }
    // the largest of 4560 normal deviates is about 3.7 standard errors of 1 / sqrt(count), and above 5.5 once in 5000
    expect(most).toBeLessThan(5.5 / Math.sqrt(count));
  });

  it("of neighbouring seeds never share a first draw", () => {
    const firsts = seeds(9999).map((seed) => streams(seed).stream("init")());
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

describe("normal", () => {
  it("gives Box and Muller's pairs over mulberry32", () => {
    const expected = [1.4043387784152637, 0.024141617523036025, 1.2157546192705377, -0.14543594087912323];
    // the expected digits came from Math.log, Math.cos and Math.sin, whose last places may differ
    take(4, normal(mulberry32(1))).forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(1e-14));
  });

  it("gives the same bytes as when this was written, in whatever engine", () => {
    const draws = Float64Array.from(take(10_000, normal(mulberry32(1))));
    let hash = 0;
    for (const word of new Uint32Array(draws.buffer)) hash = (Math.imul(hash, 31) + word) | 0;
    expect(hash).toBe(1378996289);
  });

  it("has the moments of the standard normal distribution", () => {
    const draws = take(100_000, normal(mulberry32(9)));
    const moment = (k: number): number => draws.reduce((sum, x) => sum + x ** k, 0) / draws.length;
    // 4 standard errors each: the variance of x^k is (2k - 1)!! less the square of its mean
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / draws.length));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / draws.length));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / draws.length));
  });

  it("is 0 where both uniform draws are 0, not infinite", () => {
    const draw = normal(() => 0);
    for (const x of take(2, draw)) expect(Math.abs(x)).toBe(0);
  });
});
