/*
 * ECMAScript leaves the last bits of Math.log, Math.sin and Math.cos to each engine. These use only operations
 * that IEEE 754 rounds exactly (+ - * / and Math.sqrt), hence give the same bytes in every engine.
 */

const twoTo32 = 4294967296;
/** ln 2 in two parts; the first ends in 21 zero bits, so that its products with exponents are exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * The natural logarithm of x, within 1 ulp; -Infinity at 0, NaN below, as Math.log. The same bytes in every engine.
 * Source: ln m = 2 artanh s with s = (m - 1) / (m + 1), summed around m - 1 as in Sun's fdlibm e_log, 1993.
 */
export function ln(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  let m = x; // x = 2^e m with sqrt(1/2) < m <= sqrt(2); every step here is exact
  let e = 0;
  for (; m < 1 / twoTo32; e -= 32) m *= twoTo32;
  for (; m > twoTo32; e += 32) m /= twoTo32;
  for (; m <= Math.SQRT1_2; --e) m *= 2;
  for (; m > Math.SQRT2; ++e) m /= 2;
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s; // at most 0.0295, so that ten terms of 2 artanh s = 2 s + s r reach 1e-17
  let r = 2 / 21;
  r = 2 / 19 + z * r;
  r = 2 / 17 + z * r;
  r = 2 / 15 + z * r;
  r = 2 / 13 + z * r;
  r = 2 / 11 + z * r;
  r = 2 / 9 + z * r;
  r = 2 / 7 + z * r;
  r = 2 / 5 + z * r;
  r = 2 / 3 + z * r;
  r *= z;
  const half = 0.5 * f * f; // 2 s = f - s f, and f - s f = f - f^2 / 2 + s f^2 / 2
  return e * ln2High - (half - (s * (half + r) + e * ln2Low) - f);
}

/** sin x for |x| <= pi/4, by its series. */
function sine(x: number): number {
  const z = x * x;
  let r = 1 / 355687428096000; // 1 / 17!
  r = -1 / 1307674368000 + z * r;
  r = 1 / 6227020800 + z * r;
  r = -1 / 39916800 + z * r;
  r = 1 / 362880 + z * r;
  r = -1 / 5040 + z * r;
  r = 1 / 120 + z * r;
  r = -1 / 6 + z * r;
  return x + x * z * r;
}

/** cos x for |x| <= pi/4, by its series. */
function cosine(x: number): number {
  const z = x * x;
  let r = -1 / 6402373705728000; // -1 / 18!
  r = 1 / 20922789888000 + z * r;
  r = -1 / 87178291200 + z * r;
  r = 1 / 479001600 + z * r;
  r = -1 / 3628800 + z * r;
  r = 1 / 40320 + z * r;
  r = -1 / 720 + z * r;
  r = 1 / 24 + z * r;
  return 1 - (0.5 * z - z * z * r);
}

/** sin(pi / 2 (4 q + ahead)). The reduction is exact: so are 4 q, its nearest integer and their difference. */
function sinOf(q: number, ahead: 0 | 1): number {
  const n = Math.floor(4 * q + 0.5);
  const x = (4 * q - n) * (Math.PI / 2);
  switch ((n + ahead) & 3) {
    case 0:
      return sine(x);
    case 1:
      return cosine(x);
    case 2:
      return -sine(x);
    default:
      return -cosine(x);
  }
}

/** sin(2 pi q) for a finite q, within 2 ulp, exact at quarter turns. The same bytes in every engine. */
export function sinTurn(q: number): number {
  return sinOf(q, 0);
}

/** cos(2 pi q) for a finite q, within 2 ulp, exact at quarter turns. The same bytes in every engine. */
export function cosTurn(q: number): number {
  return sinOf(q, 1);
}
