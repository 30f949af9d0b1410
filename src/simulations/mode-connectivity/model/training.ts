import { cosTurn } from "../../../numeric/elementary.ts";
import { shuffled } from "../../../numeric/permutation.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { lossAndGradient, roomFor, type Examples } from "./loss.ts";
import type { Network, Numbers, Precision } from "./network.ts";

/** How a network is trained. */
export interface Recipe {
  readonly epochs: number;
  readonly batch: number; // examples in a step
  readonly rate: number; // the largest learning rate, after the warm-up
  readonly decay: number; // of weights, not of biases
}

/** A moment of training. */
export interface Step {
  readonly step: number; // made so far
  readonly planned: number;
  readonly loss: number; // mean of the batches since the last such moment
  readonly epoch: number; // whole ones made
}

const momentum = 0.9;
const warmup = 10; // steps
const worst = 10; // nats: so much loss, for so many steps on end, is divergence
const patience = 20; // steps
const pause = 4e7; // multiplications between two moments: about 5 ms

/** The learning rate at step t = 1, ..., T: a linear warm-up, then half a cosine down to 0. */
export const rateAt = (rate: number, t: number, T: number): number =>
  rate * Math.min(1, t / warmup) * 0.5 * (1 + cosTurn((t - 1) / (2 * T)));

/**
 * Trains a network in place by stochastic gradient descent with momentum. Yields a moment now and then and after every
 * epoch. Returns whether it went well: where it diverged, the network is as it was when the loss was last moderate.
 */
export function* training<A extends Numbers>(
  net: Network<A>,
  { x, y, count }: Examples<A>,
  { epochs, batch, rate, decay }: Recipe,
  u: Uniform,
  precision: Precision<A>,
): Generator<Step, boolean, void> {
  const inputs = net.sizes[0];
  const perEpoch = Math.floor(count / batch);
  const planned = epochs * perEpoch;
  const room = roomFor(net.sizes, batch, precision);
  const g = room.gradient;
  const v = precision.zeros(net.theta.length);
  const safe = net.theta.slice();
  const xs = precision.zeros(batch * inputs);
  const ys = new Uint8Array(batch);
  const between = Math.max(1, Math.round(pause / (3 * batch * net.theta.length + 8000)));
  let [high, sum, seen] = [0, 0, 0];
  let order = shuffled(count, u);
  for (let t = 1; t <= planned; ++t) {
    const k = (t - 1) % perEpoch;
    if (k === 0 && t > 1) order = shuffled(count, u);
    for (let i = 0; i < batch; ++i) {
      const row = order[k * batch + i];
      xs.set(x.subarray(row * inputs, (row + 1) * inputs), i * inputs);
      ys[i] = y[row];
    }
    const loss = lossAndGradient(net, xs, ys, batch, room);
    high = loss <= worst ? 0 : high + 1;
    if (!Number.isFinite(loss) || high >= patience) {
      net.theta.set(safe);
      return false;
    }
    if (high === 0 && t % patience === 0) safe.set(net.theta);
    sum += loss;
    ++seen;
    g.weights.forEach((gradient, l) => {
      const w = net.weights[l];
      for (let i = 0; i < w.length; ++i) gradient[i] += decay * w[i];
    });
    const eta = rateAt(rate, t, planned);
    const gradient = g.theta;
    for (let i = 0; i < v.length; ++i) {
      v[i] = momentum * v[i] + gradient[i];
      net.theta[i] -= eta * v[i];
    }
    if (t % between === 0 || t % perEpoch === 0) {
      yield { step: t, planned, loss: sum / seen, epoch: Math.floor(t / perEpoch) };
      [sum, seen] = [0, 0];
    }
  }
  const finite = net.theta.every(Number.isFinite);
  if (!finite) net.theta.set(safe);
  return finite;
}
