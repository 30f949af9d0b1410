import type { Cell } from "./cell.ts";
import { errors, predict, readout } from "./readout.ts";
import type { Task } from "./tasks.ts";
import { training } from "./training.ts";

/** What became of a network at some epochs. */
export interface Learned {
  readonly train: Float64Array; // (points), mean squared errors on windows learned from
  readonly test: Float64Array; // (points), on the others
  readonly predicted: Float64Array; // (points, count)
}

const empty = (points: number, count: number): Learned => ({
  train: new Float64Array(points),
  test: new Float64Array(points),
  predicted: new Float64Array(points * count),
});

function record({ train, test, predicted }: Learned, at: number, now: Float64Array, task: Task): void {
  const found = errors(now, task);
  train[at] = found.train;
  test[at] = found.test;
  predicted.set(now, at * task.count);
}

/** A readout of frozen features (count, k) that learns from first weights (k + 1), as it is at some epochs (points). */
export function learnReadout(
  features: Float64Array,
  task: Task,
  first: Float64Array,
  rate: number,
  stops: Int32Array,
): Learned {
  const learned = empty(stops.length, task.count);
  const learner = readout(features, task, first.slice(), rate);
  const now = new Float64Array(task.count);
  for (let epoch = 0, at = 0; at < stops.length; ++epoch) {
    if (epoch > 0) learner.epoch();
    if (epoch !== stops[at]) continue;
    predict(now, features, learner.weights);
    record(learned, at++, now, task);
  }
  return learned;
}

/**
 * A cell and a readout of it that learn together from first weights (k + 1), as they are at some epochs (points). Pauses
 * whenever some windows have gone forth and back, and says how many epochs and points are done.
 */
export function* learnAll(
  cell: Cell,
  task: Task,
  first: Float64Array,
  rate: number,
  stops: Int32Array,
  pause: number,
): Generator<{ epoch: number; done: number; learned: Learned }, Learned> {
  const learned = empty(stops.length, task.count);
  const learner = training(cell, task, first.slice(), rate);
  const now = new Float64Array(task.count);
  let spent = 0;
  for (let epoch = 0, at = 0; at < stops.length; ++epoch) {
    if (epoch > 0) {
      let from = 0;
      do {
        const next = learner.batch(from);
        spent += 10;
        if (spent >= pause && next > 0) {
          spent = 0;
          yield { epoch: epoch - 1 + from / task.trainCount, done: at, learned };
        }
        from = next;
      } while (from > 0);
    }
    if (epoch !== stops[at]) continue;
    learner.predict(now);
    record(learned, at++, now, task);
    spent += task.count / 4; // there and not back
  }
  return learned;
}
