/*
 * Risks E(yhat - y_q)^2 + sigma^2 of a fresh noisy label, for independent standard normal covariates and beta from
 * N(0, I/d). `noise` is sigma^2. Derived from Gaussian moments, exact at every d and L.
 */

/** Of one step of gradient descent of size eta. */
export const descentRisk = (eta: number, d: number, L: number, noise: number): number =>
  noise + 1 - 2 * eta + eta * eta * (1 + (d + 1 + noise * d) / L);

/** Its best size. */
export const descentStep = (d: number, L: number, noise: number): number => 1 / (1 + (d + 1 + noise * d) / L);

/** Of one debiased step: the mean of the context is taken from its covariates. */
export function debiasedRisk(eta: number, d: number, L: number, noise: number): number {
  const n = L - 1;
  return noise + 1 - (2 * eta * n) / L + (eta * eta * n * (n + d + 1 + noise * d)) / (L * L);
}

/** Its best size, eta* = 1 / (1 + (1 + sigma^2) d / L). */
export const debiasedStep = (d: number, L: number, noise: number): number => 1 / (1 + ((1 + noise) * d) / L);

/** The risk at that size. */
export const bestDebiasedRisk = (d: number, L: number, noise: number): number =>
  noise + 1 - (L - 1) / (L + (1 + noise) * d);

/** The same as d and L grow with d/L = xi. */
export const debiasedLimit = (xi: number, noise: number): number =>
  noise + ((1 + noise) * xi) / (1 + (1 + noise) * xi);

/** The Bayes risk as d and L grow with d/L = xi. */
export function bayesLimit(xi: number, noise: number): number {
  const c = (1 - xi) / xi;
  return 0.5 * (noise - c + Math.sqrt((noise + c) * (noise + c) + 4 * noise));
}

/** The risk of a single head in the approximate loss of `flow.ts`: a context e times shorter. For large d and L. */
export const singleHeadRisk = (d: number, L: number, noise: number): number =>
  1 + noise - 1 / (1 + (Math.E * (1 + noise) * d) / L);

/**
 * The approximate loss of `flow.ts` of two heads that compare with omega_1 and omega_2, each read-out as good as it can
 * be: 1 + sigma^2 - omega^T M^-1 omega with M = omega omega^T + c exp(d omega omega^T).
 */
export function pairRisk(a: number, b: number, d: number, L: number, noise: number): number {
  const c = (1 + noise) / L;
  const m11 = a * a + c * Math.exp(d * a * a);
  const m22 = b * b + c * Math.exp(d * b * b);
  const m12 = a * b + c * Math.exp(d * a * b);
  const determinant = m11 * m22 - m12 * m12;
  // Equal heads are one head.
  if (determinant < 1e-12 * m11 * m22) return 1 + noise - (a * a) / m11;
  return 1 + noise - (m22 * a * a - 2 * m12 * a * b + m11 * b * b) / determinant;
}
