/*
 * Sums over the coordinates or the tokens of two prompts that lie side by side. Tokens z (D, L + 1, 2) lie by
 * coordinate, in rows of `row` bytes, the query at each row's end. Addresses are in bytes. Several sums go on at once,
 * since an addition waits for the one before; each is taken in order.
 */

function add(v: v128, w: v128): v128 {
  return f64x2.add(v, w);
}

function mul(v: v128, w: v128): v128 {
  return f64x2.mul(v, w);
}

/** Sets out[k] to the sum over r of v[r] z[r, k] for the tokens k, and returns the largest. */
export function scores(out: usize, v: usize, z: usize, D: usize, row: usize): v128 {
  let most = f64x2.splat(-1e300);
  const tokens = row - 16;
  let t: usize = 0;
  for (; t + 64 <= tokens; t += 64) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let r: usize = 0, k = z + t; r < D; ++r, k += row) {
      const w = v128.load(v + (r << 4));
      s0 = add(s0, mul(w, v128.load(k)));
      s1 = add(s1, mul(w, v128.load(k, 16)));
      s2 = add(s2, mul(w, v128.load(k, 32)));
      s3 = add(s3, mul(w, v128.load(k, 48)));
    }
    v128.store(out + t, s0);
    v128.store(out + t, s1, 16);
    v128.store(out + t, s2, 32);
    v128.store(out + t, s3, 48);
    most = f64x2.pmax(f64x2.pmax(f64x2.pmax(f64x2.pmax(most, s0), s1), s2), s3);
  }
  for (; t < tokens; t += 16) {
    let s = f64x2.splat(0);
    for (let r: usize = 0, k = z + t; r < D; ++r, k += row)
      s = add(s, mul(v128.load(v + (r << 4)), v128.load(k)));
    v128.store(out + t, s);
    most = f64x2.pmax(most, s);
  }
  return most;
}

/** Sets out[r] to the sum over tokens of w[k] z[r, k]. */
export function weighted(out: usize, w: usize, z: usize, D: usize, row: usize): void {
  const tokens = row - 16;
  let r: usize = 0;
  for (; r + 2 < D; r += 3) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let k = z + r * row;
    for (let t: usize = 0; t < tokens; t += 16, k += 16) {
      const v = v128.load(w + t);
      s0 = add(s0, mul(v, v128.load(k)));
      s1 = add(s1, mul(v, v128.load(k + row)));
      s2 = add(s2, mul(v, v128.load(k + row + row)));
    }
    v128.store(out + (r << 4), s0);
    v128.store(out + (r << 4), s1, 16);
    v128.store(out + (r << 4), s2, 32);
  }
  for (; r < D; ++r) {
    let s = f64x2.splat(0);
    const k = z + r * row;
    for (let t: usize = 0; t < tokens; t += 16) s = add(s, mul(v128.load(w + t), v128.load(k + t)));
    v128.store(out + (r << 4), s);
  }
}
