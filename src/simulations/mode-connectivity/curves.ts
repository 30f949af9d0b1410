import type { Progress } from "./pair.ts";

/** Collects how the loss of two networks falls while they are trained. */
export function trainingCurves() {
  const step: number[][] = [[], []];
  const loss: number[][] = [[], []];
  return {
    add({ net, at }: Progress): void {
      if (!at || net > 1) return;
      step[net].push(at.step);
      loss[net].push(at.loss);
    },
    taken: () =>
      step.map((made, k) => ({
        step: Float64Array.from(made), // (moments)
        loss: Float64Array.from(loss[k]), // (moments): mean of the batches since the moment before
      })),
  };
}
