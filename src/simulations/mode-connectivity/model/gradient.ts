import { assignment } from "../../../numeric/assignment.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { first, lossAndGradient, roomFor, score, type Examples } from "./loss.ts";
import { asTheyAre, permuted } from "./matching.ts";
import { between, double, network, single, type Network } from "./network.ts";
import { backThrough, soften, softRoom, type Soft } from "./sinkhorn.ts";

/** How orders are learned. */
export interface Learning {
  readonly steps: number;
  readonly batch: number; // examples in a step
  readonly rate: number; // of Adam
  readonly tau: number; // temperature of the soft orders
  readonly rounds: number; // of Sinkhorn
}

/** A step that was made: the loss half-way with soft orders, and the least with hard ones so far. */
export interface LearningStep {
  readonly step: number;
  readonly soft: number; // nats, on the batch
  readonly hard: number; // nats, on up to 1000 of the examples
}

const [beta1, beta2, small] = [0.9, 0.999, 1e-8];
const harden = 25; // steps between two hard orders
const judged = 1000; // examples that tell which hard orders are best

type Floats = Network<Float32Array>;

/** B with its units in soft orders: S_l W_l S_{l-1}^T and S_l b_l, and what is halved on the way there. */
function turned(b: Network, softs: readonly Soft[]) {
  const [left, right]: Float64Array[][] = [[], []];
  const biases: Float64Array[] = [];
  b.weights.forEach((w, l) => {
    const [rows, cols] = [b.sizes[l + 1], b.sizes[l]];
    const [below, above] = [softs[l - 1] as Soft | undefined, softs[l] as Soft | undefined];
    right[l] = below ? new Float64Array(w.length) : w; // W_l S_{l-1}^T
    if (below) double.product(right[l], w, below.s, rows, cols, cols, false, true);
    left[l] = above ? new Float64Array(w.length) : w; // S_l W_l
    if (above) double.product(left[l], above.s, w, rows, rows, cols, false, false);
    biases[l] = above ? new Float64Array(rows) : b.biases[l];
    if (above) double.product(biases[l], above.s, b.biases[l], rows, rows, 1, false, false);
  });
  const weights = left.map((w, l) => {
    const below = softs[l - 1] as Soft | undefined;
    if (!below) return w;
    const out = new Float64Array(w.length);
    double.product(out, w, below.s, b.sizes[l + 1], below.n, below.n, false, true);
    return out;
  });
  return { left, right, weights, biases };
}

/**
 * Orders of b's hidden units learned from examples: soft ones, by the gradient of the loss half-way between a and b;
 * every 25 steps the nearest hard ones are tried, and the best of them are what comes out. It sees weights only by what
 * they do to these examples. Scores begin at the identity plus a little noise, from `noise`; batches are drawn by u.
 * Source: Peña et al. 2023, section 3, the rounds of Sinkhorn unrolled; in the place of the straight-through estimator of
 * Ainsworth, Hayase & Srinivasa 2023, section 3.3.
 */
export function* learnedOrders(
  [a, b]: readonly [Network, Network],
  examples: Examples<Float32Array>,
  { steps, batch, rate, tau, rounds }: Learning,
  noise: (layer: number) => () => number,
  u: Uniform,
): Generator<LearningStep, Int32Array[], void> {
  const { sizes } = a;
  const inputs = sizes[0];
  const hidden = sizes.slice(1, -1);
  const softs = hidden.map((n) => softRoom(n, rounds, tau));
  const scores = hidden.map((n, l) => {
    const draw = noise(l);
    return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0) + 0.01 * draw());
  });
  const [m, v] = [0, 1].map(() => hidden.map((n) => new Float64Array(n * n)));
  const rows = Math.min(batch, examples.count);
  const room = roomFor(sizes, rows, single);
  const some = first(examples, judged);
  const wide = roomFor(sizes, Math.min(250, some.count), single);
  const merged: Floats = network(sizes, single.zeros(a.theta.length));
  const [fa, fb] = [a, b].map(({ theta }) => network(sizes, Float32Array.from(theta)));
  const xs = single.zeros(rows * inputs);
  const ys = new Uint8Array(rows);
  let best: Int32Array[] = asTheyAre(sizes);
  let least = Infinity;
  const tryHard = (): void => {
    const orders = scores.map((z, l) => assignment(z, hidden[l]));
    const { loss } = score(between(merged, fa, permuted(fb, orders), 0.5), some, wide);
    if (loss < least) [least, best] = [loss, orders];
  };
  for (let t = 1; t <= steps; ++t) {
    softs.forEach((soft, l) => soften(scores[l], soft));
    const { left, right, weights, biases } = turned(b, softs);
    for (let l = 0; l < weights.length; ++l) {
      for (let k = 0; k < weights[l].length; ++k)
        merged.weights[l][k] = 0.5 * (a.weights[l][k] + weights[l][k]);
      for (let k = 0; k < biases[l].length; ++k) merged.biases[l][k] = 0.5 * (a.biases[l][k] + biases[l][k]);
    }
    for (let i = 0; i < rows; ++i) {
      const row = Math.floor(u() * examples.count);
      xs.set(examples.x.subarray(row * inputs, (row + 1) * inputs), i * inputs);
      ys[i] = examples.y[row];
    }
    const soft = lossAndGradient(merged, xs, ys, rows, room);
    softs.forEach((layer, l) => {
      const n = layer.n;
      const of = (k: number) => Float64Array.from(room.gradient.weights[k]);
      const [g, above] = [new Float64Array(n * n), new Float64Array(n * n)];
      double.product(g, of(l), right[l], n, sizes[l], n, false, true); // G_l (W_l^B S_{l-1}^T)^T
      double.product(above, of(l + 1), left[l + 1], n, sizes[l + 2], n, true, false); // G_{l+1}^T S_{l+1} W_{l+1}^B
      const bias = room.gradient.biases[l];
      for (let i = 0, k = 0; i < n; ++i)
        for (let j = 0; j < n; ++j, ++k) g[k] = 0.5 * (g[k] + above[k] + bias[i] * b.biases[l][j]);
      backThrough(g, layer);
      const [z, mean, square] = [scores[l], m[l], v[l]];
      for (let k = 0; k < g.length; ++k) {
        mean[k] = beta1 * mean[k] + (1 - beta1) * g[k];
        square[k] = beta2 * square[k] + (1 - beta2) * g[k] * g[k];
        z[k] -= (rate * (mean[k] / (1 - beta1 ** t))) / (Math.sqrt(square[k] / (1 - beta2 ** t)) + small);
      }
    });
    if (t % harden === 0 || t === steps) tryHard();
    yield { step: t, soft, hard: least };
  }
  return best;
}
