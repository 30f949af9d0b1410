import { describe, expect, it } from "vitest";
import { binomial } from "../../../src/numeric/binomial.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** The probabilities of 0 ... trials successes, by the ratio of neighbours from the likeliest on. */
function law(trials: number, p: number): number[] {
  const weight = new Array<number>(trials + 1).fill(0);
  const m = Math.floor((trials + 1) * p);
  weight[m] = 1;
  for (let k = m; k < trials; ++k) weight[k + 1] = (weight[k] * (trials - k) * p) / ((k + 1) * (1 - p));
  for (let k = m; k > 0; --k) weight[k - 1] = (weight[k] * k * (1 - p)) / ((trials - k + 1) * p);
  const sum = weight.reduce((a, b) => a + b, 0);
  return weight.map((w) => w / sum);
}

describe("a binomial draw", () => {
  it.each([
    [5, 0.3],
    [100, 0.02],
    [60, 0.4],
    [128, 0.5],
    [1000, 0.93],
    [65536, 0.001],
    [65536, 0.37],
  ])("of %i trials at %f follows its law", (trials, p) => {
    const draws = 40_000;
    const u = mulberry32(7);
    const counts = new Array<number>(trials + 1).fill(0);
    for (let i = 0; i < draws; ++i) ++counts[binomial(trials, p, u)];
    // Pearson's statistic over cells of at least 20 expected draws, neighbours put together.
    let [statistic, cells, expected, found] = [0, 0, 0, 0];
    law(trials, p).forEach((q, k) => {
      expected += draws * q;
      found += counts[k];
      if (expected < 20) return;
      statistic += (found - expected) ** 2 / expected;
      ++cells;
      [expected, found] = [0, 0];
    });
    // Mean cells - 1 and variance twice that; five deviations.
    expect(statistic).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
  });

  it("knows the certain and the impossible", () => {
    const u = mulberry32(1);
    expect([binomial(10, 0, u), binomial(10, 1, u), binomial(0, 0.4, u), binomial(10, -1e-18, u)]).toEqual([
      0, 10, 0, 0,
    ]);
  });
});
