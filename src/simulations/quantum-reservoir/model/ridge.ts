import type { Task } from "./tasks.ts";

/**
 * The normal equations of the readout by least squares, (A^T A + lambda) w = A^T Y with A = [F, 1] over the training
 * windows, the bias without a penalty: the matrix (k + 1, k + 1), of which the lower half is set, and the right side.
 */
export function normalEquations(
  features: Float64Array,
  { goal, trainCount }: Task,
  k: number,
  lambda: number,
): { gram: Float64Array; right: Float64Array } {
  const m = k + 1;
  const gram = new Float64Array(m * m);
  const right = new Float64Array(m);
  for (let i = 0; i < trainCount; ++i) {
    const at = (j: number): number => (j < k ? features[i * k + j] : 1);
    for (let p = 0; p < m; ++p) {
      right[p] += at(p) * goal[i];
      for (let q = 0; q <= p; ++q) gram[p * m + q] += at(p) * at(q);
    }
  }
  for (let j = 0; j < k; ++j) gram[j * m + j] += lambda;
  return { gram, right };
}

/**
 * The readout weights (k + 1, the bias last) that minimise sum (w F + b - Y)^2 + lambda |w|^2 over the training windows:
 * normal equations by Cholesky's method, the bias without a penalty. Returns null if the features are linearly dependent
 * beyond what lambda mends. Source: Hoerl & Kennard 1970.
 */
export function ridge(features: Float64Array, task: Task, k: number, lambda: number): Float64Array | null {
  const { gram, right } = normalEquations(features, task, k, lambda);
  return cholesky(gram, right, k + 1) ? right : null;
}

/** Sets x to the solution of a x = b, b being what x holds; a (m, m) symmetric, of which the lower half is overwritten. */
export function cholesky(a: Float64Array, x: Float64Array, m: number): boolean {
  for (let p = 0; p < m; ++p)
    for (let q = 0; q <= p; ++q) {
      let sum = a[p * m + q];
      for (let r = 0; r < q; ++r) sum -= a[p * m + r] * a[q * m + r];
      if (p === q && !(sum > 0)) return false;
      a[p * m + q] = p === q ? Math.sqrt(sum) : sum / a[q * m + q];
    }
  for (let p = 0; p < m; ++p) {
    for (let r = 0; r < p; ++r) x[p] -= a[p * m + r] * x[r];
    x[p] /= a[p * m + p];
  }
  for (let p = m - 1; p >= 0; --p) {
    for (let r = p + 1; r < m; ++r) x[p] -= a[r * m + p] * x[r];
    x[p] /= a[p * m + p];
  }
  return true;
}
