import { product64 } from "./kernels/product.ts";

/*
 * Matrices are flat, row by row. The products sum over k in order, so they have the same bytes in every engine, with
 * SIMD or without it. They keep nothing and allocate nothing that grows with the matrices.
 */

/** Sets out (m, n) to a (m, k) times b (k, n). out may be neither a nor b. */
export function multiply(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  product64(out, a, b, m, k, n, false, false);
}

/** Sets out (m, n) to the transpose of a (k, m) times b (k, n). out may be neither a nor b. */
export function multiplyTransposedA(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  product64(out, a, b, m, k, n, true, false);
}

/** Sets out (m, n) to a (m, k) times the transpose of b (n, k). out may be neither a nor b. */
export function multiplyTransposedB(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  product64(out, a, b, m, k, n, false, true);
}

/** Adds scale times x to y, element by element. */
export function addScaled(y: Float64Array, x: Float64Array, scale: number): void {
  for (let i = 0; i < y.length; ++i) y[i] += scale * x[i];
}

/** A fresh transpose (cols, rows) of a (rows, cols). */
export function transposed(a: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; ++i) for (let j = 0; j < cols; ++j) out[j * rows + i] = a[i * cols + j];
  return out;
}

/** A fresh identity (n, n). */
export function identity(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) out[i * n + i] = 1;
  return out;
}

/** The Frobenius norm of a: the root of the sum of its squares. */
export function frobenius(a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * a[i];
  return Math.sqrt(sum);
}
