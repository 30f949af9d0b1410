import { normal } from "../../../src/numeric/normal.ts";
import { gaussian } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** The seeds 1 to count. */
export const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** A matrix (rows, cols) of normal draws. */
export const drawn = (seed: number, rows: number, cols: number): Float64Array =>
  gaussian(normal(mulberry32(seed)), rows, cols);

/** The largest absolute difference between two arrays of one length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let most = 0;
  for (let i = 0; i < a.length; ++i) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}
