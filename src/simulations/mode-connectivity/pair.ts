import { normal } from "../../numeric/normal.ts";
import type { Streams } from "../../numeric/random.ts";
import { digitSet, type DigitSet } from "./digit-set.ts";
import { keeping, type Work } from "./kept.ts";
import { pixels } from "./model/digits.ts";
import { initial, single, type Network } from "./model/network.ts";
import { training, type Recipe, type Step } from "./model/training.ts";

export type Net = Network<Float32Array>;

/** What networks are to be trained, all on the same digits, each from its own start and in its own order. */
export interface Order extends Recipe {
  readonly seed: number;
  readonly width: number;
  readonly layers?: number; // hidden ones; 2 if left out
  readonly count?: number; // of networks; 2 if left out
}

/** A step of the work: the part that is done, and where the training of network `net` is. */
export interface Progress {
  readonly part: number;
  readonly net: number;
  readonly at?: Step;
}

/** Networks and the digits that they learned. */
export interface Trained extends DigitSet {
  readonly nets: readonly Net[];
  readonly starts: readonly Net[]; // what they were before
  readonly converged: boolean; // false where one of them diverged
}

export const batch = 50; // examples in a step, everywhere in this chapter
const drawing = 0.2; // the part of the work that the digits are

/** One network, what it was before, and whether it came to its end. */
interface One {
  readonly net: Net;
  readonly start: Net;
  readonly converged: boolean;
}

const kept = keeping<Step, One>(16); // network by network, so that pairs and larger numbers of them share theirs

/** Trains network k of some. Names of the streams say whose they are: init/0, batches/0, init/1, ... */
function* trainedNet(
  { train }: DigitSet,
  sizes: readonly number[],
  recipe: Recipe,
  random: Streams,
  k: number,
): Work<Step, One> {
  const net = initial(sizes, normal(random.stream(`init/${k}`)), single);
  const start = { ...net, theta: net.theta.slice() };
  const work = training(net, train, recipe, random.stream(`batches/${k}`), single);
  let at = work.next();
  for (; !at.done; at = work.next()) yield at.value;
  return { net, start, converged: at.value };
}

/** Several networks, one after the other. */
function* several(
  set: DigitSet,
  count: number,
  one: (k: number) => Work<Step, One>,
): Work<Progress, Trained> {
  const found: One[] = [];
  for (let k = 0; k < count; ++k) {
    const work = one(k);
    let at = work.next();
    for (; !at.done; at = work.next())
      yield { part: (k + at.value.step / (at.value.planned + 1)) / count, net: k, at: at.value };
    found.push(at.value);
  }
  return {
    ...set,
    nets: found.map(({ net }) => net),
    starts: found.map(({ start }) => start),
    converged: found.every(({ converged }) => converged),
  };
}

/** Trains networks of some sizes on any examples, one after the other. */
export const trainedOn = (
  set: DigitSet,
  sizes: readonly number[],
  { count = 2, ...recipe }: Recipe & Pick<Order, "count">,
  random: Streams,
): Work<Progress, Trained> => several(set, count, (k) => trainedNet(set, sizes, recipe, random, k));

/** Trains networks on the drawn digits, one after the other. */
export function* trainedNets({ count = 2, ...order }: Order, random: Streams): Work<Progress, Trained> {
  const { seed, width, layers = 2, epochs, batch, rate, decay } = order;
  const sizes = [pixels, ...new Array<number>(layers).fill(width), 10];
  const recipe = { epochs, batch, rate, decay };
  const digits = digitSet();
  let step = digits.next();
  for (; !step.done; step = digits.next()) yield { part: drawing * step.value, net: 0 };
  const set = step.value;
  const learning = several(set, count, (k) =>
    kept(JSON.stringify([seed, sizes, recipe, k]), () => trainedNet(set, sizes, recipe, random, k)),
  );
  let at = learning.next();
  for (; !at.done; at = learning.next()) yield { ...at.value, part: drawing + (1 - drawing) * at.value.part };
  return at.value;
}
