/**
 * The sign of the determinant of a (n, n): 1 or -1, or 0 if it is singular. By elimination with row exchanges.
 * Gradient flow in square layers that start balanced keeps that of the whole map, so that a network may be unable to
 * reach a task of the other sign. Source: own, from the conservation of W^{l+1}^T W^{l+1} - W^l W^l^T.
 */
export function determinantSign(a: Float64Array, n: number): number {
  const m = a.slice();
  let sign = 1;
  for (let k = 0; k < n; ++k) {
    let p = k;
    for (let i = k + 1; i < n; ++i) if (Math.abs(m[i * n + k]) > Math.abs(m[p * n + k])) p = i;
    const pivot = m[p * n + k];
    if (pivot === 0) return 0;
    if (pivot < 0) sign = -sign;
    if (p !== k) {
      sign = -sign;
      for (let j = k; j < n; ++j) [m[p * n + j], m[k * n + j]] = [m[k * n + j], m[p * n + j]];
    }
    for (let i = k + 1; i < n; ++i) {
      const factor = m[i * n + k] / pivot;
      for (let j = k; j < n; ++j) m[i * n + j] -= factor * m[k * n + j];
    }
  }
  return sign;
}
