import { exp } from "../../../numeric/exponential.ts";

/*
 * A matrix whose rows and columns all sum to 1 is a soft order: a mean of permutations. Sinkhorn's rounds make one of any
 * matrix Z of scores: exp(Z / tau), its rows divided by their sums, then its columns by theirs, again and again. After
 * k rounds it is u_i K_ij v_j, with K = exp(Z / tau): only the factors change.
 */

/** Room for the soft order of n units, and for the way back through its rounds. */
export interface Soft {
  readonly n: number;
  readonly rounds: number;
  readonly tau: number;
  readonly kernel: Float64Array; // (n, n), exp((Z - largest of its row) / tau)
  readonly u: Float64Array; // (rounds, n), factors of rows
  readonly v: Float64Array; // (rounds + 1, n), factors of columns, 1 at first
  readonly s: Float64Array; // (n, n), the soft order
}

export const softRoom = (n: number, rounds: number, tau: number): Soft => ({
  n,
  rounds,
  tau,
  kernel: new Float64Array(n * n),
  u: new Float64Array(rounds * n),
  v: new Float64Array((rounds + 1) * n).fill(1),
  s: new Float64Array(n * n),
});

/**
 * The soft order of scores z (n, n), into room.s: columns sum to 1, rows nearly. Scores that differ by more than about
 * 600 tau within a column underflow. Source: Sinkhorn 1964; Mena et al. 2018, section 2.
 */
export function soften(z: Float64Array, room: Soft): Float64Array {
  const { n, rounds, tau, kernel, u, v, s } = room;
  for (let i = 0; i < n; ++i) {
    let top = -Infinity;
    for (let j = 0; j < n; ++j) top = Math.max(top, z[i * n + j]);
    for (let j = 0; j < n; ++j) kernel[i * n + j] = exp((z[i * n + j] - top) / tau);
  }
  for (let k = 0; k < rounds; ++k) {
    const [rows, columns] = [k * n, (k + 1) * n];
    for (let j = 0; j < n; ++j) v[columns + j] = 0;
    for (let i = 0; i < n; ++i) {
      let sum = 0;
      for (let j = 0; j < n; ++j) sum += kernel[i * n + j] * v[rows + j];
      u[rows + i] = 1 / sum;
      for (let j = 0; j < n; ++j) v[columns + j] += kernel[i * n + j] / sum;
    }
    for (let j = 0; j < n; ++j) v[columns + j] = 1 / v[columns + j];
  }
  const [rows, columns] = [(rounds - 1) * n, rounds * n];
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < n; ++j) s[i * n + j] = u[rows + i] * kernel[i * n + j] * v[columns + j];
  return s;
}

/**
 * The gradient with respect to the scores, into g, which holds that with respect to the soft order. Back through one
 * division by sums, in logarithms y = x - log sum exp x: g_x = g_y - exp(y) sum g_y, the sum along what was divided.
 */
export function backThrough(g: Float64Array, { n, rounds, tau, kernel, u, v, s }: Soft): void {
  for (let k = 0; k < g.length; ++k) g[k] *= s[k];
  const sums = new Float64Array(n);
  for (let k = rounds - 1; k >= 0; --k) {
    const [rows, columns] = [k * n, (k + 1) * n];
    sums.fill(0);
    for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) sums[j] += g[i * n + j];
    for (let j = 0; j < n; ++j) sums[j] *= v[columns + j];
    for (let i = 0; i < n; ++i) {
      const factor = u[rows + i];
      let sum = 0;
      for (let j = 0; j < n; ++j) sum += g[i * n + j] -= factor * kernel[i * n + j] * sums[j];
      sum *= factor;
      for (let j = 0; j < n; ++j) g[i * n + j] -= kernel[i * n + j] * v[rows + j] * sum;
    }
  }
  for (let k = 0; k < g.length; ++k) g[k] /= tau;
}
