import { cosTurn, ln } from "../../../src/numeric/elementary.ts";
import { streams, type Uniform } from "../../../src/numeric/random.ts";
import { digits, type Draws } from "../../../src/simulations/mode-connectivity/model/digits.ts";
import {
  double,
  initial,
  type Network,
  type Numbers,
  type Precision,
} from "../../../src/simulations/mode-connectivity/model/network.ts";
import type { Examples } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { finished } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { training, type Recipe } from "../../../src/simulations/mode-connectivity/model/training.ts";

/*
 * The draws with which the reference values were made by an independent implementation: a stream for each purpose, its
 * name beginning with the seed, and normal draws of which the second of a pair is thrown away.
 */

const named = streams(0);

/** The stream of a purpose. */
export const sub = (seed: number, purpose: string): Uniform => named.stream(`${seed}/${purpose}`);

export function normalsOf(u: Uniform): () => number {
  return () => {
    const r = Math.sqrt(-2 * ln(1 - u()));
    return r * cosTurn(u());
  };
}

/** Uniform and normal draws from one stream. */
export const drawsOf = (u: Uniform): Draws => ({ u, normal: normalsOf(u) });

/** The images of a split, of data seed 1. */
export const images = <A extends Numbers>(
  split: "train" | "test",
  count: number,
  precision: Precision<A>,
): Examples<A> => digits(count, (i) => drawsOf(sub(1, `digits/${split}/${i}`)), precision);

export const start = <A extends Numbers>(
  sizes: readonly number[],
  seed: number,
  precision: Precision<A>,
): Network<A> => initial(sizes, normalsOf(sub(seed, "init")), precision);

export const live: Recipe = { epochs: 6, batch: 50, rate: 0.2, decay: 1e-3 };
export const sizes = [196, 64, 64, 10];

/** A network of this seed, trained. */
export function trained<A extends Numbers>(
  seed: number,
  train: Examples<A>,
  precision: Precision<A>,
  { recipe = live, shape = sizes } = {},
): Network<A> {
  const net = start(shape, seed, precision);
  finished(training(net, train, recipe, sub(seed, "batches"), precision));
  return net;
}

/** The two networks of a pair. */
export const pair = (s: number, train: Examples, options = {}): [Network, Network] => [
  trained(100 * s, train, double, options),
  trained(100 * s + 1, train, double, options),
];
