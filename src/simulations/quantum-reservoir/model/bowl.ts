import { symmetricEigen } from "../../../numeric/decompose.ts";
import { normalEquations, ridge } from "./ridge.ts";
import type { Task } from "./tasks.ts";

/**
 * The readout's penalised error J(w) = (1/N) (|Y - A w|^2 + lambda |w|^2), A = [F, 1], the bias without a penalty, is a
 * bowl: J(w) - J(best) = sum_i e_i (u_i . (w - best))^2 over the eigenvectors u_i of its Hessian's half.
 */
export interface Bowl {
  readonly best: Float64Array; // (m), by the normal equations
  /** The penalty that was needed to solve them: the one asked for, or more if the features depend on one another. */
  readonly penalty: number;
  readonly matrix: Float64Array; // (m, m), of the normal equations, divided by N
  readonly right: Float64Array; // (m), their right side, divided by N
  readonly curvatures: Float64Array; // (m), e_i, largest first
  readonly directions: Float64Array; // (m, m), u_i in column i
}

/** The bowl of features (count, k), m = k + 1. A penalty that does not suffice is raised by tens. */
export function bowl(features: Float64Array, task: Task, k: number, lambda: number): Bowl {
  const m = k + 1;
  let penalty = lambda;
  let best = ridge(features, task, k, penalty);
  for (; !best; best = ridge(features, task, k, penalty)) penalty = Math.max(1e-12, 10 * penalty);
  const { gram, right } = normalEquations(features, task, k, penalty);
  const N = task.trainCount;
  const matrix = new Float64Array(m * m);
  for (let p = 0; p < m; ++p)
    for (let q = 0; q < m; ++q) matrix[p * m + q] = gram[Math.max(p, q) * m + Math.min(p, q)] / N;
  const { values, vectors } = symmetricEigen(matrix, m);
  return {
    best,
    penalty,
    matrix,
    right: right.map((y) => y / N),
    curvatures: values.map((e) => Math.max(e, 0)), // what is below 1e-17 may come out negative
    directions: vectors,
  };
}

/** Sets out (m, from outAt) to the coordinates u_i . w of weights along a bowl's directions. */
export function along({ directions }: Bowl, w: Float64Array, out: Float64Array, outAt: number): void {
  const m = w.length;
  for (let i = 0; i < m; ++i) {
    let sum = 0;
    for (let p = 0; p < m; ++p) sum += directions[p * m + i] * w[p];
    out[outAt + i] = sum;
  }
}
