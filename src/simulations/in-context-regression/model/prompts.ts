import { attention } from "../../../numeric/kernels/attention.ts";
import type { Attention, Draw } from "../../../numeric/kernels/attention-plain.ts";

/**
 * A family of prompts: x_1 ... x_L and x_q from N(mean, Sigma), labels y = beta . x + noise, beta from N(0, I/d) on the
 * coordinates that a label depends on. The target is beta . x_q, without noise.
 * Source: He, Pan, Chen & Yang 2025; section and normalisation as in their reference code.
 */
export interface Task {
  readonly d: number;
  readonly L: number;
  /** Variance of the noise on the labels, sigma^2. */
  readonly noise: number;
  /** Of several labels, the coordinates that each depends on; default: one label, on all. */
  readonly supports?: readonly (readonly number[])[];
  /** (d, d): x = root g with independent g; default: the identity. */
  readonly root?: Float64Array;
  readonly mean?: number;
  /** Added to the labels of the context only. */
  readonly offset?: number;
}

/** How many labels a token carries. */
export const labelsOf = ({ supports }: Task): number => supports?.length ?? 1;

/** How the kernel is to draw a task's prompts. */
export const drawOf = ({ noise, root, mean = 0, offset = 0 }: Task): Draw => ({
  mixed: root !== undefined,
  noise: Math.sqrt(noise),
  mean,
  offset,
});

/** A layer of H heads for a task's prompts: softmax attention, or linear with weights `linear` times the scores. */
export function layerFor(task: Task, H: number, linear = 0, make = attention): Attention {
  const { d, L, supports, root } = task;
  const layer = make({ d, L, N: labelsOf(task), H }, linear);
  const { scale } = layer.memory;
  if (supports)
    supports.forEach((support, n) => {
      for (const i of support) scale[n * d + i] = 1 / Math.sqrt(support.length);
    });
  else scale.fill(1 / Math.sqrt(d));
  if (root) layer.memory.root.set(root);
  return layer;
}
