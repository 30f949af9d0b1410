import { cosTurn, ln } from "../../../src/numeric/elementary.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import type { OpenCell } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { featuresOf } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { errors, predict, readout } from "../../../src/simulations/quantum-reservoir/model/readout.ts";
import {
  drawnClassical,
  drawnQuantum,
  drawWithin,
  isQuantum,
  type Kind,
  type Shape,
  angleCount,
  quantum,
} from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";
import type { Task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";

/** The angles 0.1, 0.2, 0.3, ... plus an offset, for comparison with numbers computed elsewhere. */
export const ramp = (count: number, offset = 0): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => 0.1 * (1 + i) + offset);

export const v4 = Float64Array.of(-0.5, 0.3, 0.8, -1.2);

/** Normal draws that use two uniforms each and drop the sine branch: the order of the reference computation. */
export const plainNormal = (u: () => number) => (): number => {
  const p = 1 - u();
  const q = u();
  return Math.sqrt(-2 * ln(p)) * cosTurn(q);
};

/** Angles from a normal law of some width, or evenly from the whole circle. */
export type Start = { readonly width: number } | "circle";

/** The reservoir and the first readout that the reference computation draws for a seed: angles or weights, then w, b. */
export function drawn(
  kind: Kind,
  seed: number,
  start: Start = { width: 0.01 },
  shape: Shape = { n: 4, layers: 2, length: 4 },
) {
  const u = mulberry32(seed);
  const cell = ((): OpenCell => {
    if (!isQuantum(kind)) return drawnClassical(kind, 5, shape.length, u);
    if (start !== "circle") return drawnQuantum(kind, shape, start.width, plainNormal(u));
    const angles = Float64Array.from({ length: angleCount(kind, shape) }, () => 2 * Math.PI * u());
    return quantum(kind, shape, angles);
  })();
  const first = new Float64Array(cell.features + 1);
  drawWithin(first, 1 / Math.sqrt(cell.features), u);
  return { cell, first };
}

/** Errors after every epoch of a readout of features. */
export function learned(features: Float64Array, task: Task, first: Float64Array, epochs = 100, rate = 0.01) {
  const learner = readout(features, task, first.slice(), rate);
  const predicted = new Float64Array(task.count);
  const [train, test] = [new Float64Array(epochs), new Float64Array(epochs)];
  for (let e = 0; e < epochs; ++e) {
    learner.epoch();
    predict(predicted, features, learner.weights);
    ({ train: train[e], test: test[e] } = errors(predicted, task));
  }
  return { train, test };
}

/** Errors after every epoch of the reservoir that the reference computation draws. */
export function reservoirErrors(kind: Kind, seed: number, task: Task, start?: Start) {
  const { cell, first } = drawn(kind, seed, start);
  return learned(featuresOf(cell, task), task, first);
}
