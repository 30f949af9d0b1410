import { transposed } from "./matrix.ts";

/** A fresh matrix (rows, cols) of draws times std, filled row by row. */
export function gaussian(draw: () => number, rows: number, cols: number, std = 1): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < out.length; ++i) out[i] = std * draw();
  return out;
}

/** Gives the row of length n that starts at i the norm 1; returns the norm it had. */
function normalise(a: Float64Array, i: number, n: number): number {
  let sum = 0;
  for (let p = i; p < i + n; ++p) sum += a[p] * a[p];
  const norm = Math.sqrt(sum);
  for (let p = i; p < i + n; ++p) a[p] /= norm;
  return norm;
}

/** Makes the rows of length n that start at j0 to j3 orthogonal to the unit row at i. Rows may be given twice. */
function project(
  a: Float64Array,
  n: number,
  i: number,
  j0: number,
  j1: number,
  j2: number,
  j3: number,
): void {
  let r0 = 0;
  let r1 = 0;
  let r2 = 0;
  let r3 = 0;
  for (let p = 0; p < n; ++p) {
    const q = a[i + p];
    r0 += q * a[j0 + p];
    r1 += q * a[j1 + p];
    r2 += q * a[j2 + p];
    r3 += q * a[j3 + p];
  }
  for (let p = 0; p < n; ++p) {
    const q = a[i + p];
    const x0 = a[j0 + p] - r0 * q;
    const x1 = a[j1 + p] - r1 * q;
    const x2 = a[j2 + p] - r2 * q;
    const x3 = a[j3 + p] - r3 * q;
    a[j0 + p] = x0;
    a[j1 + p] = x1;
    a[j2 + p] = x2;
    a[j3 + p] = x3;
  }
}

/**
 * Makes the rows (count, n) of a orthonormal, each turned by less than a right angle: modified Gram-Schmidt.
 * Throws a RangeError if of a row no more than `least` is left.
 */
function orthonormalise(a: Float64Array, count: number, n: number, least: number): void {
  const last = (count - 1) * n;
  for (let i = 0; i <= last; i += n) {
    if (!(normalise(a, i, n) > least))
      throw new RangeError("invalid draw: it gave linearly dependent vectors");
    for (let j = i + n; j <= last; j += 4 * n) {
      project(a, n, i, j, Math.min(j + n, last), Math.min(j + 2 * n, last), Math.min(j + 3 * n, last));
    }
  }
}

/**
 * A fresh random matrix (rows, cols), row by row, with orthonormal columns, or orthonormal rows where it is wide:
 * for standard normal draws uniform over all of these. It is the Q of gaussian(rows, cols) = Q R with diag(R) > 0;
 * a wide one is the transpose of a tall one. Throws a RangeError if the vectors drawn are linearly dependent.
 * Source: Mezzadri 2007, section 5.
 */
export function orthogonal(draw: () => number, rows: number, cols: number): Float64Array {
  if (rows < cols) return transposed(orthogonal(draw, cols, rows), cols, rows);
  const columns = transposed(gaussian(draw, rows, cols), rows, cols); // (cols, rows)
  orthonormalise(columns, cols, rows, 0);
  // Once leaves what rounding put back; twice is enough, where little is left to remove. Giraud et al. 2005.
  orthonormalise(columns, cols, rows, 0.5);
  return transposed(columns, cols, rows);
}
