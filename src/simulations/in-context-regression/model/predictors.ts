import type { Attention } from "../../../numeric/kernels/attention-plain.ts";

/**
 * Reads one of the two prompts of a layer's memory: sums over its context from which every predictor follows.
 * gram is X^T X, xy is X^T y, xSum and ySum are the sums of covariates and labels, query is x_q.
 */
export interface Reading {
  readonly gram: Float64Array; // (d, d)
  readonly xy: Float64Array; // (d)
  readonly xSum: Float64Array; // (d)
  readonly query: Float64Array; // (d)
  ySum: number;
}

/** Room for a reading. */
export const reading = (d: number): Reading => ({
  gram: new Float64Array(d * d),
  xy: new Float64Array(d),
  xSum: new Float64Array(d),
  query: new Float64Array(d),
  ySum: 0,
});

/** Reads the prompt at place b, 0 or 1, with label n. */
export function read(into: Reading, { shape: { d, L }, memory: { z } }: Attention, b: number, n = 0): void {
  const row = 2 * (L + 1);
  const y = (d + n) * row;
  into.ySum = 0;
  for (let k = b; k < 2 * L; k += 2) into.ySum += z[y + k];
  for (let i = 0; i < d; ++i) {
    let [xSum, xy] = [0, 0];
    for (let k = b; k < 2 * L; k += 2) {
      xSum += z[i * row + k];
      xy += z[i * row + k] * z[y + k];
    }
    into.xSum[i] = xSum;
    into.xy[i] = xy;
    into.query[i] = z[i * row + 2 * L + b];
    for (let j = 0; j <= i; ++j) {
      let sum = 0;
      for (let k = b; k < 2 * L; k += 2) sum += z[i * row + k] * z[j * row + k];
      into.gram[i * d + j] = into.gram[j * d + i] = sum;
    }
  }
}

/** The answer of one step of gradient descent of size 1: sum_l y_l x_l . x_q / L. Another size multiplies it. */
export function descent({ xy, query }: Reading, L: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; ++i) sum += xy[i] * query[i];
  return sum / L;
}

/** The same with the context's mean taken from its covariates: sum_l y_l (x_l - mean) . x_q / L. */
export function debiasedDescent({ xy, xSum, ySum, query }: Reading, L: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; ++i) sum += (xy[i] - (ySum * xSum[i]) / L) * query[i];
  return sum / L;
}

/** Factors the positive definite a (d, d) into lower (d, d) times its transpose, in place below the diagonal. */
export function cholesky(a: Float64Array, d: number): void {
  for (let j = 0; j < d; ++j)
    for (let i = j; i < d; ++i) {
      let sum = a[i * d + j];
      for (let k = 0; k < j; ++k) sum -= a[i * d + k] * a[j * d + k];
      a[i * d + j] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / a[j * d + j];
    }
}

/** Ridge regression, with the penalty d sigma^2 the Bayes estimate: x_q . (X^T X + penalty)^-1 X^T y. */
export function ridge({ gram, xy, query }: Reading, penalty: number, room = gram.slice()): number {
  const d = query.length;
  room.set(gram);
  for (let i = 0; i < d; ++i) room[i * d + i] += Math.max(penalty, 1e-9);
  cholesky(room, d);
  const u = query.slice(); // L^-1 x_q and L^-1 X^T y
  const v = xy.slice();
  let sum = 0;
  for (let i = 0; i < d; ++i) {
    for (let k = 0; k < i; ++k) {
      u[i] -= room[i * d + k] * u[k];
      v[i] -= room[i * d + k] * v[k];
    }
    u[i] /= room[i * d + i];
    v[i] /= room[i * d + i];
    sum += u[i] * v[i];
  }
  return sum;
}
