import { svd, type Svd } from "../../../numeric/decompose.ts";
import { multiplyTransposedA } from "../../../numeric/matrix.ts";
import type { Orders } from "./matching.ts";
import type { Network } from "./network.ts";

/** The singular value decomposition of one layer's weights: sizes, and the directions that belong to them. */
export interface Directions extends Svd {
  readonly outputs: number;
  readonly inputs: number;
}

/** The directions of one layer. */
export const directionsOf = ({ weights, sizes }: Network, l: number): Directions => ({
  ...svd(weights[l], sizes[l + 1], sizes[l]),
  outputs: sizes[l + 1],
  inputs: sizes[l],
});

const rowsIn = (a: Float64Array, cols: number, order: Int32Array | undefined): Float64Array =>
  order ? Float64Array.from(a, (_, k) => a[order[Math.floor(k / cols)] * cols + (k % cols)]) : a;

/** The directions of a layer after its units, and those below, are put in another order: turned, their sizes the same. */
export const reordered = (d: Directions, orders: Orders, l: number): Directions => ({
  ...d,
  u: rowsIn(d.u, d.s.length, orders[l]),
  v: rowsIn(d.v, d.s.length, orders[l - 1]),
});

/** How directions of one layer of two networks agree (r, r): output directions, input directions, and their product. */
export function agreement(a: Directions, b: Directions) {
  const r = a.s.length;
  const [u, v] = [new Float64Array(r * r), new Float64Array(r * r)];
  multiplyTransposedA(u, a.u, b.u, r, a.outputs, r);
  multiplyTransposedA(v, a.v, b.v, r, a.inputs, r);
  return { u, v, both: u.map((x, k) => x * v[k]) };
}

/** How many singular values are at least gamma times the largest. */
export const large = (s: Float64Array, gamma: number): number => s.filter((x) => x >= gamma * s[0]).length;

/** A layer of two networks: their sizes, and how their directions agree, pair by pair. */
export interface Compared {
  readonly a: Float64Array; // (r), singular values
  readonly b: Float64Array; // (r)
  readonly both: Float64Array; // (r, r)
}

/**
 * How well the directions with large singular values of two networks agree: 1 if they are the same, about 0 if they
 * have nothing to do with each other. The sum over layers and pairs of (u_i^A u_j^B)(v_i^A v_j^B), over the singular
 * values that are at least gamma times the largest, divided by their number (of the network that has fewer).
 * Source: Ito, Yamada & Kumagai 2024, section 4; the denominator is our reading.
 */
export function alignment(layers: readonly Compared[], gamma: number): number {
  let [sum, count] = [0, 0];
  for (const { a, b, both } of layers) {
    const [m, n] = [large(a, gamma), large(b, gamma)];
    for (let i = 0; i < m; ++i) for (let j = 0; j < n; ++j) sum += both[i * a.length + j];
    count += Math.min(m, n);
  }
  return sum / count;
}

/** The Euclidean distance of two spectra, as a part of the first one's norm. */
export function spectralDistance(a: Float64Array, b: Float64Array): number {
  const square = a.reduce((sum, x, i) => sum + (x - b[i]) ** 2, 0);
  return Math.sqrt(square / a.reduce((sum, x) => sum + x * x, 0));
}
