import { exp } from "../../../numeric/kernels/draws.ts";

/*
 * What a head with KQ = omega I gives each label of a prompt. All arrays are (L); s holds the products x_l . x_q.
 * Source: He, Pan, Chen & Yang 2025 (sums of kernel regressors); the expansions are derived for this page.
 */

/** Softmax weights of the scores omega s, into p. They add up to one. */
export function softmaxWeights(p: Float64Array, s: Float64Array, omega: number): void {
  let most = -Infinity;
  for (let l = 0; l < s.length; ++l) most = Math.max(most, omega * s[l]);
  let total = 0;
  for (let l = 0; l < s.length; ++l) total += p[l] = exp(omega * s[l] - most);
  for (let l = 0; l < s.length; ++l) p[l] /= total;
}

/** What a debiased step of gradient descent of size 1 gives each label: (x_l - mean) . x_q / L. They add up to zero. */
export function stepWeights(w: Float64Array, s: Float64Array): void {
  const L = s.length;
  let mean = 0;
  for (let l = 0; l < L; ++l) mean += s[l] / L;
  for (let l = 0; l < L; ++l) w[l] = (s[l] - mean) / L;
}

/** What a pair of heads gives: (p(omega) - p(-omega)) / (2 omega), which tends to the step's weights as omega to 0. */
export function pairWeights(
  w: Float64Array,
  plus: Float64Array,
  minus: Float64Array,
  s: Float64Array,
  omega: number,
): void {
  softmaxWeights(plus, s, omega);
  softmaxWeights(minus, s, -omega);
  for (let l = 0; l < s.length; ++l) w[l] = (plus[l] - minus[l]) / (2 * omega);
}

/** The squared correlation of a and b over their entries; 0 if one of them is constant. */
export function likeness(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; ++i) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    const [u, v] = [a[i] - meanA, b[i] - meanB];
    aa += u * u;
    ab += u * v;
    bb += v * v;
  }
  return aa > 0 && bb > 0 ? (ab * ab) / (aa * bb) : 0;
}
