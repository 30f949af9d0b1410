import { normal } from "../../numeric/normal.ts";
import type { Uniform } from "../../numeric/random.ts";
import { decoupledStart } from "./model/decoupled.ts";
import { gaussianStart, identityStart, orthogonalStart, uniformStart } from "./model/initial.ts";
import { pretrainedStart } from "./model/pretrained.ts";
import type { Task } from "./model/task.ts";

/** The starts that are raced, in the order of their colours. */
export const starts = ["gaussian", "uniform", "orthogonal", "identity", "pretrained", "decoupled"] as const;
export type StartName = (typeof starts)[number];

/** The depths at which they are raced, in weight matrices. */
export const depths = [2, 4, 8, 16, 32] as const;

/** Part of the zero map's loss at which a network counts as having learned. */
export const goal = 0.05;

/** Strength of every mode in the small decoupled start. */
export const decoupledStrength = 1e-3;

/** Fresh weights of a start, in layer order, from a source of uniform draws; yields where that takes long. */
export function* weightsOf(
  name: StartName,
  u: Uniform,
  task: Task,
  sizes: readonly number[],
): Generator<number, Float64Array[]> {
  switch (name) {
    case "gaussian":
      return gaussianStart(normal(u), sizes);
    case "uniform":
      return uniformStart(u, sizes);
    case "orthogonal":
      return orthogonalStart(normal(u), sizes);
    case "identity":
      return identityStart(sizes);
    case "pretrained":
      return yield* pretrainedStart(normal(u), sizes);
    case "decoupled":
      return decoupledStart(normal(u), task, sizes, decoupledStrength);
  }
}
