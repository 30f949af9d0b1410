import { exp } from "../../../numeric/exponential.ts";
import type { Examples } from "./loss.ts";
import type { Network, Numbers, Precision } from "./network.ts";

/** How the loss begins to change where a network starts along a direction: its first and second derivative. */
export interface Start {
  readonly slope: number; // mu g
  readonly bend: number; // mu^T H mu
}

const block = 250; // examples that pass at once

/**
 * The first and second derivative of the mean loss at theta + t mu with respect to t, at t = 0: the gradient and the
 * Hessian along mu, without either. Each layer hands on three values: z, its first derivative, and its second. With
 * h = W z + b these are h' = W z' + M z + m and h'' = W z'' + 2 M z', where M and m are the weights and biases of mu; a
 * rectified unit passes all three or none. Yields after every block. Source: Pearlmutter 1994, the R-operator, along
 * one direction only.
 */
export function* alongStart<A extends Numbers>(
  net: Network<A>,
  mu: Network<A>,
  { x, y, count }: Examples<A>,
  { zeros, product }: Precision<A>,
): Generator<void, Start, void> {
  const { sizes, weights } = net;
  const last = weights.length - 1;
  const rooms = sizes.slice(1).map((n) => [0, 1, 2, 3].map(() => zeros(block * n)));
  let [slope, bend] = [0, 0];
  for (let from = 0; from < count; from += block) {
    const rows = Math.min(block, count - from);
    let [z, z1, z2]: readonly (A | null)[] = [
      x.subarray(from * sizes[0], (from + rows) * sizes[0]) as A,
      null,
      null,
    ];
    for (let l = 0; l <= last; ++l) {
      const [inputs, n] = [sizes[l], sizes[l + 1]];
      const [h, h1, h2, more] = rooms[l];
      const times = (out: A, a: A, w: A): void => product(out, a, w, rows, inputs, n, false, true);
      times(h, z as A, weights[l]);
      times(h1, z as A, mu.weights[l]);
      h2.fill(0);
      if (z1) {
        times(more, z1, weights[l]);
        for (let k = 0; k < rows * n; ++k) h1[k] += more[k];
        times(h2, z1, mu.weights[l]);
        for (let k = 0; k < rows * n; ++k) h2[k] *= 2;
      }
      if (z2) {
        times(more, z2, weights[l]);
        for (let k = 0; k < rows * n; ++k) h2[k] += more[k];
      }
      for (let k = 0; k < rows * n; ++k) {
        h[k] += net.biases[l][k % n];
        h1[k] += mu.biases[l][k % n];
        if (l < last && !(h[k] > 0)) h[k] = h1[k] = h2[k] = 0;
      }
      [z, z1, z2] = [h, h1, h2];
    }
    const [logits, first, second] = rooms[last];
    const classes = sizes[last + 1];
    for (let i = 0; i < rows; ++i) {
      const row = i * classes;
      let top = -Infinity;
      for (let c = 0; c < classes; ++c) top = Math.max(top, logits[row + c]);
      let [sum, mean, square, mean2] = [0, 0, 0, 0]; // of the softmax, and moments under it
      for (let c = 0; c < classes; ++c) {
        const p = exp(logits[row + c] - top);
        sum += p;
        mean += p * first[row + c];
        square += p * first[row + c] ** 2;
        mean2 += p * second[row + c];
      }
      const right = row + y[from + i];
      slope += mean / sum - first[right];
      bend += square / sum - (mean / sum) ** 2 + mean2 / sum - second[right];
    }
    yield;
  }
  return { slope: slope / count, bend: bend / count };
}

/**
 * The height of the loss over its chord at a place of the line from a to b, as far as both ends foretell it to second
 * order. Source: Ito, Yamada & Kumagai 2024, Theorem 3.1.
 */
export const foretold = (a: Start, b: Start, lambda: number): number =>
  lambda * (1 - lambda) * (a.slope - b.slope + (lambda * a.bend + (1 - lambda) * b.bend) / 2);
