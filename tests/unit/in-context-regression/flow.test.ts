import { describe, expect, it } from "vitest";
import {
  lateOmega,
  patternLoss,
  slowStep,
  stepper,
  velocity,
} from "../../../src/simulations/in-context-regression/model/flow.ts";
import { debiasedStep, singleHeadRisk } from "../../../src/simulations/in-context-regression/model/risks.ts";

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
    close(t20.mu, [1.09479, -0.89597], 2e-4);
    close(t100.omega, [0.30855, -0.30875], 2e-4);
    close(t100.mu, [1.40616, -1.40403], 2e-4);
    close(t500.omega, [0.23179, -0.23179], 2e-4);
    close(t500.mu, [1.88818, -1.88818], 2e-4);
    close([t5.loss, t20.loss, t100.loss, t500.loss], [0.429693, 0.237192, 0.224993, 0.222167], 2e-4);
  });

  it("ends a single head at omega = 1 / sqrt(d), the risk of a context e times shorter", () => {
    const [end] = flow([0.02, 0.01], [500]);
    close([...end.omega, ...end.mu], [1 / Math.sqrt(5), 1.62769], 1e-4);
    expect(end.loss).toBeCloseTo(singleHeadRisk(5, 40, 0.1), 6);
  });

  it("pairs four heads, and their read-outs cancel", () => {
    const start = [0.02, -0.01, 0.015, 0.002, 0.01, 0.005, -0.03, -0.001];
    const [t100, t1000] = flow(start, [100, 1000]);
    close(t100.omega, [0.28883, -0.28361, -0.27657, 0.188], 5e-4);
    close(t100.mu, [1.34689, -0.58104, -0.99358, 0.22683], 5e-4);
    close(t1000.omega, [0.18335, -0.18415, -0.18362, 0.18521], 5e-4);
    close(t1000.mu, [1.75624, -0.98701, -1.39989, 0.63066], 5e-4);
    const total = (a: readonly number[]) => a.reduce((sum, x) => sum + x, 0);
    expect(Math.abs(total(t1000.mu)) / total(t1000.mu.map(Math.abs))).toBeLessThan(1e-4);
  });

  it("keeps two heads that leave zero on the same side at the single head's risk", () => {
    const [end] = flow([0.02, 0.01, 0.01, 0.02], [1000]);
    close(end.omega, [0.44721, 0.44721], 1e-3);
    expect(Math.abs(end.mu[0] + end.mu[1] - 1.62769)).toBeLessThan(1e-3);
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

  // A tenth and nine tenths of the fall from 1 + sigma^2 by eta*.
  it.each([
    [[0.02, -0.01, 0.01, 0.005], 2.7, 6.9],
    [[0.02, -0.01, 0.015, 0.002, 0.01, 0.005, -0.03, -0.001], 2.6, 5.2],
    [[0.02, -0.02, 0.02, -0.02], 2.05, 4.15],
  ])("falls when the specification says: from %j", (start, begins, ends) => {
    const times = Array.from({ length: 200 }, (_, k) => (k + 1) * 0.05);
    const states = flow(start, times);
    const first = (part: number) =>
      times[states.findIndex(({ loss }) => loss < 1.1 - part * debiasedStep(5, 40, 0.1))];
    expect(Math.abs(first(0.1) - begins)).toBeLessThan(0.1 + 1e-9);
    expect(Math.abs(first(0.9) - ends)).toBeLessThan(0.1 + 1e-9);
  });

  it("grows at first at the rate 0.985, nearly as e to the t", () => {
    const [a, b] = flow([0.02, -0.02, 0.02, -0.02], [0.5, 2]);
    expect(Math.abs(Math.log(b.omega[0] / a.omega[0]) / 1.5 - 0.985)).toBeLessThan(0.01);
  });
});
