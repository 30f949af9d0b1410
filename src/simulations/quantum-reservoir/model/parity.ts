import { bit, ringPermutation, type Rings } from "./rings.ts";

/**
 * Which inputs each meter of a circuit multiplies if all its angles are zero: (meters, qubits), 1 or 0. Then the gates
 * only move basis states, bits of the last one are sums of bits of the first, and <Z_k> is the product of -v / sqrt(1 + v^2)
 * over those inputs.
 */
export function paritySets(n: number, layers: number, rings: Rings = 2): Uint8Array {
  const { dst } = ringPermutation(n, rings);
  const sets = new Uint8Array(n * n);
  for (let j = 0; j < n; ++j) {
    let state = 1 << (n - 1 - j);
    for (let l = 0; l < layers; ++l) state = dst[state];
    for (let k = 0; k < n; ++k) sets[k * n + j] = bit(state, k, n);
  }
  return sets;
}
