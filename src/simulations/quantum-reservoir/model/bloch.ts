import type { States } from "./circuit.ts";

/**
 * The Bloch vectors (n, 3) of the qubits of the state in a slot: the expectations of X, Y and Z of each alone. Its length
 * is 1 for a qubit by itself and less for one that is entangled; the purity is (1 + |r|^2) / 2.
 * Source: Nielsen & Chuang 2000, section 2.4.
 */
export function blochVectors({ re, im }: States, slot: number, n: number): Float64Array {
  const out = new Float64Array(3 * n);
  const size = 1 << n;
  for (let j = 0; j < n; ++j) {
    const stride = 1 << (n - 1 - j);
    for (let b = 0; b < size; ++b) {
      if (b & stride) continue;
      const p = slot * size + b;
      const q = p + stride;
      out[3 * j] += 2 * (re[p] * re[q] + im[p] * im[q]);
      out[3 * j + 1] += 2 * (re[p] * im[q] - im[p] * re[q]);
      out[3 * j + 2] += re[p] * re[p] + im[p] * im[p] - re[q] * re[q] - im[q] * im[q];
    }
  }
  return out;
}

/** The mean purity of single qubits with such Bloch vectors (n, 3). */
export function meanPurity(bloch: Float64Array): number {
  return bloch.reduce((sum, r) => sum + r * r, bloch.length / 3) / 2 / (bloch.length / 3);
}
