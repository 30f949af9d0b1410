/*
 * The parameters of a layer: per head K, Q, V (D, D) and O (N, D), of which only KQ = K^T Q / sqrt(D) and OV = O V
 * matter to its answers. Merged, KQ and OV are the parameters themselves. Source: He et al. 2025, reference code.
 */

/** Parameters in one array, head by head: K, Q, V, O; merged: KQ, OV. */
export interface Network {
  readonly d: number;
  readonly N: number;
  readonly H: number;
  readonly merged: boolean;
  readonly theta: Float64Array;
}

/** Numbers of a head. */
const sizeOf = (D: number, N: number, merged: boolean): number => (merged ? 1 : 3) * D * D + N * D;

/** Parameters that are all zero. */
export function network(d: number, N: number, H: number, merged = false): Network {
  return { d, N, H, merged, theta: new Float64Array(H * sizeOf(d + N, N, merged)) };
}

/** The parts of head h: K, Q, V, O in `theta` or in a gradient that lies like it. */
export function factors({ d, N }: Network, theta: Float64Array, h: number) {
  const D = d + N;
  const first = h * sizeOf(D, N, false);
  const part = (from: number, length: number) => theta.subarray(first + from, first + from + length);
  return {
    K: part(0, D * D),
    Q: part(D * D, D * D),
    V: part(2 * D * D, D * D),
    O: part(3 * D * D, N * D),
  };
}

/** Sets kq (H, D, D) and ov (H, N, D) to what the parameters make of them. */
export function compose(net: Network, kq: Float64Array, ov: Float64Array): void {
  const { d, N, H, merged, theta } = net;
  const D = d + N;
  const root = 1 / Math.sqrt(D);
  for (let h = 0; h < H; ++h) {
    if (merged) {
      const first = h * sizeOf(D, N, true);
      for (let i = 0; i < D * D; ++i) kq[h * D * D + i] = theta[first + i];
      for (let i = 0; i < N * D; ++i) ov[h * N * D + i] = theta[first + D * D + i];
      continue;
    }
    const K = h * sizeOf(D, N, false);
    const [Q, V, O] = [K + D * D, K + 2 * D * D, K + 3 * D * D];
    for (let r = 0; r < D; ++r)
      for (let c = 0; c < D; ++c) {
        let sum = 0;
        for (let k = 0; k < D; ++k) sum += theta[K + k * D + r] * theta[Q + k * D + c];
        kq[(h * D + r) * D + c] = root * sum;
      }
    for (let n = 0; n < N; ++n)
      for (let c = 0; c < D; ++c) {
        let sum = 0;
        for (let k = 0; k < D; ++k) sum += theta[O + n * D + k] * theta[V + k * D + c];
        ov[(h * N + n) * D + c] = sum;
      }
  }
}

/**
 * Sets `gradient`, laid out like theta, from the kernel's sums: of KQ (H, D, d, 2) and of OV (H, N, D, 2).
 * The last N columns of KQ meet only zeros of the query: their gradient is exactly 0.
 */
export function chain(net: Network, sumKq: Float64Array, sumOv: Float64Array, gradient: Float64Array): void {
  const { d, N, H, merged, theta } = net;
  const D = d + N;
  const root = 1 / Math.sqrt(D);
  gradient.fill(0);
  for (let h = 0; h < H; ++h) {
    const first = h * sizeOf(D, N, merged);
    const [Q, V] = [first + D * D, first + 2 * D * D];
    const O = merged ? first + D * D : first + 3 * D * D;
    for (let r = 0; r < D; ++r)
      for (let c = 0; c < d; ++c) {
        const at = 2 * ((h * D + r) * d + c);
        const dKq = sumKq[at] + sumKq[at + 1];
        if (merged) gradient[first + r * D + c] = dKq;
        else
          for (let k = 0; k < D; ++k) {
            gradient[first + k * D + r] += root * theta[Q + k * D + c] * dKq; // dK = Q dKQ^T / sqrt(D)
            gradient[Q + k * D + c] += root * theta[first + k * D + r] * dKq; // dQ = K dKQ / sqrt(D)
          }
      }
    for (let n = 0; n < N; ++n)
      for (let c = 0; c < D; ++c) {
        const at = 2 * ((h * N + n) * D + c);
        const dOv = sumOv[at] + sumOv[at + 1];
        if (merged) gradient[O + n * D + c] = dOv;
        else
          for (let k = 0; k < D; ++k) {
            gradient[O + n * D + k] += theta[V + k * D + c] * dOv; // dO = dOV V^T
            gradient[V + k * D + c] += theta[O + n * D + k] * dOv; // dV = O^T dOV
          }
      }
  }
}
