/* Elementary functions to more than 200 bits, as integers in units of 2^-240: what a double's last bit is measured against. */

const bits = 240n;
const one = 1n << bits;

/** x in units of 2^-240, exact for a double that is 0 or of magnitude 2^-60 to 2^60. */
export function fixed(x: number): bigint {
  return BigInt(x * 2 ** 120) << (bits - 120n);
}

const times = (a: bigint, b: bigint): bigint => (a * b) >> bits;

/** artanh s = s + s^3/3 + s^5/5 + ... for small |s|; with alternating signs arctan s. */
function odd(s: bigint, sign: 1n | -1n): bigint {
  const square = sign * times(s, s);
  let sum = 0n;
  for (let power = s, n = 1n; power / n !== 0n; power = times(power, square), n += 2n) sum += power / n;
  return sum;
}

/** Machin 1706. */
export const pi = 4n * (4n * odd(one / 5n, -1n) - odd(one / 239n, -1n));
/** ln 2 = 2 artanh(1/3). */
export const ln2 = 2n * odd(one / 3n, 1n);

export function exactLn(x: number): bigint {
  const e = Math.floor(Math.log2(x));
  const m = fixed(x / 2 ** e);
  return BigInt(e) * ln2 + 2n * odd(((m - one) << bits) / (m + one), 1n);
}

/** sin(2 pi q) for |q| up to a few turns; with a quarter of a turn added, cos. */
export function exactSinTurn(q: number, quarters = 0n): bigint {
  const x = times(2n * pi, fixed(q)) + (quarters * pi) / 2n;
  let sum = 0n;
  for (let term = x, n = 1n; term !== 0n; n += 2n, term = -times(times(term, x), x) / (n * (n - 1n)))
    sum += term;
  return sum;
}

/** The distance of a double from an exact value, in units of the last place that a double of that size has. */
export function ulps(x: number, exact: bigint): number {
  const size = Math.abs(Number(exact)) / 2 ** 240;
  const ulp = 2 ** (Math.floor(Math.log2(size)) - 52);
  return Number(fixed(x) - exact) / 2 ** 240 / ulp;
}
