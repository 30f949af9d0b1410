import type { Uniform } from "../../../numeric/random.ts";
import { gaussian, orthogonal } from "../../../numeric/orthogonal.ts";

/* Starts of a network with widths sizes[0], sizes[1], ...: fresh weights W^l (sizes[l], sizes[l-1]), in layer order. */

/** A matrix for each layer, from its rows, columns and place, which counts from 0. */
function layered(sizes: readonly number[], layer: (rows: number, cols: number, l: number) => Float64Array) {
  return sizes.slice(1).map((rows, l) => layer(rows, sizes[l], l));
}

/** Gaussian weights of standard deviation gain/sqrt(fan-in): without gain each layer keeps the mean square of its input. */
export const gaussianStart = (draw: () => number, sizes: readonly number[], gain = 1): Float64Array[] =>
  layered(sizes, (rows, cols) => gaussian(draw, rows, cols, gain / Math.sqrt(cols)));

/** Uniform weights within +-sqrt(6 / (fan-in + fan-out)). Source: Glorot & Bengio 2010, Eq. 16. */
export const uniformStart = (u: Uniform, sizes: readonly number[]): Float64Array[] =>
  layered(sizes, (rows, cols) => gaussian(() => 2 * u() - 1, rows, cols, Math.sqrt(6 / (rows + cols))));

/** Random orthogonal weights, from standard normal draws. Source: Saxe, McClelland & Ganguli 2014, section 3. */
export const orthogonalStart = (draw: () => number, sizes: readonly number[]): Float64Array[] =>
  layered(sizes, (rows, cols) => orthogonal(draw, rows, cols));

/** The identity in every layer, cut off or filled up with zeros where the width changes. */
export const identityStart = (sizes: readonly number[]): Float64Array[] =>
  layered(sizes, (rows, cols) =>
    Float64Array.from({ length: rows * cols }, (_, i) => (i % cols === Math.floor(i / cols) ? 1 : 0)),
  );
