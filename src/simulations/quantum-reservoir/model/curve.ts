import { errors, predict, readout } from "./readout.ts";
import type { Task } from "./tasks.ts";

/** The errors of a readout of features (count, k) at its start and after every epoch (epochs + 1). */
export function readoutCurve(
  features: Float64Array,
  task: Task,
  first: Float64Array,
  rate: number,
  epochs: number,
): { train: Float64Array; test: Float64Array } {
  const learner = readout(features, task, first.slice(), rate);
  const now = new Float64Array(task.count);
  const [train, test] = [new Float64Array(epochs + 1), new Float64Array(epochs + 1)];
  for (let e = 0; e <= epochs; ++e) {
    if (e > 0) learner.epoch();
    predict(now, features, learner.weights);
    const found = errors(now, task);
    train[e] = found.train;
    test[e] = found.test;
  }
  return { train, test };
}
