import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../../src/numeric/decompose.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import * as covariances from "../../../src/simulations/in-context-regression/model/covariance.ts";
import { mapErrors } from "../../../src/simulations/in-context-regression/model/maps.ts";
import { ended } from "../../../src/simulations/in-context-regression/model/pace.ts";
import { cholesky } from "../../../src/simulations/in-context-regression/model/predictors.ts";
import { C, heads, learn, mean } from "./recipes.ts";

// Rows D19 and T19 to T21 of the specification.
const [d, L, noise] = [5, 40, 0.1];

/** Variances from 1 to 1/kappa in equal ratios, which add up to d. */
function geometric(kappa: number): Float64Array {
  const values = Float64Array.from({ length: d }, (_, i) => kappa ** (-i / (d - 1)));
  const sum = values.reduce((a, b) => a + b, 0);
  return covariances.diagonal(values.map((v) => (v * d) / sum));
}
const toeplitz = covariances.toeplitz(d, 0.5);
const unequal = geometric(10);
const times = (eta: number): Float64Array => covariances.diagonal(new Float64Array(d).fill(eta));
const scalarRisk = (sigma: Float64Array): number =>
  covariances.mapRisk(times(covariances.bestScalar(sigma, d, L, noise)), sigma, d, L, noise);

/** How prompts of a covariance are drawn: x = root g. */
function rootOf(sigma: Float64Array): Float64Array {
  const root = sigma.slice();
  cholesky(root, d);
  for (let i = 0; i < d; ++i) root.fill(0, i * d + i + 1, (i + 1) * d);
  return root;
}

describe("the best matrix of a step", () => {
  it("has the eigenvalues and the risk of the specification (D19)", () => {
    const best = covariances.bestMap(toeplitz, d, L, noise);
    const { values } = symmetricEigen(best, d);
    [...values]
      .sort((a, b) => a - b)
      .forEach((v, i) => expect(Math.abs(v - [0.417, 0.731, 1.208, 1.681, 2.009][i])).toBeLessThan(1e-3));
    expect(Math.abs(covariances.mapRisk(best, toeplitz, d, L, noise) - 0.2368)).toBeLessThan(1e-3);
    expect(Math.abs(scalarRisk(toeplitz) - 0.376)).toBeLessThan(1e-3);
    expect(Math.abs(covariances.bestScalar(toeplitz, d, L, noise) - 0.4987)).toBeLessThan(1e-3);
    expect(Math.abs(scalarRisk(unequal) - 0.3622)).toBeLessThan(1e-3);
  });
});

/** |a - b| / |b|, of all entries together. */
const distance = (a: Float64Array, b: Float64Array): number =>
  Math.hypot(...a.map((x, k) => x - b[k])) / Math.hypot(...b);

function tried(sigma: Float64Array, seed: number, steps = C.steps) {
  const task = { d, L, noise, root: rootOf(sigma) };
  const layer = learn(task, { ...C, steps }, seed);
  const best = covariances.bestMap(sigma, d, L, noise);
  const risk = noise + ended(mapErrors(task, layer, best, 0.5, 20_000, 13)).layer;
  const { map } = heads(layer);
  const trace = map.reduce((sum, x, k) => sum + (k % (d + 1) ? 0 : x), 0);
  return { risk, off: distance(map, best), cosine: trace / (Math.sqrt(d) * Math.hypot(...map)) };
}

describe("two heads on correlated covariates", { timeout: 60_000 }, () => {
  const over = (all: ReturnType<typeof tried>[], key: keyof ReturnType<typeof tried>) =>
    mean(all.map((f) => f[key]));

  it("learn the regularised inverse, no multiple of the identity (T19)", () => {
    const all = [1, 2, 3].map((seed) => tried(toeplitz, seed));
    expect(Math.abs(over(all, "risk") - 0.2425)).toBeLessThan(0.0075);
    expect(over(all, "off")).toBeLessThan(0.07);
    expect(over(all, "cosine")).toBeLessThan(0.93);
  });

  it.each([
    ["as they are", unequal],
    ["in other axes", covariances.rotated(unequal, d, mulberry32(3))],
  ])("do so with unequal variances, %s (T20)", (_, sigma) => {
    const all = [1, 2].map((seed) => tried(sigma, seed));
    expect(Math.abs(over(all, "risk") - 0.2385)).toBeLessThan(0.0085);
    expect(over(all, "off")).toBeLessThan(0.08);
    expect(over(all, "risk")).toBeLessThan(0.7 * scalarRisk(sigma));
  });

  it("come near it with strong correlation, given 6000 steps (T21)", () => {
    const all = [1, 2].map((seed) => tried(covariances.toeplitz(d, 0.8), seed, 6000));
    expect(over(all, "risk")).toBeLessThan(0.235);
    expect(over(all, "off")).toBeLessThan(0.35);
  });
});
