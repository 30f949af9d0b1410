import type { Examples } from "./loss.ts";
import { between, network, type Network, type Numbers, type Precision } from "./network.ts";

/** Mean and standard deviation of what comes into each unit of a hidden layer, before it is rectified. */
export interface Statistics {
  readonly mean: Float64Array; // (units)
  readonly std: Float64Array; // (units)
}

const still = 1e-6; // a unit whose input varies less has nothing to be scaled

/** What comes into hidden layer l from the layer below, h = z W_l^T + b_l, (count, units), into h. */
function incoming<A extends Numbers>(net: Network<A>, l: number, z: A, h: A, { product }: Precision<A>) {
  const [inputs, units] = [net.sizes[l], net.sizes[l + 1]];
  const count = h.length / units;
  product(h, z, net.weights[l], count, inputs, units, false, true);
  for (let i = 0, k = 0; i < count; ++i) for (let j = 0; j < units; ++j, ++k) h[k] += net.biases[l][j];
}

function statisticsOf(h: Numbers, units: number): Statistics {
  const count = h.length / units;
  const mean = new Float64Array(units);
  const std = new Float64Array(units);
  for (let i = 0, k = 0; i < count; ++i) for (let j = 0; j < units; ++j, ++k) mean[j] += h[k];
  for (let j = 0; j < units; ++j) mean[j] /= count;
  for (let i = 0, k = 0; i < count; ++i)
    for (let j = 0; j < units; ++j, ++k) {
      const off = h[k] - mean[j];
      std[j] += off * off;
    }
  for (let j = 0; j < units; ++j) std[j] = Math.sqrt(std[j] / count);
  return { mean, std };
}

/** Passes examples through the hidden layers; gives what comes into each, which may be changed before it is rectified. */
function* hidden<A extends Numbers>(
  net: Network<A>,
  { x, count }: Examples<A>,
  precision: Precision<A>,
): Generator<A, void, void> {
  let z = x;
  for (let l = 0; l < net.sizes.length - 2; ++l) {
    const h = precision.zeros(count * net.sizes[l + 1]);
    incoming(net, l, z, h, precision);
    yield h;
    for (let k = 0; k < h.length; ++k) if (!(h[k] > 0)) h[k] = 0;
    z = h;
  }
}

/** What comes into the units of each hidden layer, on some examples. */
export const statistics = <A extends Numbers>(
  net: Network<A>,
  examples: Examples<A>,
  precision: Precision<A>,
): Statistics[] =>
  Array.from(hidden(net, examples, precision), (h) => statisticsOf(h, h.length / examples.count));

/** The mean of two networks' statistics, unit by unit: what a unit that lies between them should have. */
export const target = (a: Statistics, b: Statistics, lambda: number): Statistics => ({
  mean: a.mean.map((m, i) => (1 - lambda) * m + lambda * b.mean[i]),
  std: a.std.map((s, i) => (1 - lambda) * s + lambda * b.std[i]),
});

/** The part of the variance aimed at that the units of a layer have, all together. */
export function varianceLeft(found: Statistics, aim: Statistics): number {
  const sum = ({ std }: Statistics) => std.reduce((all, s) => all + s * s, 0);
  return sum(found) / sum(aim);
}

/**
 * The network at lambda between a and b, with every hidden unit scaled and shifted so that what comes into it has, on
 * these examples, the mean and deviation between those of a's and b's unit; layer by layer, since each changes the next.
 * Source: Jordan, Sedghi, Saukh, Entezari & Neyshabur 2023, section 3, folded into weights and biases.
 */
export function repaired<A extends Numbers>(
  [a, b]: readonly [Network<A>, Network<A>],
  [ofA, ofB]: readonly [readonly Statistics[], readonly Statistics[]],
  lambda: number,
  examples: Examples<A>,
  precision: Precision<A>,
): Network<A> {
  const net = between(network(a.sizes, a.theta.slice() as A), a, b, lambda);
  let l = 0;
  for (const h of hidden(net, examples, precision)) {
    const [inputs, units] = [net.sizes[l], net.sizes[l + 1]];
    const { mean, std } = statisticsOf(h, units);
    const aim = target(ofA[l], ofB[l], lambda);
    const scale = std.map((s, j) => (s < still ? 1 : aim.std[j] / s));
    for (let i = 0, k = 0; i < examples.count; ++i)
      for (let j = 0; j < units; ++j, ++k) h[k] = scale[j] * (h[k] - mean[j]) + aim.mean[j];
    const [w, bias] = [net.weights[l], net.biases[l]];
    for (let j = 0; j < units; ++j) {
      for (let i = 0; i < inputs; ++i) w[j * inputs + i] *= scale[j];
      bias[j] = scale[j] * (bias[j] - mean[j]) + aim.mean[j];
    }
    ++l;
  }
  return net;
}
