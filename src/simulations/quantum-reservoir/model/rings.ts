/** Which CNOT rings a layer has: to the next qubit, and to the next but one. */
export type Rings = 1 | 2;

/** The value of qubit j in basis state b: qubit 0 is the most significant bit. */
export const bit = (b: number, j: number, n: number): number => (b >> (n - 1 - j)) & 1;

/** The pairs (control, target) of one layer's CNOT gates, in order. A gate whose target is its control is left out. */
export function entanglers(n: number, rings: Rings): (readonly [control: number, target: number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let ring = 1; ring <= rings; ++ring)
    for (let i = 0; i < n; ++i) if ((i + ring) % n !== i) pairs.push([i, (i + ring) % n]);
  return pairs;
}

/**
 * What one layer's CNOT gates do: they move the amplitude of basis state b to dst[b], and src is the way back.
 * Source: Chen, Yoo & Fang 2020, section on the variational circuit.
 */
export function ringPermutation(n: number, rings: Rings): { src: Int32Array; dst: Int32Array } {
  const size = 1 << n;
  const src = new Int32Array(size);
  const dst = new Int32Array(size);
  const pairs = entanglers(n, rings);
  for (let b = 0; b < size; ++b) {
    let to = b;
    for (const [control, target] of pairs) if (bit(to, control, n)) to ^= 1 << (n - 1 - target);
    dst[b] = to;
    src[to] = b;
  }
  return { src, dst };
}
