import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { entanglers, type Rings } from "./rings.ts";

/*
 * The variational circuit with depolarising noise. Its density matrix is kept as rho = 2^-n sum_P c_P P over all products
 * P of Pauli matrices, c_P = Tr(rho P): 4^n real numbers. Gates of the rings permute products, up to a sign; turns rotate
 * X, Y, Z of one qubit; and noise after a gate shrinks every product that is not 1 on its qubit by 1 - 4p/3. The digits
 * of P in base 4 are 0, 1, 2, 3 for 1, X, Y, Z; qubit 0 has the most significant one. Source: Nielsen & Chuang 2000,
 * section 8.3.4.
 */

const whole = 2 * Math.PI;

/** What noise of probability p leaves of a Bloch vector: with p/3 each, X, Y or Z is applied. None is left at 3/4. */
export const shrinking = (p: number): number => 1 - (4 * p) / 3;

/** A noisy circuit's shape, and room to work in. */
export interface NoisyCircuit {
  readonly n: number; // qubits
  readonly layers: number;
  readonly p: number;
  readonly size: number; // 4^n
  readonly src: Int32Array; // (size), which product a layer's rings turn into this one
  readonly weight: Float64Array; // (size), with which sign, and what noise leaves of it
  readonly room: readonly Float64Array[]; // two buffers (size)
}

/** A circuit of n qubits with noise p in [0, 3/4] after every gate. Throws a RangeError beyond 5 qubits. */
export function noisyCircuit(n: number, layers: number, p: number, rings: Rings = 2): NoisyCircuit {
  if (!(n >= 1 && n <= 5)) throw new RangeError(`invalid n: expected 1 to 5 qubits, got ${n}`);
  if (!(p >= 0 && p <= 0.75)) throw new RangeError(`invalid p: expected 0 to 0.75, got ${p}`);
  const size = 4 ** n;
  const room = [new Float64Array(size), new Float64Array(size)];
  return { n, layers, p, size, ...noisyRings(n, rings, shrinking(p)), room };
}

/** One layer's CNOT gates, each followed by noise on both its qubits, as a permutation with weights. */
function noisyRings(n: number, rings: Rings, shrink: number) {
  const size = 4 ** n;
  const src = new Int32Array(size);
  const weight = new Float64Array(size);
  // Bits (x, z) of a digit: X has the first, Z the second, Y both.
  const [xs, zs] = [
    [0, 1, 1, 0],
    [0, 0, 1, 1],
  ];
  const digit = [0, 1, 3, 2]; // of x + 2 z
  for (let from = 0; from < size; ++from) {
    let to = from;
    let w = 1;
    for (const [control, target] of entanglers(n, rings)) {
      const [cAt, tAt] = [2 * (n - 1 - control), 2 * (n - 1 - target)];
      const [c, t] = [(to >> cAt) & 3, (to >> tAt) & 3];
      const [xc, zc, xt, zt] = [xs[c], zs[c], xs[t], zs[t]];
      if (xc && zt && xt === zc) w = -w;
      const [c2, t2] = [digit[xc + 2 * (zc ^ zt)], digit[(xt ^ xc) + 2 * zt]];
      to += ((c2 - c) << cAt) + ((t2 - t) << tAt);
      if (c2) w *= shrink;
      if (t2) w *= shrink;
    }
    src[to] = from;
    weight[to] = w;
  }
  return { src, weight };
}

/** Numbers that describe one rotation of a Bloch vector: its matrix, row by row. */
export const turnLength = 9;

/** Sets turns (rotations, 9) from angles (rotations, 3): the matrix of RZ(gamma) RY(beta) RZ(alpha), times what noise leaves. */
export function setTurns(turns: Float64Array, angles: Float64Array, p: number): void {
  const s = shrinking(p);
  for (let g = 0, w = 0; w < angles.length; g += turnLength, w += 3) {
    const [ca, cb, cg] = [0, 1, 2].map((k) => cosTurn(angles[w + k] / whole));
    const [sa, sb, sg] = [0, 1, 2].map((k) => sinTurn(angles[w + k] / whole));
    turns[g] = s * (cg * cb * ca - sg * sa);
    turns[g + 1] = -s * (cg * cb * sa + sg * ca);
    turns[g + 2] = s * cg * sb;
    turns[g + 3] = s * (sg * cb * ca + cg * sa);
    turns[g + 4] = s * (cg * ca - sg * cb * sa);
    turns[g + 5] = s * sg * sb;
    turns[g + 6] = -s * sb * ca;
    turns[g + 7] = s * sb * sa;
    turns[g + 8] = s * cb;
  }
}

/** Sets rho to the noisy encoding of v (n, from an offset): H, RY(arctan v_j) and RZ(arctan v_j^2), each with its noise. */
export function encodeNoisy(rho: Float64Array, n: number, v: Float64Array, at: number, p: number): void {
  const s = shrinking(p) ** 3;
  rho[0] = 1;
  for (let j = 0, length = 1; j < n; ++j, length *= 4) {
    const x = v[at + j];
    const [r, q] = [Math.sqrt(1 + x * x), Math.sqrt(1 + x * x * x * x)];
    const [bx, by, bz] = [s / (r * q), (s * x * x) / (r * q), (-s * x) / r];
    for (let b = length - 1; b >= 0; --b) {
      const c = rho[b];
      rho[4 * b] = c;
      rho[4 * b + 1] = c * bx;
      rho[4 * b + 2] = c * by;
      rho[4 * b + 3] = c * bz;
    }
  }
}

/** Sets rho (4^n, may be a view) to the state after the noisy circuit for v (n, from vAt) with the turns (layers, n, 9). */
export function runNoisy(
  { n, layers, p, size, src, weight, room }: NoisyCircuit,
  turns: Float64Array,
  v: Float64Array,
  vAt: number,
  rho: Float64Array,
): void {
  let [now, next] = room;
  encodeNoisy(now, n, v, vAt, p);
  for (let l = 0, g = 0; l < layers; ++l) {
    for (let b = 0; b < size; ++b) next[b] = weight[b] * now[src[b]];
    [now, next] = [next, now];
    for (let stride = size >> 2; stride > 0; stride >>= 2, g += turnLength)
      rotateNoisy(now, stride, turns, g);
  }
  rho.set(now);
}

/** Turns X, Y, Z of the qubit whose digit has the value stride. */
function rotateNoisy(rho: Float64Array, stride: number, turns: Float64Array, g: number): void {
  for (let base = 0; base < rho.length; base += 4 * stride)
    for (let b = base; b < base + stride; ++b) {
      const x = rho[b + stride];
      const y = rho[b + 2 * stride];
      const z = rho[b + 3 * stride];
      rho[b + stride] = turns[g] * x + turns[g + 1] * y + turns[g + 2] * z;
      rho[b + 2 * stride] = turns[g + 3] * x + turns[g + 4] * y + turns[g + 5] * z;
      rho[b + 3 * stride] = turns[g + 6] * x + turns[g + 7] * y + turns[g + 8] * z;
    }
}
