import { symmetricEigen } from "../../../numeric/decompose.ts";

/** What is done to features before the readout sees them. */
export type Treatment = "raw" | "standardised" | "whitened";

/** Means and covariance of features (count, k) over the first trainCount windows. */
export function moments(features: Float64Array, k: number, trainCount: number) {
  const mean = new Float64Array(k);
  const covariance = new Float64Array(k * k);
  for (let i = 0; i < trainCount; ++i)
    for (let j = 0; j < k; ++j) mean[j] += features[i * k + j] / trainCount;
  for (let i = 0; i < trainCount; ++i)
    for (let p = 0; p < k; ++p)
      for (let q = 0; q < k; ++q)
        covariance[p * k + q] +=
          ((features[i * k + p] - mean[p]) * (features[i * k + q] - mean[q])) / trainCount;
  return { mean, covariance };
}

/**
 * Features with mean 0 over the training windows, and each with variance 1 (standardised) or all with the identity as
 * their covariance (whitened): (F - mean) U ev^(-1/2), eigenvalues floored at 1e-12 of the largest.
 */
export function treated(
  features: Float64Array,
  k: number,
  trainCount: number,
  treatment: Treatment,
): Float64Array {
  if (treatment === "raw") return features.slice();
  const { mean, covariance } = moments(features, k, trainCount);
  const map = treatment === "whitened" ? whitening(covariance, k) : standardising(covariance, k);
  const out = new Float64Array(features.length);
  for (let i = 0; i < features.length; i += k)
    for (let q = 0; q < k; ++q) {
      let sum = 0;
      for (let p = 0; p < k; ++p) sum += (features[i + p] - mean[p]) * map[p * k + q];
      out[i + q] = sum;
    }
  return out;
}

function whitening(covariance: Float64Array, k: number): Float64Array {
  const { values, vectors } = symmetricEigen(covariance, k);
  return vectors.map((u, at) => u / Math.sqrt(Math.max(values[at % k], 1e-12 * values[0])));
}

function standardising(covariance: Float64Array, k: number): Float64Array {
  const map = new Float64Array(k * k);
  for (let j = 0; j < k; ++j) {
    const variance = covariance[j * k + j];
    map[j * k + j] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }
  return map;
}

/** The eigenvalues of the Hessian of the readout's error, (1/N) A^T A with A = [F, 1], largest first (k + 1). */
export function hessianSpectrum(features: Float64Array, k: number, trainCount: number): Float64Array {
  const m = k + 1;
  const hessian = new Float64Array(m * m);
  for (let i = 0; i < trainCount; ++i)
    for (let p = 0; p < m; ++p)
      for (let q = 0; q < m; ++q)
        hessian[p * m + q] +=
          ((p < k ? features[i * k + p] : 1) * (q < k ? features[i * k + q] : 1)) / trainCount;
  return symmetricEigen(hessian, m).values;
}
