/*
 * Products in which one side has few rows, always a multiple of four (pad with zeros). Four rows by two columns at a
 * time keep their sums in registers: about six times the speed of plain loops at widths of 8 to 32. An odd last
 * column is computed twice and written twice with the same value, which is cheaper than code for it alone.
 */

/** The least multiple of four that is not below n. */
export const padded = (n: number): number => (n + 3) & ~3;

/** Sets out (rows, n) to s (rows, k) times w (k, n). */
export function narrowTimes(
  out: Float64Array,
  s: Float64Array,
  w: Float64Array,
  rows: number,
  k: number,
  n: number,
): void {
  for (let r = 0; r < rows; r += 4) {
    const r0 = r * k;
    const r1 = (r + 1) * k;
    const r2 = (r + 2) * k;
    const r3 = (r + 3) * k;
    for (let i = 0; i < n; i += 2) {
      const j = Math.min(i + 1, n - 1);
      let a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0,
        b0 = 0,
        b1 = 0,
        b2 = 0,
        b3 = 0;
      for (let p = 0, q = 0; p < k; ++p, q += n) {
        const x = w[q + i];
        const y = w[q + j];
        const s0 = s[r0 + p];
        const s1 = s[r1 + p];
        const s2 = s[r2 + p];
        const s3 = s[r3 + p];
        a0 += s0 * x;
        a1 += s1 * x;
        a2 += s2 * x;
        a3 += s3 * x;
        b0 += s0 * y;
        b1 += s1 * y;
        b2 += s2 * y;
        b3 += s3 * y;
      }
      store(out, r, n, i, a0, a1, a2, a3);
      store(out, r, n, j, b0, b1, b2, b3);
    }
  }
}

/** Sets out (rows, n) to f (rows, k) times the transpose of w (n, k). */
export function narrowTimesTransposed(
  out: Float64Array,
  f: Float64Array,
  w: Float64Array,
  rows: number,
  k: number,
  n: number,
): void {
  for (let r = 0; r < rows; r += 4) {
    const r0 = r * k;
    const r1 = (r + 1) * k;
    const r2 = (r + 2) * k;
    const r3 = (r + 3) * k;
    for (let i = 0; i < n; i += 2) {
      const j = Math.min(i + 1, n - 1);
      const qi = i * k;
      const qj = j * k;
      let a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0,
        b0 = 0,
        b1 = 0,
        b2 = 0,
        b3 = 0;
      for (let p = 0; p < k; ++p) {
        const x = w[qi + p];
        const y = w[qj + p];
        const f0 = f[r0 + p];
        const f1 = f[r1 + p];
        const f2 = f[r2 + p];
        const f3 = f[r3 + p];
        a0 += f0 * x;
        a1 += f1 * x;
        a2 += f2 * x;
        a3 += f3 * x;
        b0 += f0 * y;
        b1 += f1 * y;
        b2 += f2 * y;
        b3 += f3 * y;
      }
      store(out, r, n, i, a0, a1, a2, a3);
      store(out, r, n, j, b0, b1, b2, b3);
    }
  }
}

/** Adds to w (m, n) scale times the transpose of s (rows, m) times f (rows, n). */
export function addOuter(
  w: Float64Array,
  s: Float64Array,
  f: Float64Array,
  rows: number,
  m: number,
  n: number,
  scale: number,
): void {
  for (let r = 0; r < rows; r += 4) {
    const r0 = r * m;
    const r1 = (r + 1) * m;
    const r2 = (r + 2) * m;
    const r3 = (r + 3) * m;
    const f0 = r * n;
    const f1 = (r + 1) * n;
    const f2 = (r + 2) * n;
    const f3 = (r + 3) * n;
    for (let i = 0; i < m; i += 2) {
      const j = Math.min(i + 1, m - 1);
      const qi = i * n;
      const qj = j * n;
      const a0 = scale * s[r0 + i];
      const a1 = scale * s[r1 + i];
      const a2 = scale * s[r2 + i];
      const a3 = scale * s[r3 + i];
      const b0 = scale * s[r0 + j];
      const b1 = scale * s[r1 + j];
      const b2 = scale * s[r2 + j];
      const b3 = scale * s[r3 + j];
      for (let p = 0; p < n; ++p) {
        const x0 = f[f0 + p];
        const x1 = f[f1 + p];
        const x2 = f[f2 + p];
        const x3 = f[f3 + p];
        const x = w[qi + p] + a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3;
        const y = w[qj + p] + b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
        w[qi + p] = x;
        w[qj + p] = y;
      }
    }
  }
}

/** Sets column j of four rows from r on. */
function store(
  out: Float64Array,
  r: number,
  n: number,
  j: number,
  a: number,
  b: number,
  c: number,
  d: number,
) {
  out[r * n + j] = a;
  out[(r + 1) * n + j] = b;
  out[(r + 2) * n + j] = c;
  out[(r + 3) * n + j] = d;
}
