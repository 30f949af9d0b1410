import { svd } from "../../../numeric/decompose.ts";
import { ln } from "../../../numeric/elementary.ts";
import { frobenius, multiply } from "../../../numeric/matrix.ts";
import { gaussian } from "../../../numeric/orthogonal.ts";
import type { Uniform } from "../../../numeric/random.ts";
import type { Correlations } from "./network.ts";

/* A square table of low rank, of which only some entries are shown: what does a network put into the others? */

/** A table and which of its entries are seen. */
export interface Puzzle extends Correlations {
  readonly n: number;
  readonly sigma31: Float64Array; // (n, n), the whole table, of Frobenius norm n
  readonly seen: Uint8Array; // (n, n), 1 for an entry that is seen, else 0
}

/**
 * A random table of some rank, from standard normal draws, with `count` entries seen, chosen by uniform draws (a
 * Fisher-Yates shuffle). Source: Arora et al. 2019, section 3, in small.
 */
export function randomPuzzle(draw: () => number, u: Uniform, n: number, rank: number, count: number): Puzzle {
  const table = new Float64Array(n * n);
  const left = gaussian(draw, n, rank);
  multiply(table, left, gaussian(draw, rank, n), n, rank, n);
  const scale = n / frobenius(table);
  const order = Array.from(table.keys());
  for (let i = n * n - 1; i >= 1; --i) {
    const j = Math.floor(u() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const seen = new Uint8Array(n * n);
  for (const i of order.slice(0, count)) seen[i] = 1;
  return { n, sigma31: table.map((x) => scale * x), seen };
}

/** The weights of a network of D square layers whose map is of the size of `scale`, on average. */
export const smallStart = (draw: () => number, n: number, D: number, scale: number): Float64Array[] =>
  Array.from({ length: D }, () => gaussian(draw, n, n, scale ** (1 / D) / Math.sqrt(n)));

/** How far a map is from the table in the entries that are not seen, as a part of these; 0 if all are seen. */
export function unseenError({ sigma31, seen }: Puzzle, map: Float64Array): number {
  const hidden = (x: number, i: number) => (seen[i] ? 0 : x);
  const whole = frobenius(sigma31.map(hidden));
  return whole === 0 ? 0 : frobenius(map.map((x, i) => hidden(x - sigma31[i], i))) / whole;
}

/** The singular values of a map (n, n), descending. */
export const singularValues = (map: Float64Array, n: number): Float64Array => svd(map, n, n).s;

/**
 * How many singular values matter: e to the entropy of their shares. 1 if one is all there is, n if all are equal.
 * Source: Roy & Vetterli 2007.
 */
export function effectiveRank(s: Float64Array): number {
  const sum = s.reduce((a, b) => a + b, 0);
  return Math.exp(s.reduce((entropy, x) => (x > 0 ? entropy - (x / sum) * ln(x / sum) : entropy), 0));
}
