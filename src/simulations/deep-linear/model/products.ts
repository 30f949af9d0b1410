import { ln } from "../../../numeric/elementary.ts";

/*
 * Products W = W^D ... W^1 of independent random square matrices with N rows. Gaussian ones have entries of variance
 * 1/N, so that the mean square of the product's singular values is 1 at every depth.
 */

/** What a product of D Gaussian matrices has at the parameter f, for infinitely many rows. */
export interface Square {
  readonly x: number; // square of a singular value
  readonly density: number; // of such squares
}

/**
 * The law of the squared singular values of a product of D Gaussian matrices, in the limit of infinite width; f runs
 * from pi/(D+1), where x = 0, down to 0, where x is largest. Source: Penson & Zyczkowski 2011, Fuss-Catalan law.
 */
export function squareAt(D: number, f: number): Square {
  const [s, sD, s1] = [Math.sin(f), Math.sin(D * f), Math.sin((D + 1) * f)];
  return {
    x: (s1 / sD) ** D * (s1 / s),
    density: ((s / s1) * s * (sD / s1) ** (D - 1)) / Math.PI,
  };
}

/** The largest squared singular value of a product of D Gaussian matrices of infinite width. */
export const largestSquare = (D: number): number => (1 + 1 / D) ** D * (D + 1);

/** The density of singular values in the limit of infinite width, as a curve of some points, smallest value first. */
export function singularLaw(D: number, points = 400): { value: Float64Array; density: Float64Array } {
  const [value, density] = [new Float64Array(points), new Float64Array(points)];
  for (let i = 0; i < points; ++i) {
    const square = squareAt(D, ((points - i) / (points + 1)) * (Math.PI / (D + 1)));
    value[i] = Math.sqrt(square.x);
    density[i] = 2 * value[i] * square.density;
  }
  return { value, density };
}

const euler = 0.5772156649015329;

/** The logarithmic derivative of the gamma function at n/2, for a whole n > 0. */
function digammaOfHalf(n: number): number {
  let sum = n % 2 ? -euler - 2 * Math.LN2 : -euler;
  for (let k = n % 2 ? 1 : 2; k < n; k += 2) sum += 2 / k;
  return sum;
}

/**
 * The limits (N) of ln(singular value) / D for products of ever more Gaussian matrices of N rows, largest first.
 * Source: Newman 1986.
 */
export const lyapunovExponents = (N: number): Float64Array =>
  Float64Array.from({ length: N }, (_, i) => (digammaOfHalf(N - i) + ln(2 / N)) / 2);

/**
 * The part of the eigenvalues of a product of D Gaussian matrices that lies within `half` of 0 in both coordinates, in
 * the limit of infinite width: the angle is uniform, and a part r^(2/D) lies within r of 0.
 * Source: Saxe, McClelland & Ganguli 2014, section 3 and Fig. 6.
 */
export function centralShare(D: number, half: number): number {
  const intervals = 200; // Simpson's rule over an eighth of the square, where the integrand is smooth
  const step = Math.PI / 4 / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; ++i) {
    const weight = i === 0 || i === intervals ? 1 : i % 2 ? 4 : 2;
    sum += weight * (half / Math.cos(i * step)) ** (2 / D);
  }
  return (sum * step * 4) / (3 * Math.PI);
}

/**
 * Makes the rows of q (n, n) orthonormal, first to last, and adds the logarithm of what each had left to `logs` (n).
 * With the rows multiplied by one matrix after another in between, the sums tend to the logarithms of the product's
 * singular values, apart from a term that does not grow; the product itself would lose all but the largest to
 * rounding. Source: Benettin et al. 1980, part 2.
 */
export function strip(q: Float64Array, n: number, logs: Float64Array): void {
  for (let i = 0; i < n; ++i) {
    const row = i * n;
    let sum = 0;
    for (let p = 0; p < n; ++p) sum += q[row + p] * q[row + p];
    const norm = Math.sqrt(sum);
    logs[i] += ln(norm);
    for (let p = 0; p < n; ++p) q[row + p] /= norm;
    let j = row + n;
    for (; j + 3 * n < n * n; j += 4 * n) stripFour(q, n, row, j);
    for (; j < n * n; j += n) {
      let r = 0;
      for (let p = 0; p < n; ++p) r += q[row + p] * q[j + p];
      for (let p = 0; p < n; ++p) q[j + p] -= r * q[row + p];
    }
  }
}

/** Takes the unit row at i out of the four rows from j on: together, because one sum waits for its last addition. */
function stripFour(q: Float64Array, n: number, i: number, j: number): void {
  const [j1, j2, j3] = [j + n, j + 2 * n, j + 3 * n];
  let [r0, r1, r2, r3] = [0, 0, 0, 0];
  for (let p = 0; p < n; ++p) {
    const x = q[i + p];
    r0 += x * q[j + p];
    r1 += x * q[j1 + p];
    r2 += x * q[j2 + p];
    r3 += x * q[j3 + p];
  }
  for (let p = 0; p < n; ++p) {
    const x = q[i + p];
    q[j + p] -= r0 * x;
    q[j1 + p] -= r1 * x;
    q[j2 + p] -= r2 * x;
    q[j3 + p] -= r3 * x;
  }
}
