import { ln } from "../../../numeric/elementary.ts";
import { exp } from "../../../numeric/exponential.ts";
import { network, type Network, type Numbers, type Precision } from "./network.ts";

/** Examples and their classes. */
export interface Examples<A extends Numbers = Float64Array> {
  readonly x: A; // (count, inputs)
  readonly y: Uint8Array; // (count)
  readonly count: number;
}

/** The first n of some examples, not copied. */
export const first = <A extends Numbers>({ x, y, count }: Examples<A>, n: number): Examples<A> => ({
  x: x.subarray(0, (x.length / count) * Math.min(n, count)) as A,
  y: y.subarray(0, n),
  count: Math.min(n, count),
});

/** The room in which examples pass through a network, at most so many at a time. */
export interface Room<A extends Numbers> {
  readonly rows: number;
  readonly z: readonly A[]; // (layers), each (rows, sizes[l + 1]): what comes out of layer l + 1, the last as logits
  readonly d: readonly A[]; // (layers), the same shapes: the loss's gradient with respect to h
  readonly gradient: Network<A>;
  readonly precision: Precision<A>;
}

export function roomFor<A extends Numbers>(
  sizes: readonly number[],
  rows: number,
  precision: Precision<A>,
): Room<A> {
  const layers = sizes.slice(1).map((n) => precision.zeros(rows * n));
  const d = sizes.slice(1).map((n) => precision.zeros(rows * n));
  const count = sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), 0);
  return { rows, z: layers, d, gradient: network(sizes, precision.zeros(count)), precision };
}

/** Passes n examples through a network: fills room.z. */
export function forward<A extends Numbers>(
  net: Network<A>,
  x: A,
  n: number,
  { z, precision }: Room<A>,
): void {
  const last = net.weights.length - 1;
  for (let l = 0; l <= last; ++l) {
    const [inputs, outputs] = [net.sizes[l], net.sizes[l + 1]];
    const out = z[l];
    const b = net.biases[l];
    precision.product(out, l ? z[l - 1] : x, net.weights[l], n, inputs, outputs, false, true);
    for (let i = 0, k = 0; i < n; ++i)
      for (let j = 0; j < outputs; ++j, ++k) {
        const h = out[k] + b[j];
        out[k] = l === last || h > 0 ? h : 0;
      }
  }
}

/** What the logits of n examples are worth. */
export interface Score {
  readonly loss: number; // mean cross-entropy, in nats
  readonly accuracy: number; // the part for which the right logit is the largest
}

/** Sums of the cross-entropy and of right answers over n rows of logits; fills d, where given, with its gradient per row. */
function judged<A extends Numbers>(logits: A, y: Uint8Array, n: number, classes: number, d?: A, scale = 1) {
  let loss = 0;
  let right = 0;
  for (let i = 0; i < n; ++i) {
    const row = i * classes;
    let best = 0;
    for (let c = 1; c < classes; ++c) if (logits[row + c] > logits[row + best]) best = c;
    const top = logits[row + best];
    let sum = 0;
    for (let c = 0; c < classes; ++c) {
      const e = exp(logits[row + c] - top);
      sum += e;
      if (d) d[row + c] = e;
    }
    loss += top + ln(sum) - logits[row + y[i]];
    if (best === y[i]) ++right;
    if (!d) continue;
    for (let c = 0; c < classes; ++c) d[row + c] *= scale / sum;
    d[row + y[i]] -= scale;
  }
  return { loss, right };
}

/** The loss and accuracy of a network on examples. */
export function score<A extends Numbers>(
  net: Network<A>,
  { x, y, count }: Examples<A>,
  room: Room<A>,
): Score {
  const inputs = net.sizes[0];
  const classes = net.sizes[net.sizes.length - 1];
  let [loss, right] = [0, 0];
  for (let i = 0; i < count; i += room.rows) {
    const n = Math.min(room.rows, count - i);
    forward(net, x.subarray(i * inputs, (i + n) * inputs) as A, n, room);
    const part = judged(room.z[room.z.length - 1], y.subarray(i, i + n), n, classes);
    loss += part.loss;
    right += part.right;
  }
  return { loss: loss / count, accuracy: right / count };
}

/** The class that a network takes each of some examples for, at most room.rows of them. */
export function guesses<A extends Numbers>(
  net: Network<A>,
  { x, count }: Examples<A>,
  room: Room<A>,
): Uint8Array {
  const classes = net.sizes[net.sizes.length - 1];
  forward(net, x, count, room);
  const logits = room.z[room.z.length - 1];
  const found = new Uint8Array(count);
  for (let i = 0; i < count; ++i)
    for (let c = 1; c < classes; ++c)
      if (logits[i * classes + c] > logits[i * classes + found[i]]) found[i] = c;
  return found;
}

/**
 * The mean loss over n examples, at most room.rows, and its gradient in room.gradient. Backwards: with D_L = (p - y)/n
 * and D_l = (D_{l+1} W_{l+1}) where h_l > 0, the gradient of W_l is D_l^T z_{l-1}, that of b_l the column sums of D_l.
 */
export function lossAndGradient<A extends Numbers>(
  net: Network<A>,
  x: A,
  y: Uint8Array,
  n: number,
  room: Room<A>,
): number {
  const { z, d, gradient, precision } = room;
  const last = net.weights.length - 1;
  forward(net, x, n, room);
  const { loss } = judged(z[last], y, n, net.sizes[last + 1], d[last], 1 / n);
  for (let l = last; l >= 0; --l) {
    const [inputs, outputs] = [net.sizes[l], net.sizes[l + 1]];
    precision.product(gradient.weights[l], d[l], l ? z[l - 1] : x, outputs, n, inputs, true, false);
    const b = gradient.biases[l].fill(0);
    for (let i = 0, k = 0; i < n; ++i) for (let j = 0; j < outputs; ++j, ++k) b[j] += d[l][k];
    if (l === 0) break;
    precision.product(d[l - 1], d[l], net.weights[l], n, outputs, inputs, false, false);
    const [below, active] = [d[l - 1], z[l - 1]];
    for (let k = 0; k < n * inputs; ++k) if (!(active[k] > 0)) below[k] = 0;
  }
  return loss / n;
}
