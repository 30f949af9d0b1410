import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import { debiasedDescent, descent, read, reading, ridge } from "./predictors.ts";
import { drawOf, layerFor, type Task } from "./prompts.ts";

/** Answers to the prompts of a state, in order (prompts). */
export interface Answers {
  readonly debiased: Float64Array; // one debiased step of size eta
  readonly descent: Float64Array; // one plain step of size eta
  readonly ridge: Float64Array; // ridge regression with the Bayes penalty
}

/** What gradient descent and ridge regression answer to so many prompts, an even number. */
export function answers(task: Task, eta: number, prompts: number, state: number): Answers {
  const { d, L, noise } = task;
  const reader = layerFor(task, 1);
  const found = reading(d);
  const room = new Float64Array(d * d);
  const out = {
    debiased: new Float64Array(prompts),
    descent: new Float64Array(prompts),
    ridge: new Float64Array(prompts),
  };
  reader.seed(state);
  for (let k = 0; k < prompts; k += 2) {
    reader.draw(drawOf(task));
    for (let b = 0; b < 2; ++b) {
      read(found, reader, b);
      out.debiased[k + b] = eta * debiasedDescent(found, L);
      out.descent[k + b] = eta * descent(found, L);
      out.ridge[k + b] = ridge(found, d * noise, room);
    }
  }
  return out;
}

/** The slope b and R^2 = 1 - sum (y - b g)^2 / sum y^2 of the best multiple of g. */
export function multiple(y: Float64Array, g: Float64Array): [number, number] {
  let [yy, yg, gg] = [0, 0, 0];
  for (let i = 0; i < y.length; ++i) {
    yy += y[i] * y[i];
    yg += y[i] * g[i];
    gg += g[i] * g[i];
  }
  return yy > 0 && gg > 0 ? [yg / gg, (yg * yg) / (yy * gg)] : [0, 0];
}

/** A layer's answers to the same prompts, and slope and R^2 on those of `Answers`, in their order (3, 2). */
export function agreement(
  layer: Attention,
  task: Task,
  { debiased, descent, ridge }: Answers,
  state: number,
) {
  const all = new Float64Array(debiased.length);
  layer.seed(state);
  for (let k = 0; k < all.length; k += 2) {
    layer.draw(drawOf(task));
    layer.forward();
    for (let b = 0; b < 2; ++b) all[k + b] = layer.memory.yhat[b];
  }
  return { all, fit: [debiased, descent, ridge].flatMap((g) => multiple(all, g)) };
}
