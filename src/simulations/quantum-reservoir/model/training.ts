import type { Cell } from "./cell.ts";
import { predict } from "./readout.ts";
import { rmsprop, step } from "./rmsprop.ts";
import type { Task } from "./tasks.ts";

/** A cell and its linear readout that are trained together, by backpropagation through time. */
export interface Training {
  /** One batch of training windows, starting with a window: returns where the next one starts, or 0 at the end. */
  batch(from: number): number;
  /** Sets out (count) to the predictions for all windows. */
  predict(out: Float64Array): void;
}

/**
 * The training of all weights by RMSprop on the mean squared error of batches, in the order of time. The readout's first
 * weights (k + 1) are overwritten, as are the cell's.
 */
export function training(cell: Cell, task: Task, readout: Float64Array, rate: number, size = 10): Training {
  const { goal, trainCount, count, input } = task;
  const k = cell.features;
  const [ofCell, ofReadout] = [rmsprop(cell.weights.length, rate), rmsprop(k + 1, rate)];
  const [F, gF, gReadout] = [new Float64Array(k), new Float64Array(k), new Float64Array(k + 1)];
  const features = new Float64Array(count * k);
  return {
    batch(from) {
      const to = Math.min(from + size, trainCount);
      cell.gradient.fill(0);
      gReadout.fill(0);
      for (let i = from; i < to; ++i) {
        cell.forward(input, i, F, 0);
        let y = readout[k];
        for (let j = 0; j < k; ++j) y += readout[j] * F[j];
        const slope = (2 * (y - goal[i])) / (to - from);
        for (let j = 0; j < k; ++j) {
          gReadout[j] += slope * F[j];
          gF[j] = slope * readout[j];
        }
        gReadout[k] += slope;
        cell.backward(gF);
      }
      step(ofCell, cell.weights, cell.gradient);
      step(ofReadout, readout, gReadout);
      cell.prepare();
      return to < trainCount ? to : 0;
    },
    predict(out) {
      for (let i = 0; i < count; ++i) cell.forward(input, i, features, i * k);
      predict(out, features, readout);
    },
  };
}
