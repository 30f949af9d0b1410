import { multiplyTransposedB } from "../../../numeric/matrix.ts";
import { orthogonal } from "../../../numeric/orthogonal.ts";
import { zeroLoss, type Task } from "./task.ts";

/*
 * Starts in which no two modes share a hidden direction. Descent from there keeps them apart for ever, so that
 * every mode follows a law of its own: layers of equal strength a, a <- a + rate a^(D-1) (s - a^D).
 */

/**
 * The decoupled start W^l = R_{l+1} diag(u0^{1/D}) R_l^T: R_1 = V and R_{D+1} = U are the task's axes, the others
 * random orthogonal, from standard normal draws. Source: Saxe, McClelland & Ganguli 2014, section 2.
 */
export function decoupledStart(
  draw: () => number,
  task: Task,
  sizes: readonly number[],
  u0: number,
): Float64Array[] {
  const depth = sizes.length - 1;
  const axes = sizes.map((n, l) => (l === 0 ? task.v : l === depth ? task.u : orthogonal(draw, n, n)));
  return sizes.slice(1).map((rows, l) => {
    const shared = Math.min(rows, sizes[l]);
    const out = new Float64Array(rows * sizes[l]);
    const scale = u0 ** (1 / depth);
    const into = columns(axes[l + 1], rows, shared).map((x) => scale * x);
    multiplyTransposedB(out, into, columns(axes[l], sizes[l], shared), rows, shared, sizes[l]);
    return out;
  });
}

/** The first columns (n, count) of a square matrix. */
function columns(a: Float64Array, n: number, count: number): Float64Array {
  return Float64Array.from({ length: n * count }, (_, i) => a[Math.floor(i / count) * n + (i % count)]);
}

/** Modes on their own: what a network that started decoupled does, at the cost of a few numbers. */
export interface Modes {
  readonly depth: number; // D, number of weight matrices
  readonly s: readonly number[]; // (modes)
  readonly a: Float64Array; // (modes), the strength of every layer
}

/** Modes that all start with strength u0 > 0, shared equally by D layers. */
export const decoupledModes = (depth: number, s: readonly number[], u0: number): Modes => ({
  depth,
  s,
  a: new Float64Array(s.length).fill(u0 ** (1 / depth)),
});

/** The loss 1/2 sum (s - a^D)^2. */
export const modesLoss = ({ depth, s, a }: Modes): number =>
  zeroLoss(s.map((target, i) => target - a[i] ** depth));

/** One step of gradient descent in every mode. Source: Saxe, McClelland & Ganguli 2014, Eq. 15, in discrete steps. */
export function stepModes({ depth, s, a }: Modes, rate: number): void {
  for (let i = 0; i < a.length; ++i) {
    const rest = a[i] ** (depth - 1);
    a[i] += rate * rest * (s[i] - rest * a[i]);
  }
}
