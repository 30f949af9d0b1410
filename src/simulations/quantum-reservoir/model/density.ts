/*
 * What can be read off a density matrix that is kept as coefficients c_P of products of Pauli matrices (4^n): see
 * noisy.ts. Source: Nielsen & Chuang 2000, sections 2.4 and 8.3.
 */

/** The Bloch vectors (n, 3) of the qubits: the coefficients of X, Y and Z of each alone. */
export function blochOf(rho: Float64Array, n: number): Float64Array {
  return Float64Array.from(
    { length: 3 * n },
    (_, i) => rho[((i % 3) + 1) * 4 ** (n - 1 - Math.floor(i / 3))],
  );
}

/** Tr rho^2 of the whole register: 1 without noise, however entangled its qubits are, and less with it. */
export function purityOf(rho: Float64Array): number {
  let sum = 0;
  for (const c of rho) sum += c * c;
  return sum / Math.sqrt(rho.length);
}

/** Sets out (2^n) to the probabilities of the outcomes, by the Walsh transform of the products of 1 and Z. */
export function probabilitiesOf(rho: Float64Array, n: number, out: Float64Array): void {
  const size = 1 << n;
  for (let b = 0; b < size; ++b) {
    let product = 0;
    for (let j = 0; j < n; ++j) product += ((b >> j) & 1) * 3 * 4 ** j;
    out[b] = rho[product] / size;
  }
  for (let stride = 1; stride < size; stride *= 2)
    for (let base = 0; base < size; base += 2 * stride)
      for (let b = base; b < base + stride; ++b) {
        const [p, q] = [out[b], out[b + stride]];
        out[b] = p + q;
        out[b + stride] = p - q;
      }
}
