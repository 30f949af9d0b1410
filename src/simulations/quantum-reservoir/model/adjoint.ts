import { gateLength, rotate, type Circuit, type States } from "./circuit.ts";
import { bit } from "./rings.ts";

/*
 * Gradients without a tape: gates are undone one by one on the state and on its image under the observable, and each
 * angle's derivative is read off on the way. For e^(-i theta P/2) it is Im <lambda|P|psi>.
 * Source: Jones & Gacon 2020 (arXiv 2009.02823).
 */

const found = new Float64Array(3); // Im <lambda|X|psi>, Y and Z, of the qubit last asked for

function overlaps(
  pr: Float64Array,
  pi: Float64Array,
  lr: Float64Array,
  li: Float64Array,
  stride: number,
): void {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let base = 0; base < pr.length; base += 2 * stride)
    for (let p = base, q = base + stride; p < base + stride; ++p, ++q) {
      x += lr[p] * pi[q] - li[p] * pr[q] + lr[q] * pi[p] - li[q] * pr[p];
      y += lr[q] * pr[p] + li[q] * pi[p] - lr[p] * pr[q] - li[p] * pi[q];
      z += lr[p] * pi[p] - li[p] * pr[p] - lr[q] * pi[q] + li[q] * pr[q];
    }
  found[0] = x;
  found[1] = y;
  found[2] = z;
}

/** Undoes a layer's CNOT gates on a buffer, by way of another. */
function undoRings(state: Float64Array, spare: Float64Array, dst: Int32Array): void {
  spare.set(state);
  for (let b = 0; b < state.length; ++b) state[b] = spare[dst[b]];
}

/**
 * Adds to gW (layers, n, 3, from wAt) and sets gv (n, from gvAt) to the gradient of sum_k gE[k] <Z_k> over the first m
 * meters, for the circuit whose last state is in a slot and whose input was v (from vAt). Nothing is allocated.
 */
export function adjoint(
  { n, layers, turns, size, dst, room }: Circuit,
  gates: Float64Array,
  gAt: number,
  v: Float64Array,
  vAt: number,
  states: States,
  slot: number,
  m: number,
  gE: Float64Array,
  gW: Float64Array,
  wAt: number,
  gv: Float64Array,
  gvAt: number,
): void {
  const pr = room[0];
  const pi = room[1];
  const lr = room[2];
  const li = room[3];
  const spare = room[4];
  for (let b = 0, at = slot * size; b < size; ++b, ++at) {
    pr[b] = states.re[at];
    pi[b] = states.im[at];
    let o = 0;
    for (let k = 0; k < m; ++k) o += bit(b, k, n) ? -gE[k] : gE[k];
    lr[b] = o * pr[b];
    li[b] = o * pi[b];
  }
  for (let l = layers - 1; l >= 0; --l) {
    for (let j = 0, stride = size >> 1; j < n; ++j, stride >>= 1) {
      const g = gAt + gateLength * (l * n + j);
      const w = wAt + 3 * (l * n + j);
      overlaps(pr, pi, lr, li, stride);
      const x = found[0];
      const y = found[1];
      const z = found[2];
      const cg = gates[g + 6];
      const sg = gates[g + 7];
      gW[w] += gates[g + 4] * z + gates[g + 5] * (cg * x + sg * y);
      gW[w + 1] += cg * y - sg * x;
      gW[w + 2] += z;
      rotate(pr, pi, stride, gates[g], -gates[g + 1], -gates[g + 2], -gates[g + 3]);
      rotate(lr, li, stride, gates[g], -gates[g + 1], -gates[g + 2], -gates[g + 3]);
    }
    for (let part = 0; part < 4; ++part) undoRings(room[part], spare, dst);
  }
  for (let j = 0, stride = size >> 1; j < n; ++j, stride >>= 1) {
    overlaps(pr, pi, lr, li, stride);
    const x = found[0];
    const y = found[1];
    const z = found[2];
    const u = v[vAt + j];
    const root = Math.sqrt(1 + u * u * u * u); // cos g = 1 / root, sin g = u^2 / root
    gv[gvAt + j] = (turns * (y - u * u * x)) / root / (1 + u * u) + (z * 2 * u) / (1 + u * u * u * u);
  }
}
