import { tanh } from "../../../numeric/exponential.ts";
import type { OpenCell } from "./cell.ts";
import type { Kind, Shape } from "./reservoir.ts";
import { variational } from "./variational.ts";

/**
 * The memories h (steps, n - 1) of a QRNN that reads a whole series without a break, h_t = tanh VQC([u_t, gain h_(t-1)]),
 * from h = start in all parts. Source: Chen et al. 2022 (arXiv 2211.02612); the gain as in arXiv 2406.15783.
 */
export function streamed(
  { n, layers, rings }: Pick<Shape, "n" | "layers" | "rings">,
  angles: Float64Array,
  u: Float64Array,
  gain: number,
  start = 0,
): Float64Array {
  const H = n - 1;
  const vqc = variational(n, layers, angles, 1, rings);
  const h = new Float64Array(u.length * H);
  for (let t = 0; t < u.length; ++t) {
    vqc.inputs[0] = u[t];
    for (let k = 0; k < H; ++k) vqc.inputs[1 + k] = gain * (t ? h[(t - 1) * H + k] : start);
    vqc.run(0, 0, H);
    for (let k = 0; k < H; ++k) h[t * H + k] = tanh(vqc.meters[k]);
  }
  return h;
}

/** How far two runs of memories (steps, k) are from each other at every step. */
export function distances(a: Float64Array, b: Float64Array, k: number): Float64Array {
  return Float64Array.from({ length: a.length / k }, (_, t) => {
    let sum = 0;
    for (let j = t * k; j < (t + 1) * k; ++j) sum += (a[j] - b[j]) ** 2;
    return Math.sqrt(sum);
  });
}

/**
 * The features (steps, k) of a cell at every step of its window, which here is a whole series read without a break. Of a
 * QLSTM they are VQC6 of every step; of the others, the memory h.
 */
export function everyStep(
  kind: Kind,
  { n, layers, rings }: Pick<Shape, "n" | "layers" | "rings">,
  cell: OpenCell,
  u: Float64Array,
): Float64Array {
  const k = cell.features;
  const out = new Float64Array(u.length * k);
  cell.forward(u, 0, new Float64Array(k), 0);
  if (kind !== "qlstm") {
    out.set(cell.inside.h.subarray(0, out.length));
    return out;
  }
  const { o, c } = cell.inside;
  const vqc = variational(n, layers, cell.weights, 1, rings);
  for (let t = 0; t < u.length; ++t) {
    for (let j = 0; j < n; ++j) vqc.inputs[j] = o[t * n + j] * tanh(c[t * n + j]);
    vqc.run(5, 0, n);
    out.set(vqc.meters, t * k);
  }
  return out;
}
