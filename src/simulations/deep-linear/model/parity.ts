/**
 * The determinant of a (n, n): by elimination with row exchanges. Gradient flow in square layers that start balanced
 * keeps the sign of the whole map's, so that a network may be unable to reach a task of the other sign.
 * Source: own, from the conservation of W^{l+1}^T W^{l+1} - W^l W^l^T.
 */
export function determinant(a: Float64Array, n: number): number {
  const m = a.slice();
  let product = 1;
  for (let k = 0; k < n; ++k) {
    let p = k;
    for (let i = k + 1; i < n; ++i) if (Math.abs(m[i * n + k]) > Math.abs(m[p * n + k])) p = i;
    const pivot = m[p * n + k];
    if (pivot === 0) return 0;
    product *= p === k ? pivot : -pivot;
    if (p !== k) for (let j = k; j < n; ++j) [m[p * n + j], m[k * n + j]] = [m[k * n + j], m[p * n + j]];
    for (let i = k + 1; i < n; ++i) {
      const factor = m[i * n + k] / pivot;
      for (let j = k; j < n; ++j) m[i * n + j] -= factor * m[k * n + j];
    }
  }
  return product;
}
