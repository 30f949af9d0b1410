import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import { headsOf } from "./evaluation.ts";
import { promptsBetween } from "./pace.ts";
import { debiasedDescent, descent, read, reading, ridge } from "./predictors.ts";
import { drawOf, type Task } from "./prompts.ts";

/*
 * What a constant b, added to all labels of a context, does to the answers, and what a constant delta, added to all
 * label read-outs, does. Shifted labels move a head's mean label by b and no score against another, since softmax weights
 * add up to one: whatever was learned, the error of a layer is exactly e + delta M + b (S + delta H), with the error e
 * and the sum M of the heads' mean labels at b = delta = 0, and the sum S of the read-outs. Derived for this page.
 */

/** Mean products over prompts, for the error e + t K of an answer that depends linearly on something t. */
export const products = ["ee", "eK", "KK", "e", "K"] as const;
const many = products.length;

/** Mean products: of each layer with K = M, and of plain, debiased and ridge answers with K per unit of b. */
export interface ShiftErrors {
  readonly layers: readonly Float64Array[]; // (products)
  readonly descent: Float64Array; // (products)
  readonly debiased: Float64Array; // (products)
  readonly ridge: Float64Array; // (products)
}

function add(sums: Float64Array, e: number, K: number, part: number): void {
  sums[0] += part * e * e;
  sums[1] += part * e * K;
  sums[2] += part * K * K;
  sums[3] += part * e;
  sums[4] += part * K;
}

/**
 * Tries layers of one task on the prompts of a state, an even number, and with them steps of size eta and ridge regression.
 * Pauses now and then, with the part of the prompts that is done.
 */
export function* shiftErrors(
  task: Task,
  layers: readonly Attention[],
  eta: number,
  prompts: number,
  state: number,
): Generator<number, ShiftErrors> {
  const { d, L, noise } = task;
  const how = drawOf(task);
  const found = reading(d);
  const room = new Float64Array(d * d);
  const out = {
    layers: layers.map(() => new Float64Array(many)),
    descent: new Float64Array(many),
    debiased: new Float64Array(many),
    ridge: new Float64Array(many),
  };
  const part = 1 / prompts;
  for (const layer of layers) layer.seed(state);
  const pause = promptsBetween(headsOf(layers) + 4, L); // each prompt is solved twice
  for (let k = 0; k < prompts; k += 2) {
    if (k > 0 && k % pause === 0) yield k / prompts;
    for (const [i, layer] of layers.entries()) {
      layer.draw(how);
      layer.forward();
      const { yhat, target, m } = layer.memory;
      for (let b = 0; b < 2; ++b) {
        let M = 0;
        for (let h = 0; h < layer.shape.H; ++h) M += m[2 * (h * (d + 1) + d) + b];
        add(out.layers[i], yhat[b] - target[b], M, part);
      }
    }
    for (let b = 0; b < 2; ++b) {
      read(found, layers[0], b);
      const y = layers[0].memory.target[b];
      // Labels that are all 1: X^T y becomes the sum of the covariates, and the sum of the labels L.
      const ones = { ...found, xy: found.xSum, ySum: L };
      add(out.descent, eta * descent(found, L) - y, eta * descent(ones, L), part);
      add(out.debiased, eta * debiasedDescent(found, L) - y, eta * debiasedDescent(ones, L), part);
      add(out.ridge, ridge(found, d * noise, room) - y, ridge(ones, d * noise, room), part);
    }
  }
  return out;
}

/** Mean squared errors of layers (layers), and their standard errors (layers). */
export interface Measured {
  readonly mean: Float64Array;
  readonly error: Float64Array;
}

/** Measures the squared errors of layers of one task on the prompts of a state, without any formula; pauses now and then. */
export function* measured(
  task: Task,
  layers: readonly Attention[],
  prompts: number,
  state: number,
): Generator<number, Measured> {
  const how = drawOf(task);
  const [sum, square] = [new Float64Array(layers.length), new Float64Array(layers.length)];
  const pause = promptsBetween(headsOf(layers), task.L);
  for (const layer of layers) layer.seed(state);
  for (let k = 0; k < prompts; k += 2) {
    if (k > 0 && k % pause === 0) yield k / prompts;
    for (const [i, layer] of layers.entries()) {
      layer.draw(how);
      layer.forward();
      const { yhat, target } = layer.memory;
      for (let b = 0; b < 2; ++b) {
        const error = (yhat[b] - target[b]) ** 2;
        sum[i] += error;
        square[i] += error * error;
      }
    }
  }
  const mean = sum.map((s) => s / prompts);
  return { mean, error: mean.map((m, i) => Math.sqrt((square[i] / prompts - m * m) / prompts)) };
}
