import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import { drawOf, layerFor, type Task } from "./prompts.ts";
import { ended, promptsBetween } from "./pace.ts";
import { debiasedDescent, descent, read, reading, ridge } from "./predictors.ts";

/** What a layer is to be tried with: a copy, since it goes on learning. */
export interface Learned {
  readonly kq: Float64Array;
  readonly ov: Float64Array;
  /** Of linear attention the factor before the scores; 0 is softmax. */
  readonly linear?: number;
  /** Heads; default 2. */
  readonly H: number;
}

/** A copy of what a layer has learned. */
export const learned = ({ shape, memory }: Attention, linear = 0): Learned => ({
  kq: memory.kq.slice(),
  ov: memory.ov.slice(),
  H: shape.H,
  linear,
});

/** A layer for a task that answers as it was learned. */
export function layerOf(task: Task, { kq, ov, H, linear = 0 }: Learned): Attention {
  const layer = layerFor(task, H, linear);
  layer.memory.kq.set(kq);
  layer.memory.ov.set(ov);
  return layer;
}

/** The heads of all layers together. */
export const headsOf = (layers: readonly Attention[]): number =>
  layers.reduce((sum, { shape }) => sum + shape.H, 0);

/** Mean squared errors against the noise-free target, of layers on the same prompts. */
export interface Errors {
  readonly layers: Float64Array; // as they were given
  readonly descent: number; // of one step of its size
  readonly debiased: number;
  readonly ridge: number;
}

/**
 * Tries layers of one task (its first label) on the prompts of a state, an even number, and with them one step of
 * gradient descent, one debiased step, both of size eta, and ridge regression. Prompts are the same for all of them,
 * and for every call with this state and task. Pauses now and then, with the part of the prompts that is done.
 */
export function* trying(
  task: Task,
  layers: readonly Attention[],
  eta: number,
  prompts: number,
  state: number,
): Generator<number, Errors> {
  const { d, L, noise } = task;
  const how = drawOf(task);
  const reader = layers[0] ?? layerFor(task, 1);
  const all = layers.length ? layers : [reader];
  for (const layer of all) layer.seed(state);
  const found = reading(d);
  const room = new Float64Array(d * d);
  const sums = new Float64Array(layers.length + 3);
  const pause = promptsBetween(headsOf(all), L);
  for (let k = 0; k < prompts; k += 2) {
    if (k > 0 && k % pause === 0) yield k / prompts;
    for (const [i, layer] of all.entries()) {
      layer.draw(how);
      if (i >= layers.length) continue;
      layer.forward();
      const { yhat, target } = layer.memory;
      for (let b = 0; b < 2; ++b) sums[i] += (yhat[b] - target[b]) ** 2;
    }
    for (let b = 0; b < 2; ++b) {
      read(found, reader, b);
      const y = reader.memory.target[b];
      sums[layers.length] += (eta * descent(found, L) - y) ** 2;
      sums[layers.length + 1] += (eta * debiasedDescent(found, L) - y) ** 2;
      sums[layers.length + 2] += (ridge(found, d * noise, room) - y) ** 2;
    }
  }
  const [a, b, c] = sums.subarray(layers.length).map((sum) => sum / prompts);
  return {
    layers: sums.slice(0, layers.length).map((sum) => sum / prompts),
    descent: a,
    debiased: b,
    ridge: c,
  };
}

/** The same in one go. */
export const errorsOf = (...trial: Parameters<typeof trying>): Errors => ended(trying(...trial));
