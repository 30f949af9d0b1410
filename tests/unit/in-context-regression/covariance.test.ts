import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../../src/numeric/decompose.ts";
import { identity, multiply } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import * as covariances from "../../../src/simulations/in-context-regression/model/covariance.ts";
import { layerFor } from "../../../src/simulations/in-context-regression/model/prompts.ts";
import { mapErrors } from "../../../src/simulations/in-context-regression/model/maps.ts";
import { ended } from "../../../src/simulations/in-context-regression/model/pace.ts";
import { cholesky } from "../../../src/simulations/in-context-regression/model/predictors.ts";
import * as risks from "../../../src/simulations/in-context-regression/model/risks.ts";

const [d, L, noise] = [4, 12, 0.3];
const near = (a: Float64Array, b: Float64Array, digits = 12): void =>
  a.forEach((x, k) => expect(x).toBeCloseTo(b[k], digits));
const times = (a: Float64Array, factor: number): Float64Array => a.map((x) => factor * x);

/** Covariances of all three families. */
const families: [string, Float64Array][] = [
  ["neighbours", covariances.toeplitz(d, 0.6)],
  ["unequal", covariances.diagonal(Float64Array.of(2, 1.2, 0.6, 0.2))],
  ["rotated", covariances.rotated(covariances.diagonal(Float64Array.of(2, 1.2, 0.6, 0.2)), d, mulberry32(2))],
];

describe("covariances", () => {
  it("of neighbours are powers of their correlation", () => {
    near(covariances.toeplitz(3, -0.5), Float64Array.of(1, -0.5, 0.25, -0.5, 1, -0.5, 0.25, -0.5, 1));
    near(covariances.toeplitz(d, 0), identity(d));
  });

  it.each([1, 2, 3])("keep their eigenvalues when rotated, and their symmetry, seed %s", (seed) => {
    const values = Float64Array.of(3, 1, 0.5, 0.1);
    const turned = covariances.rotated(covariances.diagonal(values), d, mulberry32(seed));
    near(symmetricEigen(turned, d).values, values);
    for (let i = 0; i < d; ++i)
      for (let j = 0; j < d; ++j) expect(turned[i * d + j]).toBeCloseTo(turned[j * d + i], 12);
  });
});

describe.each(families)("steps with a matrix, covariance: %s", (_, sigma) => {
  const best = covariances.bestMap(sigma, d, L, noise);

  it("are best with the inverse of the covariance and its ridge", () => {
    const ridge = covariances.ridgeOf(sigma, d, L, noise);
    const whole = sigma.map((x, k) => x + (k % (d + 1) ? 0 : ridge));
    const product = new Float64Array(d * d);
    multiply(product, whole, best, d, d, d);
    near(product, identity(d));
    const least = covariances.mapRisk(best, sigma, d, L, noise);
    const draw = normal(mulberry32(6));
    for (let k = 0; k < 20; ++k) {
      const other = best.map((x) => x + 0.05 * draw());
      expect(covariances.mapRisk(other, sigma, d, L, noise)).toBeGreaterThan(least);
    }
  });

  it("are, as steps of a number, best with the best number", () => {
    const eta = covariances.bestScalar(sigma, d, L, noise);
    const risk = (size: number) => covariances.mapRisk(times(identity(d), size), sigma, d, L, noise);
    for (const off of [-0.02, 0.02]) expect(risk(eta + off)).toBeGreaterThan(risk(eta));
    expect(covariances.mapRisk(best, sigma, d, L, noise)).toBeLessThan(risk(eta));
  });

  it("have the risks that 20 000 prompts measure", () => {
    const root = sigma.slice();
    cholesky(root, d);
    for (let i = 0; i < d; ++i) root.fill(0, i * d + i + 1, (i + 1) * d);
    const task = { d, L, noise, root };
    const eta = covariances.bestScalar(sigma, d, L, noise);
    // A layer whose read-outs are zero answers 0: its error is the mean square of the target, tr Sigma / d.
    const found = ended(mapErrors(task, layerFor(task, 1), best, eta, 20_000, 4));
    // Four standard errors of a squared error, which varies by about 1.8 times its mean.
    const close = (error: number, risk: number) =>
      expect(Math.abs(error / (risk - noise) - 1)).toBeLessThan((4 * 1.8) / Math.sqrt(20_000));
    close(found.matrix, covariances.mapRisk(best, sigma, d, L, noise));
    close(found.scalar, covariances.mapRisk(times(identity(d), eta), sigma, d, L, noise));
    const trace = sigma.reduce((sum, x, k) => sum + (k % (d + 1) ? 0 : x), 0);
    close(found.layer, noise + trace / d);
    expect(found.ridge).toBeLessThan(found.matrix);
  });
});

it("without correlation the best matrix is the best step, and its risk that of the debiased step", () => {
  const eta = risks.debiasedStep(d, L, noise);
  near(covariances.bestMap(identity(d), d, L, noise), times(identity(d), eta));
  expect(covariances.bestScalar(identity(d), d, L, noise)).toBeCloseTo(eta, 12);
  expect(covariances.mapRisk(times(identity(d), 0.5), identity(d), d, L, noise)).toBeCloseTo(
    risks.debiasedRisk(0.5, d, L, noise),
    12,
  );
});
