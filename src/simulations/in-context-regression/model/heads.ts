import type { Shape } from "../../../numeric/kernels/attention-memory.ts";

/** What the heads of a layer do with one label; arrays are (H) unless they say otherwise. */
export interface Heads {
  readonly omega: Float64Array; // mean of the diagonal of KQ over the covariates
  readonly mu: Float64Array; // OV's entry for the label
  readonly offDiagonal: Float64Array; // largest |off-diagonal| of KQ's covariate block, in units of |omega|
  readonly spread: Float64Array; // standard deviation of its diagonal, in units of |omega|
  readonly labelRow: Float64Array; // largest |entry| of the label key's row, in units of |omega|
  readonly labelPart: Float64Array; // part of |OV|^2 in its label entry
  /** |sum of mu| / sum of |mu|. */
  readonly imbalance: number;
  /** sum_h mu_h KQ_h on the covariates: what one step of gradient descent would multiply by (d, d). */
  readonly map: Float64Array;
  /** Its mean diagonal: the step size. */
  readonly step: number;
  /** Its largest off-diagonal and the standard deviation of its diagonal, in units of the step size. */
  readonly mapOff: number;
  readonly mapSpread: number;
}

/** Mean of a diagonal (d, d) that lies in rows of `row` numbers. */
const meanDiagonal = (a: Float64Array, at: number, row: number, d: number): number => {
  let sum = 0;
  for (let i = 0; i < d; ++i) sum += a[at + i * row + i];
  return sum / d;
};

/** Largest absolute off-diagonal, and the standard deviation of the diagonal, both relative to `unit`. */
function shapeOf(a: Float64Array, at: number, row: number, d: number, unit: number): [number, number] {
  const mean = meanDiagonal(a, at, row, d);
  let [off, variance] = [0, 0];
  for (let i = 0; i < d; ++i)
    for (let j = 0; j < d; ++j) {
      const entry = a[at + i * row + j];
      if (i === j) variance += ((entry - mean) * (entry - mean)) / d;
      else off = Math.max(off, Math.abs(entry));
    }
  return [off / unit, Math.sqrt(variance) / unit];
}

/** What heads with these kq (H, D, D) and ov (H, N, D) do with label n. The label columns of kq are left out: they are inert. */
export function headsOf({ d, N, H }: Shape, kq: Float64Array, ov: Float64Array, n = 0): Heads {
  const D = d + N;
  const each = () => new Float64Array(H);
  const [omega, mu, offDiagonal, spread, labelRow, labelPart] = [
    each(),
    each(),
    each(),
    each(),
    each(),
    each(),
  ];
  const map = new Float64Array(d * d);
  for (let h = 0; h < H; ++h) {
    const at = h * D * D;
    const first = (h * N + n) * D;
    omega[h] = meanDiagonal(kq, at, D, d);
    mu[h] = ov[first + d + n];
    const unit = Math.max(Math.abs(omega[h]), 1e-12);
    [offDiagonal[h], spread[h]] = shapeOf(kq, at, D, d, unit);
    for (let j = 0; j < d; ++j)
      labelRow[h] = Math.max(labelRow[h], Math.abs(kq[at + (d + n) * D + j]) / unit);
    let norm = 0;
    for (let k = 0; k < D; ++k) norm += ov[first + k] * ov[first + k];
    labelPart[h] = norm > 0 ? (mu[h] * mu[h]) / norm : 0;
    for (let i = 0; i < d; ++i) for (let j = 0; j < d; ++j) map[i * d + j] += mu[h] * kq[at + i * D + j];
  }
  const step = meanDiagonal(map, 0, d, d);
  const [mapOff, mapSpread] = shapeOf(map, 0, d, d, Math.max(Math.abs(step), 1e-12));
  const total = mu.reduce((sum, x) => sum + Math.abs(x), 0);
  const imbalance = total > 0 ? Math.abs(mu.reduce((sum, x) => sum + x, 0)) / total : 0;
  return { omega, mu, offDiagonal, spread, labelRow, labelPart, imbalance, map, step, mapOff, mapSpread };
}

/** How far circuits have formed: parts, from 0 to 1, of what the heads compare and read that is of the final kind. */
export interface Formed {
  /** Of |KQ|^2 without the inert columns, each head weighted with its mu^2: what is a multiple of the identity. */
  readonly identity: number;
  /** Of |OV|^2: what is in the label's entry. */
  readonly label: number;
}

/** The same for heads that read one label. */
export function formed({ d, N, H }: Shape, kq: Float64Array, ov: Float64Array): Formed {
  const D = d + N;
  let [diagonal, whole, label, read] = [0, 0, 0, 0];
  for (let h = 0; h < H; ++h) {
    const at = h * D * D;
    const mu = ov[h * N * D + d];
    const omega = meanDiagonal(kq, at, D, d);
    diagonal += mu * mu * d * omega * omega;
    for (let i = 0; i < D; ++i)
      for (let j = 0; j < d; ++j) whole += mu * mu * kq[at + i * D + j] * kq[at + i * D + j];
    label += mu * mu;
    for (let k = 0; k < D; ++k) read += ov[h * N * D + k] * ov[h * N * D + k];
  }
  return { identity: whole > 0 ? diagonal / whole : 0, label: read > 0 ? label / read : 0 };
}
