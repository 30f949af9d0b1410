import { rmsprop, step } from "./rmsprop.ts";
import type { Task } from "./tasks.ts";

/** The mean squared errors on the windows that are learned from, and on the others. */
export interface Errors {
  readonly train: number;
  readonly test: number;
}

/** Sets out (count) to w F + b for features F (count, k) and weights (k + 1), the last being b. */
export function predict(out: Float64Array, features: Float64Array, weights: Float64Array): void {
  const k = weights.length - 1;
  for (let i = 0; i < out.length; ++i) {
    let y = weights[k];
    for (let j = 0; j < k; ++j) y += weights[j] * features[i * k + j];
    out[i] = y;
  }
}

/** The errors of predictions (count) for a task. */
export function errors(predicted: Float64Array, { goal, trainCount, count }: Task): Errors {
  let train = 0;
  let test = 0;
  for (let i = 0; i < count; ++i) {
    const e = predicted[i] - goal[i];
    if (i < trainCount) train += e * e;
    else test += e * e;
  }
  return { train: train / trainCount, test: test / (count - trainCount) };
}

/** A linear readout that learns from features that do not change: what reservoir computing trains, and all it trains. */
export interface Readout {
  readonly weights: Float64Array; // (k + 1), the bias last
  /** One pass over the training windows, in order, in batches. */
  epoch(): void;
}

/** A readout of features (count, k) from given first weights (k + 1), by RMSprop on the mean squared error of batches. */
export function readout(
  features: Float64Array,
  { goal, trainCount }: Task,
  weights: Float64Array,
  rate: number,
  batch = 10,
): Readout {
  const k = weights.length - 1;
  const gradient = new Float64Array(k + 1);
  const optimiser = rmsprop(k + 1, rate);
  return {
    weights,
    epoch() {
      for (let from = 0; from < trainCount; from += batch) {
        const to = Math.min(from + batch, trainCount);
        gradient.fill(0);
        for (let i = from; i < to; ++i) {
          let y = weights[k];
          for (let j = 0; j < k; ++j) y += weights[j] * features[i * k + j];
          const slope = (2 * (y - goal[i])) / (to - from);
          for (let j = 0; j < k; ++j) gradient[j] += slope * features[i * k + j];
          gradient[k] += slope;
        }
        step(optimiser, weights, gradient);
      }
    },
  };
}

/** The first epoch, counted from 1, at which the error (epochs) is at most 1.1 times its last value. */
export function settleEpoch(train: Float64Array): number {
  const limit = 1.1 * train[train.length - 1];
  return 1 + train.findIndex((error) => error <= limit);
}
