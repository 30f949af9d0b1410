import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import { bit } from "./rings.ts";

/*
 * The circuit of the fast weight programmer: H on all qubits, RY(x) on the first, then in each layer CNOTs from even to
 * odd qubits, CNOTs from odd to even ones, and RY(theta) on each. Its amplitudes are real. Source: Chen 2024
 * (arXiv 2402.17760) and its public code.
 */

const whole = 4 * Math.PI; // a gate turns by half its angle

/** A circuit that runs with angles of its own each time. */
export interface FastCircuit {
  /** Sets out (meters, from outAt) to the expectations of Z of the first qubits, for x and angles theta (layers, qubits). */
  run(x: number, theta: Float64Array, out: Float64Array, outAt: number): void;
  /** Sets gTheta (layers, qubits) to the gradient of sum_k gE[k] <Z_k>, for the run before. */
  back(gE: Float64Array, gTheta: Float64Array): void;
}

/**
 * The circuit on the first `simulated` of some qubits. With two layers, what the first four meters read does not depend on
 * qubits beyond the sixth: those are in a state that CNOT gates leave alone when they first act on it, and later gates
 * on them reach no meter. Angles of qubits that are not simulated get no gradient.
 */
export function fastCircuit(simulated: number, qubits: number, layers: number, meters: number): FastCircuit {
  const size = 1 << simulated;
  const [src, dst] = [new Int32Array(size), new Int32Array(size)];
  for (let b = 0; b < size; ++b) {
    let to = b;
    for (const first of [0, 1])
      for (let i = first; i + 1 < simulated; i += 2)
        if (bit(to, i, simulated)) to ^= 1 << (simulated - 2 - i);
    dst[b] = to;
    src[to] = b;
  }
  let state = new Float64Array(size);
  let spare = new Float64Array(size);
  let image = new Float64Array(size); // under the observable
  const turns = new Float64Array(2 * layers * simulated); // cos and sin of half the angles

  /** Turns a qubit by an angle whose half has this cosine and sine. */
  const turn = (v: Float64Array, j: number, c: number, s: number): void => {
    const stride = size >> (j + 1);
    for (let i = 0; i < size / 2; ++i) {
      const p = 2 * i - (i & (stride - 1)); // the i-th state in which qubit j is 0
      const a = v[p];
      const b = v[p + stride];
      v[p] = c * a - s * b;
      v[p + stride] = s * a + c * b;
    }
  };
  return {
    run(x, theta, out, outAt) {
      const even = Math.SQRT1_2 ** simulated;
      const [c, s] = [even * cosTurn(x / whole), even * sinTurn(x / whole)];
      for (let b = 0; b < size; ++b) state[b] = b < size / 2 ? c - s : c + s;
      for (let l = 0, g = 0; l < layers; ++l) {
        for (let b = 0; b < size; ++b) spare[b] = state[src[b]];
        [state, spare] = [spare, state];
        for (let j = 0; j < simulated; ++j, g += 2) {
          turns[g] = cosTurn(theta[l * qubits + j] / whole);
          turns[g + 1] = sinTurn(theta[l * qubits + j] / whole);
          turn(state, j, turns[g], turns[g + 1]);
        }
      }
      for (let k = 0; k < meters; ++k) out[outAt + k] = 0;
      for (let b = 0; b < size; ++b) {
        const p = state[b] * state[b];
        for (let k = 0; k < meters; ++k) out[outAt + k] += bit(b, k, simulated) ? -p : p;
      }
    },
    back(gE, gTheta) {
      for (let b = 0; b < size; ++b) {
        let o = 0;
        for (let k = 0; k < meters; ++k) o += bit(b, k, simulated) ? -gE[k] : gE[k];
        image[b] = o * state[b];
      }
      for (let l = layers - 1; l >= 0; --l) {
        for (let j = 0; j < simulated; ++j) {
          const stride = size >> (j + 1);
          let y = 0;
          for (let base = 0; base < size; base += 2 * stride)
            for (let p = base, q = base + stride; p < base + stride; ++p, ++q)
              y += image[q] * state[p] - image[p] * state[q];
          gTheta[l * qubits + j] = y;
          const g = 2 * (l * simulated + j);
          turn(state, j, turns[g], -turns[g + 1]);
          turn(image, j, turns[g], -turns[g + 1]);
        }
        for (let b = 0; b < size; ++b) spare[b] = state[dst[b]];
        [state, spare] = [spare, state];
        for (let b = 0; b < size; ++b) spare[b] = image[dst[b]];
        [image, spare] = [spare, image];
      }
    },
  };
}
