import { errors } from "./readout.ts";
import { ridge } from "./ridge.ts";
import type { Task } from "./tasks.ts";

/** Test errors of three forecasters that need no network. */
export interface Baselines {
  readonly persistence: number; // says the last input again
  readonly ar1: number; // linear in the last input
  readonly ar2: number; // linear in the last two
}

/** The test errors of persistence and of autoregression by least squares on the last inputs of each window. */
export function baselines(task: Task): Baselines {
  const { input, length, count } = task;
  const last = (i: number, lag: number): number => input[i + length - 1 - lag];
  const autoregression = (order: number): number => {
    const features = Float64Array.from({ length: count * order }, (_, at) =>
      last(Math.floor(at / order), at % order),
    );
    const w = ridge(features, task, order, 0);
    if (!w) return Infinity;
    const predicted = Float64Array.from({ length: count }, (_, i) => {
      let y = w[order];
      for (let j = 0; j < order; ++j) y += w[j] * last(i, j);
      return y;
    });
    return errors(predicted, task).test;
  };
  const same = Float64Array.from({ length: count }, (_, i) => last(i, 0));
  return { persistence: errors(same, task).test, ar1: autoregression(1), ar2: autoregression(2) };
}
