/*
 * The SIMD twin of draws.ts: one register holds numbers of two prompts, and every operation is that of the plain twin,
 * in its order, hence the bytes are the same.
 */

function splat(v: f64): v128 {
  return f64x2.splat(v);
}

function add(v: v128, w: v128): v128 {
  return f64x2.add(v, w);
}

function mul(v: v128, w: v128): v128 {
  return f64x2.mul(v, w);
}

/** c + v w. */
function term(c: f64, v: v128, w: v128): v128 {
  return f64x2.add(f64x2.splat(c), f64x2.mul(v, w));
}
/** e^v for v <= 0. */
export function exp(v: v128): v128 {
  const y = f64x2.pmax(splat(-700), v);
  const k = f64x2.floor(add(mul(y, splat(1.4426950408889634)), splat(0.5)));
  const r = f64x2.sub(f64x2.sub(y, mul(k, splat(0.6931471803691238))), mul(k, splat(1.9082149292705877e-10)));
  let s = splat(1.0 / 39916800);
  s = term(1.0 / 3628800, r, s);
  s = term(1.0 / 362880, r, s);
  s = term(1.0 / 40320, r, s);
  s = term(1.0 / 5040, r, s);
  s = term(1.0 / 720, r, s);
  s = term(1.0 / 120, r, s);
  s = term(1.0 / 24, r, s);
  s = term(1.0 / 6, r, s);
  s = term(0.5, r, s);
  s = term(1, r, s);
  s = term(1, r, s);
  const exponent = i64x2.add(i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k)), i64x2.splat(1023));
  return mul(s, i64x2.shl(exponent, 52));
}

/** The logarithm of n / 2^32 for whole n from 1 to 2^32. */
function logPart(n: v128): v128 {
  const mantissa = v128.or(v128.and(n, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const exponent = i64x2.sub(i64x2.shr_u(n, 52), i64x2.splat(1055)); // 1023 and 32
  const big = f64x2.gt(mantissa, splat(1.4142135623730951));
  const f = f64x2.sub(v128.bitselect(mul(mantissa, splat(0.5)), mantissa, big), splat(1));
  const whole = i64x2.sub(exponent, big); // a true lane is -1
  const e = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(whole, whole, 0, 2, 0, 2));
  const s = f64x2.div(f, add(splat(2), f));
  const z = mul(s, s);
  let r = splat(2.0 / 15);
  r = term(2.0 / 13, z, r);
  r = term(2.0 / 11, z, r);
  r = term(2.0 / 9, z, r);
  r = term(2.0 / 7, z, r);
  r = term(2.0 / 5, z, r);
  r = term(2.0 / 3, z, r);
  r = term(2, z, r);
  return add(mul(e, splat(0.6931471803691238)), add(mul(e, splat(1.9082149292705877e-10)), mul(s, r)));
}

/** Fills so many pairs with standard normals, an even number of pairs, from a state of mulberry32. Returns the next. */
export function fillNormal(out: usize, pairs: i32, state: i32): i32 {
  let st = state;
  const step: i32 = 0x6d2b79f5;
  const lanes = i32x4(step, step * 2, step * 3, step * 4);
  const sign = i64x2.splat(0x8000000000000000);
  for (const end = out + ((pairs as usize) << 4); out < end; out += 32) {
    const s0 = i32x4.add(i32x4.splat(st), lanes);
    st += step * 4;
    let t = i32x4.mul(v128.xor(s0, i32x4.shr_u(s0, 15)), v128.or(s0, i32x4.splat(1)));
    t = v128.xor(i32x4.add(t, i32x4.mul(v128.xor(t, i32x4.shr_u(t, 7)), v128.or(t, i32x4.splat(61)))), t);
    t = v128.xor(t, i32x4.shr_u(t, 14));
    const part = f64x2.sub(splat(4294967296), f64x2.convert_low_i32x4_u(t));
    const r = f64x2.sqrt(mul(splat(-2), logPart(part)));
    const q = v128.shuffle<i32>(t, t, 2, 3, 2, 3);
    const w = mul(f64x2.convert_low_i32x4_u(q), splat(9.313225746154785e-10)); // 4 / 2^32
    const n = f64x2.floor(add(w, splat(0.5)));
    const u = mul(f64x2.sub(w, n), splat(1.5707963267948966));
    const z = mul(u, u);
    let s = splat(1.0 / 6227020800);
    s = term(-1.0 / 39916800, z, s);
    s = term(1.0 / 362880, z, s);
    s = term(-1.0 / 5040, z, s);
    s = term(1.0 / 120, z, s);
    s = term(-1.0 / 6, z, s);
    s = add(u, mul(mul(u, z), s));
    let c = splat(-1.0 / 87178291200);
    c = term(1.0 / 479001600, z, c);
    c = term(-1.0 / 3628800, z, c);
    c = term(1.0 / 40320, z, c);
    c = term(-1.0 / 720, z, c);
    c = term(1.0 / 24, z, c);
    c = term(-0.5, z, c);
    c = term(1, z, c);
    const i = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(n));
    const odd = i64x2.shr_s(i64x2.shl(i, 63), 63);
    const flipCos = v128.and(i64x2.shl(i64x2.add(i, i64x2.splat(1)), 62), sign);
    const flipSin = v128.and(i64x2.shl(i, 62), sign);
    v128.store(out, mul(r, v128.xor(v128.bitselect(s, c, odd), flipCos)));
    v128.store(out, mul(r, v128.xor(v128.bitselect(c, s, odd), flipSin)), 16);
  }
  return st;
}
