/*
 * As in elementary.ts: ECMAScript leaves the last bits of Math.exp, Math.expm1 and Math.tanh to each engine. These use
 * only operations that IEEE 754 rounds exactly, hence give the same bytes in every engine.
 */

/** ln 2 in two parts; the first ends in 21 zero bits, so that its products with exponents are exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const least = -1022; // of the exponents in the table
const powers = new Float64Array(2046); // 2^least ... 2^1023
powers[-least] = 1;
for (let k = 1; k <= 1023; ++k) powers[k - least] = 2 * powers[k - 1 - least];
for (let k = -1; k >= least; --k) powers[k - least] = powers[k + 1 - least] / 2;

/** e^r - 1 for |r| <= ln(2)/2, by its series. */
function near(r: number): number {
  let s = 1 / 87178291200; // 1 / 14!
  s = 1 / 6227020800 + r * s;
  s = 1 / 479001600 + r * s;
  s = 1 / 39916800 + r * s;
  s = 1 / 3628800 + r * s;
  s = 1 / 362880 + r * s;
  s = 1 / 40320 + r * s;
  s = 1 / 5040 + r * s;
  s = 1 / 720 + r * s;
  s = 1 / 120 + r * s;
  s = 1 / 24 + r * s;
  s = 1 / 6 + r * s;
  s = 1 / 2 + r * s;
  return r + r * r * s;
}

/** e^x within 1 ulp, or 2^-1074 where it is that small; as Math.exp. The same bytes in every engine. */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return x > 0 ? Infinity : NaN;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const half = k >> 1; // 2^k may be no double, the power of its half is one
  return (1 + near(x - k * ln2High - k * ln2Low)) * powers[half - least] * powers[k - half - least];
}

/** e^x - 1 within 2 ulp, also near 0; as Math.expm1. The same bytes in every engine. */
export function expm1(x: number): number {
  if (x === 0) return x; // keeps the sign
  if (!(x < 709)) return exp(x) - 1;
  if (x < -40) return -1;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const p = powers[k - least];
  return p * near(x - k * ln2High - k * ln2Low) + (p - 1);
}

/** tanh x within 3 ulp; as Math.tanh. The same bytes in every engine. */
export function tanh(x: number): number {
  if (x === 0) return x; // keeps the sign
  const t = expm1(-2 * Math.abs(x));
  return x < 0 ? t / (t + 2) : -t / (t + 2);
}

/** Sets out to tanh of each number of x. out may be x. */
export function tanhOf(out: Float64Array, x: Float64Array): void {
  for (let i = 0; i < x.length; ++i) out[i] = tanh(x[i]);
}

/** The logistic function 1 / (1 + e^-x), within 2 ulp. The same bytes in every engine. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}
