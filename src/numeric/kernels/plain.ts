/**
 * Sets out (m, n) to a times b, row by row: a is (m, k), or the transpose of a stored (k, m), b is (k, n), or the
 * transpose of a stored (n, k). Each element of out is summed over k in order. out may be neither a nor b.
 */
export type Product<A> = (
  out: A,
  a: A,
  b: A,
  m: number,
  k: number,
  n: number,
  aTransposed?: boolean,
  bTransposed?: boolean,
) => void;

/** A product of doubles: see `Product`. At the lower and right edge the last row and column stand in for the missing. */
export const plain64: Product<Float64Array> = (out, a, b, m, k, n, aTransposed, bTransposed) => {
  if (m === 1 && n > 1) return plain64(out, b, a, n, k, 1, !bTransposed); // a row by columns: fills a tile
  const ar = aTransposed ? 1 : k;
  const ac = aTransposed ? m : 1;
  const br = bTransposed ? 1 : n;
  const bc = bTransposed ? k : 1;
  for (let i = 0; i < m; i += 4) {
    const i1 = i + 1 < m ? i + 1 : m - 1;
    const i2 = i + 2 < m ? i + 2 : m - 1;
    const i3 = i + 3 < m ? i + 3 : m - 1;
    const a0 = i * ar;
    const a1 = i1 * ar;
    const a2 = i2 * ar;
    const a3 = i3 * ar;
    for (let j = 0; j < n; j += 2) {
      const j1 = j + 1 < n ? j + 1 : j;
      const b0 = j * bc;
      const b1 = j1 * bc;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let p = 0, q = 0, r = 0; p < k; ++p, q += ac, r += br) {
        const x0 = a[a0 + q];
        const x1 = a[a1 + q];
        const x2 = a[a2 + q];
        const x3 = a[a3 + q];
        const y0 = b[b0 + r];
        const y1 = b[b1 + r];
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s30 += x3 * y0;
        s31 += x3 * y1;
      }
      out[i * n + j] = s00;
      out[i * n + j1] = s01;
      out[i1 * n + j] = s10;
      out[i1 * n + j1] = s11;
      out[i2 * n + j] = s20;
      out[i2 * n + j1] = s21;
      out[i3 * n + j] = s30;
      out[i3 * n + j1] = s31;
    }
  }
};

const round = Math.fround;

/** The same in single precision: each product and each sum is rounded to a float, as the SIMD twin does. */
export const plain32: Product<Float32Array> = (out, a, b, m, k, n, aTransposed, bTransposed) => {
  if (m === 1 && n > 1) return plain32(out, b, a, n, k, 1, !bTransposed); // a row by columns: fills a tile
  const ar = aTransposed ? 1 : k;
  const ac = aTransposed ? m : 1;
  const br = bTransposed ? 1 : n;
  const bc = bTransposed ? k : 1;
  for (let i = 0; i < m; i += 4) {
    const i1 = i + 1 < m ? i + 1 : m - 1;
    const i2 = i + 2 < m ? i + 2 : m - 1;
    const i3 = i + 3 < m ? i + 3 : m - 1;
    const a0 = i * ar;
    const a1 = i1 * ar;
    const a2 = i2 * ar;
    const a3 = i3 * ar;
    for (let j = 0; j < n; j += 2) {
      const j1 = j + 1 < n ? j + 1 : j;
      const b0 = j * bc;
      const b1 = j1 * bc;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let p = 0, q = 0, r = 0; p < k; ++p, q += ac, r += br) {
        const x0 = a[a0 + q];
        const x1 = a[a1 + q];
        const x2 = a[a2 + q];
        const x3 = a[a3 + q];
        const y0 = b[b0 + r];
        const y1 = b[b1 + r];
        s00 = round(s00 + round(x0 * y0));
        s01 = round(s01 + round(x0 * y1));
        s10 = round(s10 + round(x1 * y0));
        s11 = round(s11 + round(x1 * y1));
        s20 = round(s20 + round(x2 * y0));
        s21 = round(s21 + round(x2 * y1));
        s30 = round(s30 + round(x3 * y0));
        s31 = round(s31 + round(x3 * y1));
      }
      out[i * n + j] = s00;
      out[i * n + j1] = s01;
      out[i1 * n + j] = s10;
      out[i1 * n + j1] = s11;
      out[i2 * n + j] = s20;
      out[i2 * n + j1] = s21;
      out[i3 * n + j] = s30;
      out[i3 * n + j1] = s31;
    }
  }
};
