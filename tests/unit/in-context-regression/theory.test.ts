import { describe, expect, it } from "vitest";
import { solve } from "../../../src/numeric/decompose.ts";
import { identity } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import * as risks from "../../../src/simulations/in-context-regression/model/risks.ts";
import { errorsOf } from "../../../src/simulations/in-context-regression/model/evaluation.ts";

describe("the risks of single steps", () => {
  it("are least at their best sizes", () => {
    for (const [d, L, noise] of [
      [5, 40, 0.1],
      [4, 20, 0.1],
      [8, 16, 0.5],
      [2, 9, 0],
    ]) {
      const eta = risks.debiasedStep(d, L, noise);
      const best = risks.bestDebiasedRisk(d, L, noise);
      expect(risks.debiasedRisk(eta, d, L, noise)).toBeCloseTo(best, 12);
      for (const off of [-0.01, 0.01]) {
        expect(risks.debiasedRisk(eta + off, d, L, noise)).toBeGreaterThan(best);
        const plain = risks.descentStep(d, L, noise);
        expect(risks.descentRisk(plain + off, d, L, noise)).toBeGreaterThan(
          risks.descentRisk(plain, d, L, noise),
        );
      }
    }
  });

  it("have the values of the specification", () => {
    expect(risks.debiasedStep(5, 40, 0.1)).toBeCloseTo(0.879121, 6);
    expect(risks.bestDebiasedRisk(5, 40, 0.1)).toBeCloseTo(0.242857, 6);
    expect(risks.descentRisk(risks.debiasedStep(5, 40, 0.1), 5, 40, 0.1)).toBeCloseTo(0.2402, 6);
    expect(risks.descentRisk(risks.descentStep(5, 40, 0.1), 5, 40, 0.1)).toBeCloseTo(0.239785, 6);
    expect(risks.debiasedStep(4, 20, 0.1)).toBeCloseTo(0.819672, 6);
    expect(risks.bestDebiasedRisk(4, 20, 0.1)).toBeCloseTo(0.321311, 6);
    expect(risks.descentRisk(risks.descentStep(4, 20, 0.1), 4, 20, 0.1)).toBeCloseTo(0.312598, 6);
    expect(risks.debiasedStep(8, 16, 0.5)).toBeCloseTo(0.571429, 6);
    expect(risks.bestDebiasedRisk(8, 16, 0.5)).toBeCloseTo(0.964286, 6);
    expect(risks.bayesLimit(0.125, 0.1)).toBeCloseTo(0.114057, 6);
    expect(risks.bayesLimit(0.2, 0.1)).toBeCloseTo(0.124247, 6);
    expect(risks.bayesLimit(0.5, 0.5)).toBeCloseTo(0.780776, 6);
  });

  it("cross: tuned to 40 examples, the debiased step is the better one on short prompts only", () => {
    for (const [L, gd, dgd] of [
      [10, 0.6336, 0.60783],
      [40, 0.24136, 0.24321],
      [100, 0.16291, 0.16431],
    ]) {
      expect(risks.descentRisk(0.897, 5, L, 0.1)).toBeCloseTo(gd, 4);
      expect(risks.debiasedRisk(0.897, 5, L, 0.1)).toBeCloseTo(dgd, 4);
    }
    for (let L = 8; L <= 100; ++L) {
      const debiasedWins = risks.debiasedRisk(0.897, 5, L, 0.1) < risks.descentRisk(0.897, 5, L, 0.1);
      if (L <= 20 || L >= 25) expect(debiasedWins).toBe(L <= 20);
    }
  });

  it.each([0.1, 1])("of the best step are within 1 + xi (1 + s) / s of Bayes, noise %s", (noise) => {
    const expected = noise < 1 ? [1.446, 1.937, 2.393, 2.466, 1.685] : [1.039, 1.068, 1.079, 1.061, 1.03];
    [0.05, 0.125, 0.25, 0.5, 1].forEach((xi, i) => {
      const ratio = risks.debiasedLimit(xi, noise) / risks.bayesLimit(xi, noise);
      expect(Math.abs(ratio - expected[i])).toBeLessThan(2e-3);
      expect(ratio).toBeLessThanOrEqual(1 + (xi * (1 + noise)) / noise);
    });
  });

  it.each([
    [5, 40, 0.1, 0.1145],
    [5, 40, 1, 1.1257],
    [4, 20, 0.1, 0.1258],
    [10, 40, 0.1, 0.1329],
    [5, 10, 0.1, 0.1956],
  ])("are what 20 000 prompts measure: d = %s, L = %s, noise %s", (d, L, noise, bayes) => {
    const eta = risks.debiasedStep(d, L, noise);
    const n = 20_000;
    const measured = errorsOf({ d, L, noise }, [], eta, n, 5);
    // A squared error that is nearly chi-squared has a standard deviation of about 1.6 times its mean; four of those.
    const off = (4 * 1.6) / Math.sqrt(n);
    const compare = (error: number, risk: number) =>
      expect(Math.abs(error / (risk - noise) - 1)).toBeLessThan(off);
    compare(measured.debiased, risks.debiasedRisk(eta, d, L, noise));
    compare(measured.descent, risks.descentRisk(eta, d, L, noise));
    compare(measured.ridge, bayes);
  });

  // sigma^2 (1 + tr (X^T X + d sigma^2 I)^-1): the posterior variance of a fresh label, mean over prompts.
  it.each([
    [5, 40, 0.1, 0.1145],
    [5, 40, 1, 1.1257],
    [4, 20, 0.1, 0.1258],
    [10, 40, 0.1, 0.1329],
    [5, 10, 0.1, 0.1956],
    [20, 100, 3, 3.4066],
  ])("of Bayes are those of the specification: d = %s, L = %s, noise %s", (d, L, noise, bayes) => {
    const draw = normal(mulberry32(8));
    const x = new Float64Array(L * d);
    const gram = new Float64Array(d * d);
    const prompts = d > 10 ? 200 : 2000; // the trace varies less when it has many terms
    let sum = 0;
    for (let k = 0; k < prompts; ++k) {
      for (let i = 0; i < x.length; ++i) x[i] = draw();
      gram.fill(0);
      for (let l = 0; l < L; ++l)
        for (let i = 0; i < d; ++i)
          for (let j = 0; j < d; ++j) gram[i * d + j] += x[l * d + i] * x[l * d + j];
      for (let i = 0; i < d; ++i) gram[i * (d + 1)] += d * noise;
      const inverse = solve(gram.slice(), identity(d), d, d);
      for (let i = 0; i < d; ++i) sum += inverse[i * (d + 1)] / prompts;
    }
    expect(Math.abs((noise * (1 + sum)) / bayes - 1)).toBeLessThan(0.005);
  });
});
