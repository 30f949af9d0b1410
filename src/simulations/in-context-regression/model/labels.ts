import type { Attention } from "../../../numeric/kernels/attention-plain.ts";
import type { Shape } from "../../../numeric/kernels/attention-memory.ts";
import { drawOf, type Task } from "./prompts.ts";
import { promptsBetween } from "./pace.ts";
import { read, reading } from "./predictors.ts";
import { debiasedStep } from "./risks.ts";

/** The two coordinates that each of N labels depends on: its own, or with each neighbour one in common. */
export const supportsOf = (N: number, overlap: boolean): number[][] =>
  Array.from({ length: N }, (_, n) => (overlap ? [n, n + 1] : [2 * n, 2 * n + 1]));

/** Heads in the numbers that matter with several labels: the diagonal of KQ (H, d) and the labels' read-outs (H, N). */
export function sharesOf({ d, N, H }: Shape, kq: Float64Array, ov: Float64Array) {
  const D = d + N;
  const omega = new Float64Array(H * d);
  const mu = new Float64Array(H * N);
  for (let h = 0; h < H; ++h) {
    for (let i = 0; i < d; ++i) omega[h * d + i] = kq[(h * D + i) * D + i];
    for (let n = 0; n < N; ++n) mu[h * N + n] = ov[(h * N + n) * D + d + n];
  }
  return { omega, mu };
}

/** Mean squared errors over labels and prompts, against targets without noise. */
export interface LabelErrors {
  readonly layer: number;
  /** Of one debiased step a label, on its own coordinates alone. */
  readonly apart: number;
  /** Of one debiased step a label, on all coordinates: what a single pair of heads can do. */
  readonly together: number;
}

/** Tries a layer of several labels on the prompts of a state, an even number, and with it debiased steps of their best sizes; pauses now and then, with the part done. */
export function* labelErrors(
  task: Task & { readonly supports: readonly (readonly number[])[] },
  layer: Attention,
  prompts: number,
  state: number,
): Generator<number, LabelErrors> {
  const { d, L, noise, supports } = task;
  const found = reading(d);
  const sums = { layer: 0, apart: 0, together: 0 };
  const all = debiasedStep(d, L, noise) / L;
  const how = drawOf(task);
  const pause = promptsBetween(layer.shape.H + 2 * supports.length, L);
  layer.seed(state);
  for (let k = 0; k < prompts; k += 2) {
    if (k > 0 && k % pause === 0) yield k / prompts;
    layer.draw(how);
    layer.forward();
    const { yhat, target } = layer.memory;
    for (let b = 0; b < 2; ++b)
      for (const [n, support] of supports.entries()) {
        read(found, layer, b, n);
        const y = target[2 * n + b];
        const part = (i: number) => (found.xy[i] - (found.ySum * found.xSum[i]) / L) * found.query[i];
        const own = debiasedStep(support.length, L, noise) / L;
        let [apart, together] = [0, 0];
        for (const i of support) apart += own * part(i);
        for (let i = 0; i < d; ++i) together += all * part(i);
        sums.layer += (yhat[2 * n + b] - y) ** 2;
        sums.apart += (apart - y) ** 2;
        sums.together += (together - y) ** 2;
      }
  }
  const many = prompts * supports.length;
  return { layer: sums.layer / many, apart: sums.apart / many, together: sums.together / many };
}
