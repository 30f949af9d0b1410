/*
 * Exponentials and normal draws of which a SIMD twin gives the same bytes: only operations that IEEE 754 rounds
 * exactly, in the same order, and no branch that depends on a number.
 */

const ln2High = 0.6931471803691238; // ends in zero bits: its products with exponents are exact
const ln2Low = 1.9082149292705877e-10;
const log2e = 1.4426950408889634;
const lowest = -700; // e^-700 is 1e-304

/** 2^k for k from -1022 to 0. */
const power = Float64Array.from({ length: 1023 }, (_, i) => 2 ** (i - 1022));

/** e^x for x <= 0, within 1e-14 of itself; e^-700 below -700. Source: 2^k e^r, |r| <= ln 2 / 2, by the series of e^r. */
export function exp(x: number): number {
  const y = x > lowest ? x : lowest;
  const k = Math.floor(y * log2e + 0.5);
  const r = y - k * ln2High - k * ln2Low;
  let s = 1 / 39916800; // 1 / 11!
  s = 1 / 3628800 + r * s;
  s = 1 / 362880 + r * s;
  s = 1 / 40320 + r * s;
  s = 1 / 5040 + r * s;
  s = 1 / 720 + r * s;
  s = 1 / 120 + r * s;
  s = 1 / 24 + r * s;
  s = 1 / 6 + r * s;
  s = 0.5 + r * s;
  s = 1 + r * s;
  s = 1 + r * s;
  return s * power[k + 1022];
}

const twoTo32 = 4294967296;

/** The logarithm of n / 2^32 for a whole n from 1 to 2^32, within 1e-13 of itself. Source: 2 artanh f / (2 + f). */
function logPart(n: number): number {
  const exponent = n === twoTo32 ? 32 : 31 - Math.clz32(n);
  const mantissa = n * power[1022 - exponent]; // in [1, 2)
  const big = mantissa > Math.SQRT2;
  const f = (big ? mantissa * 0.5 : mantissa) - 1;
  const e = exponent - 32 + (big ? 1 : 0);
  const s = f / (2 + f);
  const z = s * s; // at most 0.0295
  let r = 2 / 15;
  r = 2 / 13 + z * r;
  r = 2 / 11 + z * r;
  r = 2 / 9 + z * r;
  r = 2 / 7 + z * r;
  r = 2 / 5 + z * r;
  r = 2 / 3 + z * r;
  r = 2 + z * r;
  return e * ln2High + (e * ln2Low + s * r);
}

const step = 0x6d2b79f5;

/** The hash with which mulberry32 turns its state into 32 random bits. Source: T. Ettinger 2017 (public domain). */
function bits(a: number): number {
  let t = Math.imul(a ^ (a >>> 15), a | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return (t ^ (t >>> 14)) >>> 0;
}

/**
 * Fills pairs with standard normals, `pairs` (pairs, 2) an even number of pairs: two pairs from four states of
 * mulberry32. Returns the next state. Source: Box & Muller 1958.
 */
export function fillNormal(out: Float64Array, pairs: number, state: number): number {
  let a = state | 0;
  for (let v = 0; v < pairs; v += 2) {
    for (let lane = 0; lane < 2; ++lane) {
      const p = bits((a + Math.imul(step, lane + 1)) | 0);
      const q = bits((a + Math.imul(step, lane + 3)) | 0);
      const r = Math.sqrt(-2 * logPart(twoTo32 - p));
      const w = q * (4 / twoTo32); // in quarter turns
      const n = Math.floor(w + 0.5);
      const t = (w - n) * (Math.PI / 2);
      const z = t * t;
      let s = 1 / 6227020800; // 1 / 13!
      s = -1 / 39916800 + z * s;
      s = 1 / 362880 + z * s;
      s = -1 / 5040 + z * s;
      s = 1 / 120 + z * s;
      s = -1 / 6 + z * s;
      s = t + t * z * s;
      let c = -1 / 87178291200; // 1 / 14!
      c = 1 / 479001600 + z * c;
      c = -1 / 3628800 + z * c;
      c = 1 / 40320 + z * c;
      c = -1 / 720 + z * c;
      c = 1 / 24 + z * c;
      c = -0.5 + z * c;
      c = 1 + z * c;
      const odd = (n & 1) === 1;
      const cos = odd ? s : c;
      const sin = odd ? c : s;
      out[2 * v + lane] = r * (((n + 1) & 2) === 2 ? -cos : cos);
      out[2 * v + 2 + lane] = r * ((n & 2) === 2 ? -sin : sin);
    }
    a = (a + Math.imul(step, 4)) | 0;
  }
  return a;
}
