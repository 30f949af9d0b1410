import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { bit, ringPermutation, type Rings } from "./rings.ts";

/*
 * The variational circuit VQC(v; W) as a statevector. Each of n qubits is put between its states by H, turned by
 * RY(arctan v_j) and RZ(arctan v_j^2); then come L layers of CNOT rings and rotations R(alpha, beta, gamma). Meters give
 * the expectations of Z. Qubit 0 is the most significant bit. Source: Chen, Yoo & Fang 2020.
 */

const whole = 4 * Math.PI; // a gate turns by half its angle

/** How far an input turns its qubit: RY(f) as in the public code, or RY(2 f) as printed, with f = arctan v. */
export type Turns = 1 | 2;

/** A circuit's shape, and room to work in. */
export interface Circuit {
  readonly n: number; // qubits
  readonly layers: number;
  readonly turns: Turns;
  readonly size: number; // 2^n
  readonly src: Int32Array; // (size), the CNOT rings of a layer as a permutation
  readonly dst: Int32Array; // (size)
  readonly room: readonly Float64Array[]; // five buffers (size)
}

/** A circuit of n qubits and some layers. Throws a RangeError beyond 12 qubits. */
export function circuit(n: number, layers: number, rings: Rings = 2, turns: Turns = 1): Circuit {
  if (!(n >= 1 && n <= 12)) throw new RangeError(`invalid n: expected 1 to 12 qubits, got ${n}`);
  const size = 1 << n;
  const room = Array.from({ length: 5 }, () => new Float64Array(size));
  return { n, layers, turns, size, ...ringPermutation(n, rings), room };
}

/** Numbers that describe one rotation: Re a, Im a, Re b, Im b, cos beta, sin beta, cos gamma, sin gamma. */
export const gateLength = 8;

/**
 * Sets gates (rotations, 8) from angles (rotations, 3). R(alpha, beta, gamma) = RZ(gamma) RY(beta) RZ(alpha) is
 * [[a, -conj b], [b, conj a]] with a = e^(-i (alpha+gamma)/2) cos beta/2, b = e^(-i (alpha-gamma)/2) sin beta/2.
 */
export function setGates(gates: Float64Array, angles: Float64Array): void {
  for (let g = 0, w = 0; w < angles.length; g += gateLength, w += 3) {
    const [plus, minus] = [(angles[w] + angles[w + 2]) / whole, (angles[w] - angles[w + 2]) / whole];
    const c = cosTurn(angles[w + 1] / whole);
    const s = sinTurn(angles[w + 1] / whole);
    gates[g] = c * cosTurn(plus);
    gates[g + 1] = -c * sinTurn(plus);
    gates[g + 2] = s * cosTurn(minus);
    gates[g + 3] = -s * sinTurn(minus);
    gates[g + 4] = c * c - s * s;
    gates[g + 5] = 2 * c * s;
    gates[g + 6] = cosTurn((2 * angles[w + 2]) / whole);
    gates[g + 7] = sinTurn((2 * angles[w + 2]) / whole);
  }
}

/** Applies [[a, -conj b], [b, conj a]] to the qubit whose bit has the value stride. */
export function rotate(
  re: Float64Array,
  im: Float64Array,
  stride: number,
  ar: number,
  ai: number,
  br: number,
  bi: number,
): void {
  for (let base = 0; base < re.length; base += 2 * stride)
    for (let p = base, q = base + stride; p < base + stride; ++p, ++q) {
      const pr = re[p];
      const pi = im[p];
      const qr = re[q];
      const qi = im[q];
      re[p] = ar * pr - ai * pi - br * qr - bi * qi;
      im[p] = ar * pi + ai * pr - br * qi + bi * qr;
      re[q] = br * pr - bi * pi + ar * qr + ai * qi;
      im[q] = br * pi + bi * pr + ar * qi - ai * qr;
    }
}

/**
 * Sets a state to the encoding of v (n, from an offset): the product of cos(f/2 + pi/4) e^(-ig/2) |0> +
 * sin(f/2 + pi/4) e^(ig/2) |1> with f = arctan v_j, or twice that, and g = arctan v_j^2. Of tangents, half angles need
 * only square roots.
 */
export function encode(
  re: Float64Array,
  im: Float64Array,
  n: number,
  v: Float64Array,
  at: number,
  turns: Turns = 1,
): void {
  re[0] = 1;
  im[0] = 0;
  for (let j = 0, length = 1; j < n; ++j, length *= 2) {
    const x = v[at + j];
    const r = Math.sqrt(1 + x * x);
    const near = Math.sqrt((r + Math.abs(x)) / (2 * r)); // the longer of the two parts
    const far = Math.sqrt(1 / (2 * r * (r + Math.abs(x)))); // the shorter, without cancellation
    const m0 = turns === 2 ? (1 - x) / (Math.SQRT2 * r) : x > 0 ? far : near;
    const m1 = turns === 2 ? (1 + x) / (Math.SQRT2 * r) : x > 0 ? near : far;
    const root = Math.sqrt(1 + x * x * x * x);
    const c = Math.sqrt((1 + 1 / root) / 2); // cos g/2
    const s = (x * x) / (2 * root * c); // sin g/2
    for (let b = length - 1; b >= 0; --b) {
      const pr = re[b];
      const pi = im[b];
      re[2 * b] = m0 * (pr * c + pi * s);
      im[2 * b] = m0 * (pi * c - pr * s);
      re[2 * b + 1] = m1 * (pr * c - pi * s);
      im[2 * b + 1] = m1 * (pi * c + pr * s);
    }
  }
}

/** Where a state is kept: amplitudes of many circuits, one after another. */
export interface States {
  readonly re: Float64Array; // (slots, size)
  readonly im: Float64Array; // (slots, size)
}

/**
 * Runs the circuit for v (n, from vAt) with the gates (layers, n, 8) from gAt, and keeps its last state in a slot.
 * Nothing is allocated.
 */
export function run(
  { n, layers, turns, size, src, room }: Circuit,
  gates: Float64Array,
  gAt: number,
  v: Float64Array,
  vAt: number,
  states: States,
  slot: number,
): void {
  let re = room[0];
  let im = room[1];
  let nextRe = room[2];
  let nextIm = room[3];
  encode(re, im, n, v, vAt, turns);
  for (let l = 0, g = gAt; l < layers; ++l) {
    for (let b = 0; b < size; ++b) {
      nextRe[b] = re[src[b]];
      nextIm[b] = im[src[b]];
    }
    const oldRe = re;
    const oldIm = im;
    re = nextRe;
    im = nextIm;
    nextRe = oldRe;
    nextIm = oldIm;
    for (let stride = size >> 1; stride > 0; stride >>= 1, g += gateLength)
      rotate(re, im, stride, gates[g], gates[g + 1], gates[g + 2], gates[g + 3]);
  }
  const at = slot * size;
  for (let b = 0; b < size; ++b) {
    states.re[at + b] = re[b];
    states.im[at + b] = im[b];
  }
}

/** Sets out (from outAt) to the expectations of Z of the first m qubits in the state of a slot. */
export function meters(
  { n, size }: Circuit,
  { re, im }: States,
  slot: number,
  m: number,
  out: Float64Array,
  outAt: number,
): void {
  for (let k = 0; k < m; ++k) out[outAt + k] = 0;
  for (let b = 0, at = slot * size; b < size; ++b, ++at) {
    const p = re[at] * re[at] + im[at] * im[at];
    for (let k = 0; k < m; ++k) out[outAt + k] += bit(b, k, n) ? -p : p;
  }
}
