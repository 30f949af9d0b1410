import { shuffled } from "../../numeric/permutation.ts";
import type { Streams, Uniform } from "../../numeric/random.ts";
import { rows } from "./lines.ts";
import { above } from "./model/barrier.ts";
import { roomFor, score } from "./model/loss.ts";
import { asTheyAre, matching, permuted, type Orders } from "./model/matching.ts";
import { between, distance, inDoubles, network, single, type Network } from "./model/network.ts";
import type { Net, Trained } from "./pair.ts";

const inside = [0.25, 0.5, 0.75]; // where a line is measured, beside its ends

/** The barriers of lines from A, measured at three places inside. */
export function barriersFrom(trained: Trained) {
  const [a, b] = trained.nets;
  const room = roomFor(a.sizes, rows, single);
  const net = network(a.sizes, a.theta.slice());
  const lossOf = (each: Net) => score(each, trained.test, room).loss;
  const [lossA, lossB] = [lossOf(a), lossOf(b)];
  return (orders: Orders): number => {
    const to = permuted(b, orders);
    return above([lossA, ...inside.map((lambda) => lossOf(between(net, a, to, lambda))), lossB]).height;
  };
}

/** Norms of A and distances to B, layer by layer, weights and biases together, and of all. */
export function distances(a: Net, b: Net) {
  const ends = a.weights.map((w, l) => w.length + a.biases[l].length);
  let from = 0;
  const parts = ends.map((length) => [from, (from += length)] as const);
  const all = [...parts, [0, a.theta.length] as const];
  return {
    apart: Float64Array.from(all, ([i, k]) => distance(a.theta.subarray(i, k), b.theta.subarray(i, k))), // (layers + 1)
    norm: Float64Array.from(all, ([i, k]) => distance(a.theta.subarray(i, k), new Float32Array(k - i))), // (layers + 1)
  };
}

/** Weight matching from the order in which the units are, or from a drawn one; yields at every visit. */
export function* matchedFrom(a: Network, b: Network, random: Streams, restart: number) {
  const start = restart
    ? asTheyAre(a.sizes).map((p, l) => shuffled(p.length, random.stream(`start/${restart}/${l}`)))
    : asTheyAre(a.sizes);
  return yield* matching(a, b, random.stream(restart ? `visits/${restart}` : "visits"), start);
}

/**
 * The orders when only a share of the units of each layer stands where matching puts them, and the others are shuffled
 * among themselves. The same draws for every share, so that larger ones hold the smaller.
 */
export function partly(orders: Orders, share: number, u: Uniform): Int32Array[] {
  return orders.map((order) => {
    const places = shuffled(order.length, u);
    const mix = shuffled(order.length, u);
    const kept = Math.round(share * order.length);
    const others = places.slice(kept);
    const ranks = mix.filter((k) => k < others.length);
    const out = order.slice();
    others.forEach((place, k) => (out[place] = order[others[ranks[k]]]));
    return out;
  });
}

export const inWide = ({ nets }: Trained): readonly [Network, Network] => [
  inDoubles(nets[0]),
  inDoubles(nets[1]),
];
