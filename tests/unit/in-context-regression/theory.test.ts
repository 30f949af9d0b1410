import { describe, expect, it } from "vitest";
import {
  lateOmega,
  patternLoss,
  slowStep,
  stepper,
  velocity,
} from "../../../src/simulations/in-context-regression/model/flow.ts";
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
    expect(risks.descentRisk(risks.debiasedStep(5, 40, 0.1), 5, 40, 0.1)).toBeCloseTo(0.2402, 5);
    expect(risks.descentRisk(risks.descentStep(5, 40, 0.1), 5, 40, 0.1)).toBeCloseTo(0.239785, 6);
    expect(risks.bestDebiasedRisk(4, 20, 0.1)).toBeCloseTo(0.321311, 6);
    expect(risks.bestDebiasedRisk(8, 16, 0.5)).toBeCloseTo(0.964286, 6);
    expect(risks.bayesLimit(0.125, 0.1)).toBeCloseTo(0.114057, 6);
    expect(risks.bayesLimit(0.2, 0.1)).toBeCloseTo(0.124247, 6);
    expect(risks.bayesLimit(0.5, 0.5)).toBeCloseTo(0.780776, 6);
    for (const [L, gd, dgd] of [
      [10, 0.6336, 0.60783],
      [40, 0.24136, 0.24321],
      [100, 0.16291, 0.16431],
    ]) {
      expect(risks.descentRisk(0.897, 5, L, 0.1)).toBeCloseTo(gd, 4);
      expect(risks.debiasedRisk(0.897, 5, L, 0.1)).toBeCloseTo(dgd, 4);
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
});

const pattern = { d: 5, L: 40, noise: 0.1 };

/** Where the flow is at some times. */
function flow(start: readonly number[], times: readonly number[]) {
  const v = Float64Array.from(start);
  const step = stepper(pattern, v.length);
  const H = v.length / 2;
  let t = 0;
  return times.map((time) => {
    for (; t < Math.round(time / 0.05); ++t) step(v, 0.05);
    return { omega: [...v.subarray(0, H)], mu: [...v.subarray(H)], loss: patternLoss(pattern, v) };
  });
}
const close = (found: readonly number[], expected: readonly number[], tolerance: number) =>
  found.forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(tolerance));

describe("the flow of the pattern model", () => {
  it("descends the approximate loss", () => {
    const v = Float64Array.of(0.3, -0.2, 1, -1.5);
    expect(patternLoss(pattern, v)).toBeCloseTo(0.317585378, 8);
    const slope = new Float64Array(4);
    velocity(pattern, v, slope);
    close(
      [...slope].map((x) => -2 * x),
      [-0.60949674, 0.95717515, -0.21486033, 0.09997927],
      1e-7,
    );
  });

  it("takes two heads through their phases", () => {
    const [t5, t20, t100, t500] = flow([0.02, -0.01, 0.01, 0.005], [5, 20, 100, 500]);
    close(t5.omega, [0.63293, -0.21708], 2e-4);
    close(t5.mu, [0.77698, -0.23136], 2e-4);
    close(t20.omega, [0.40804, -0.43874], 2e-4);
    close(t100.omega, [0.30855, -0.30875], 2e-4);
    close(t500.omega, [0.23179, -0.23179], 2e-4);
    close(t500.mu, [1.88818, -1.88818], 2e-4);
    close([t5.loss, t20.loss, t100.loss, t500.loss], [0.429693, 0.237192, 0.224993, 0.222167], 2e-4);
  });

  it("ends a single head at omega = 1 / sqrt(d), the risk of a context e times shorter", () => {
    const [end] = flow([0.02, 0.01], [500]);
    close([...end.omega, ...end.mu], [1 / Math.sqrt(5), 1.62769], 1e-4);
    expect(end.loss).toBeCloseTo(risks.singleHeadRisk(5, 40, 0.1), 6);
  });

  it("pairs four heads, and their read-outs cancel", () => {
    const start = [0.02, -0.01, 0.015, 0.002, 0.01, 0.005, -0.03, -0.001];
    const [t100, t1000] = flow(start, [100, 1000]);
    close(t100.omega, [0.28883, -0.28361, -0.27657, 0.188], 5e-4);
    close(t1000.omega, [0.18335, -0.18415, -0.18362, 0.18521], 5e-4);
    close(t1000.mu, [1.75624, -0.98701, -1.39989, 0.63066], 5e-4);
  });

  it("keeps two heads that leave zero on the same side at the single head's risk", () => {
    const [end] = flow([0.02, 0.01, 0.01, 0.02], [1000]);
    close(end.omega, [0.44721, 0.44721], 1e-3);
    expect(end.loss).toBeCloseTo(0.372073, 3);
  });

  it("lets omega fall as the sixth root of time, on the curve 2 mu omega = eta(omega)", () => {
    const [t200, t800, t1000] = flow([0.02, -0.02, 0.02, -0.02], [200, 800, 1000]);
    const slope = Math.log(t1000.omega[0] / t200.omega[0]) / Math.log(5);
    expect(Math.abs(slope + 0.174)).toBeLessThan(0.005);
    expect(lateOmega(pattern, 800)).toBeCloseTo(0.212, 3);
    expect(Math.abs(t800.omega[0] - 0.2138)).toBeLessThan(5e-4);
    // It follows the curve with a lag, which is of the order of 1 / t.
    expect(Math.abs((2 * t800.mu[0] * t800.omega[0]) / slowStep(pattern, t800.omega[0]) - 1)).toBeLessThan(
      0.003,
    );
  });
});
