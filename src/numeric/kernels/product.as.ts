/**
 * Sets out (m, n) to a (m, k) times b (k, n). b and out lie row by row; element (i, p) of a lies at i * rowStep +
 * p * colStep elements, so that a transposed a costs nothing. Each element of out is summed over p in order,
 * product by product, hence has the same bytes as the plain twin's.
 *
 * A tile is 4 rows by 2 vectors. At the lower edge the last row stands in for the missing ones. At the right edge a
 * tile reads and writes past its rows' ends: what it spoils there is the start of the next rows, so tiles go from
 * right to left, and each stores its rows from top to bottom. The caller leaves 2 vectors of slack after b and out.
 */
function product<T extends number>(
  out: usize,
  a: usize,
  b: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: i32,
  colStep: i32,
): void {
  const width = 32 / (sizeof<T>() as i32); // lanes of two vectors
  const last = m - 1;
  const row = (n as usize) * sizeof<T>();
  const down = (rowStep as usize) * sizeof<T>();
  const along = (colStep as usize) * sizeof<T>();
  for (let j = ((n - 1) / width) * width; j >= 0; j -= width) {
    const column = (j as usize) * sizeof<T>();
    for (let i = 0; i < m; i += 4) {
      const i1 = min(i + 1, last);
      const i2 = min(i + 2, last);
      const i3 = min(i + 3, last);
      let a0 = a + (i as usize) * down;
      let a1 = a + (i1 as usize) * down;
      let a2 = a + (i2 as usize) * down;
      let a3 = a + (i3 as usize) * down;
      let bp = b + column;
      let s00 = v128.splat<T>(0 as T);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      const end = bp + (k as usize) * row;
      while (bp < end) {
        const b0 = v128.load(bp);
        const b1 = v128.load(bp, 16);
        let x = v128.load_splat<T>(a0);
        s00 = v128.add<T>(s00, v128.mul<T>(x, b0));
        s01 = v128.add<T>(s01, v128.mul<T>(x, b1));
        x = v128.load_splat<T>(a1);
        s10 = v128.add<T>(s10, v128.mul<T>(x, b0));
        s11 = v128.add<T>(s11, v128.mul<T>(x, b1));
        x = v128.load_splat<T>(a2);
        s20 = v128.add<T>(s20, v128.mul<T>(x, b0));
        s21 = v128.add<T>(s21, v128.mul<T>(x, b1));
        x = v128.load_splat<T>(a3);
        s30 = v128.add<T>(s30, v128.mul<T>(x, b0));
        s31 = v128.add<T>(s31, v128.mul<T>(x, b1));
        a0 += along;
        a1 += along;
        a2 += along;
        a3 += along;
        bp += row;
      }
      const o = out + column;
      v128.store(o + (i as usize) * row, s00);
      v128.store(o + (i as usize) * row, s01, 16);
      v128.store(o + (i1 as usize) * row, s10);
      v128.store(o + (i1 as usize) * row, s11, 16);
      v128.store(o + (i2 as usize) * row, s20);
      v128.store(o + (i2 as usize) * row, s21, 16);
      v128.store(o + (i3 as usize) * row, s30);
      v128.store(o + (i3 as usize) * row, s31, 16);
    }
  }
}

export function product64(
  out: usize,
  a: usize,
  b: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: i32,
  colStep: i32,
): void {
  product<f64>(out, a, b, m, k, n, rowStep, colStep);
}

export function product32(
  out: usize,
  a: usize,
  b: usize,
  m: i32,
  k: i32,
  n: i32,
  rowStep: i32,
  colStep: i32,
): void {
  product<f32>(out, a, b, m, k, n, rowStep, colStep);
}

/** Sets out (cols, rows) to the transpose of a (rows, cols). */
function transpose<T extends number>(out: usize, a: usize, rows: i32, cols: i32): void {
  const down = (rows as usize) * sizeof<T>();
  for (let i = 0; i < rows; ++i) {
    let o = out + (i as usize) * sizeof<T>();
    for (let j = 0; j < cols; ++j) {
      store<T>(o, load<T>(a));
      a += sizeof<T>();
      o += down;
    }
  }
}

export function transpose64(out: usize, a: usize, rows: i32, cols: i32): void {
  transpose<f64>(out, a, rows, cols);
}

export function transpose32(out: usize, a: usize, rows: i32, cols: i32): void {
  transpose<f32>(out, a, rows, cols);
}

/** The first address that is free for the caller's matrices. */
export function base(): usize {
  return __heap_base;
}
