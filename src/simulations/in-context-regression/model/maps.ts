import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import { promptsBetween } from "./pace.ts";
import { debiasedDescent, read, reading, ridge } from "./predictors.ts";
import { drawOf, type Task } from "./prompts.ts";

/** Mean squared errors against the noise-free target. */
export interface MapErrors {
  readonly layer: number;
  /** Of a debiased step whose size is a number. */
  readonly scalar: number;
  /** Of one whose size is a matrix: (1/L) sum_l y_l (x_l - mean) . G x_q. */
  readonly matrix: number;
  readonly ridge: number;
}

/** Tries a layer, and steps of a size and of a matrix G (d, d), on the prompts of a state, an even number; pauses now and then, with the part done. */
export function* mapErrors(
  task: Task,
  layer: Attention,
  G: Float64Array,
  eta: number,
  prompts: number,
  state: number,
): Generator<number, MapErrors> {
  const { d, L, noise } = task;
  const found = reading(d);
  const room = new Float64Array(d * d);
  const how = drawOf(task);
  const sums = [0, 0, 0, 0];
  const pause = promptsBetween(layer.shape.H, L);
  layer.seed(state);
  for (let k = 0; k < prompts; k += 2) {
    if (k > 0 && k % pause === 0) yield k / prompts;
    layer.draw(how);
    layer.forward();
    const { yhat, target } = layer.memory;
    for (let b = 0; b < 2; ++b) {
      read(found, layer, b);
      let matrix = 0;
      for (let i = 0; i < d; ++i) {
        const part = (found.xy[i] - (found.ySum * found.xSum[i]) / L) / L;
        for (let j = 0; j < d; ++j) matrix += part * G[i * d + j] * found.query[j];
      }
      const answers = [yhat[b], eta * debiasedDescent(found, L), matrix, ridge(found, d * noise, room)];
      answers.forEach((answer, a) => (sums[a] += (answer - target[b]) ** 2));
    }
  }
  const [own, scalar, matrix, bayes] = sums.map((sum) => sum / prompts);
  return { layer: own, scalar, matrix, ridge: bayes };
}
