import { solve } from "../../../numeric/decompose.ts";
import { identity, multiply, transposed } from "../../../numeric/matrix.ts";
import { normal } from "../../../numeric/normal.ts";
import { orthogonal } from "../../../numeric/orthogonal.ts";
import type { Uniform } from "../../../numeric/random.ts";

/** rho^|i - j|: neighbours are correlated. (d, d) */
export function toeplitz(d: number, rho: number): Float64Array {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; ++i) {
    let power = 1;
    for (let j = i; j < d; ++j, power *= rho) out[i * d + j] = out[j * d + i] = power;
  }
  return out;
}

/** The matrix (d, d) with these entries on its diagonal. */
export function diagonal(entries: Float64Array): Float64Array {
  const d = entries.length;
  const out = new Float64Array(d * d);
  entries.forEach((entry, i) => (out[i * d + i] = entry));
  return out;
}

/** The same in other axes, drawn at random: Q a Q^T. */
export function rotated(a: Float64Array, d: number, u: Uniform): Float64Array {
  const q = orthogonal(normal(u), d, d);
  return product(product(q, a, d), transposed(q, d, d), d);
}

const trace = (a: Float64Array, d: number): number => {
  let sum = 0;
  for (let i = 0; i < d; ++i) sum += a[i * d + i];
  return sum;
};

function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d * d);
  multiply(out, a, b, d, d, d);
  return out;
}

/** What is added to every eigenvalue before it is inverted: (tr Sigma + d sigma^2) / L. */
export const ridgeOf = (sigma: Float64Array, d: number, L: number, noise: number): number =>
  (trace(sigma, d) + d * noise) / L;

/**
 * The best matrix of one debiased preconditioned step, (Sigma + (tr Sigma + d sigma^2)/L I)^-1. Derived from Gaussian
 * moments, exact at every d and L.
 */
export function bestMap(sigma: Float64Array, d: number, L: number, noise: number): Float64Array {
  const a = sigma.slice();
  const ridge = ridgeOf(sigma, d, L, noise);
  for (let i = 0; i < d; ++i) a[i * d + i] += ridge;
  return solve(a, identity(d), d, d);
}

/** Second moments of the context's part of a step: (n/L^2) (((n+1) Sigma^2 + tr(Sigma) Sigma)/d + sigma^2 Sigma), n = L - 1. */
function moments(sigma: Float64Array, d: number, L: number, noise: number): Float64Array {
  const n = L - 1;
  const tr = trace(sigma, d);
  return product(sigma, sigma, d).map(
    (square, k) => (n / (L * L)) * (((n + 1) * square + tr * sigma[k]) / d + noise * sigma[k]),
  );
}

/** The risk of a debiased step with matrix G, a fresh label's noise included. */
export function mapRisk(G: Float64Array, sigma: Float64Array, d: number, L: number, noise: number): number {
  const n = L - 1;
  const left = product(sigma, transposed(G, d, d), d);
  const linear = trace(product(left, sigma, d), d);
  const square = trace(product(left, product(moments(sigma, d, L, noise), G, d), d), d);
  return noise + trace(sigma, d) / d - ((2 * n) / (L * d)) * linear + square;
}

/** The best step that is a number. */
export const bestScalar = (sigma: Float64Array, d: number, L: number, noise: number): number =>
  (((L - 1) / (L * d)) * trace(product(sigma, sigma, d), d)) /
  trace(product(sigma, moments(sigma, d, L, noise), d), d);
