import type { OpenCell } from "./cell.ts";
import { fastCircuit } from "./fast-circuit.ts";

/** The fast weight programmer of the public code: a circuit of 8 qubits, 4 of them read, and 8 numbers between. */
export const programmer = { qubits: 8, layers: 2, latent: 8, meters: 4, simulated: 6 } as const;

const { qubits: n, layers: K, latent: Z, meters } = programmer;

/** Where each map of the slow programmer begins in its weights. */
const at = { A: 0, a: Z, B: 2 * Z, b: 2 * Z + K * Z, C: 2 * Z + K * (Z + 1), c: 2 * Z + K * (Z + 1) + n * Z };
export const programmerWeights = at.c + n; // 106

/**
 * A classical network, the slow programmer, writes the angles of a circuit, its fast weights: for each value x_t of a
 * window z_t = A x_t + a, l_t = B z_t + b (a number for each layer), q_t = C z_t + c (a number for each qubit), and
 * theta_t = theta_{t-1} + l_t q_t^T from theta = 0. The circuit runs once, on the last value. The features are its
 * meters; inside is theta (steps, layers, qubits). Source: Chen 2024 (arXiv 2402.17760) and its public code.
 */
export function fastWeights(
  weights: Float64Array,
  length: number,
  simulated: number = programmer.simulated,
): OpenCell {
  const circuit = fastCircuit(simulated, n, K, meters);
  const gradient = new Float64Array(weights.length);
  const x = new Float64Array(length);
  const z = new Float64Array(length * Z);
  const l = new Float64Array(length * K);
  const q = new Float64Array(length * n);
  const theta = new Float64Array(length * K * n);
  const last = theta.subarray((length - 1) * K * n);
  const gTheta = new Float64Array(K * n);
  const gz = new Float64Array(Z);

  /** Sets out (rows) of step t to W z_t + w. */
  const map = (out: Float64Array, rows: number, W: number, w: number, t: number): void => {
    for (let i = 0; i < rows; ++i) {
      let sum = weights[w + i];
      for (let j = 0; j < Z; ++j) sum += weights[W + i * Z + j] * z[t * Z + j];
      out[t * rows + i] = sum;
    }
  };
  /** Takes back entry i of W z_t + w, given its gradient. */
  const mapBack = (g: number, i: number, W: number, w: number, t: number): void => {
    gradient[w + i] += g;
    for (let j = 0; j < Z; ++j) {
      gradient[W + i * Z + j] += g * z[t * Z + j];
      gz[j] += g * weights[W + i * Z + j];
    }
  };
  return {
    features: meters,
    weights,
    gradient,
    prepare() {},
    inside: { theta },
    forward(input, from, out, outAt) {
      for (let t = 0; t < length; ++t) {
        x[t] = input[from + t];
        for (let j = 0; j < Z; ++j) z[t * Z + j] = weights[at.A + j] * x[t] + weights[at.a + j];
        map(l, K, at.B, at.b, t);
        map(q, n, at.C, at.c, t);
        for (let k = 0, i = t * K * n; k < K; ++k)
          for (let j = 0; j < n; ++j, ++i)
            theta[i] = (t > 0 ? theta[i - K * n] : 0) + l[t * K + k] * q[t * n + j];
      }
      circuit.run(x[length - 1], last, out, outAt);
    },
    backward(gF) {
      circuit.back(gF, gTheta);
      for (let t = 0; t < length; ++t) {
        gz.fill(0); // every step's increment has the same gradient, that of the last angles
        for (let k = 0; k < K; ++k) {
          let g = 0;
          for (let j = 0; j < n; ++j) g += gTheta[k * n + j] * q[t * n + j];
          mapBack(g, k, at.B, at.b, t);
        }
        for (let j = 0; j < n; ++j) {
          let g = 0;
          for (let k = 0; k < K; ++k) g += gTheta[k * n + j] * l[t * K + k];
          mapBack(g, j, at.C, at.c, t);
        }
        for (let j = 0; j < Z; ++j) {
          gradient[at.A + j] += gz[j] * x[t];
          gradient[at.a + j] += gz[j];
        }
      }
    },
  };
}

/** What the slow programmer amounts to: l_t = l1 x_t + l0 and q_t = q1 x_t + q0, since all its maps are linear. */
export interface Amount {
  readonly l1: Float64Array; // (layers)
  readonly l0: Float64Array; // (layers)
  readonly q1: Float64Array; // (qubits)
  readonly q0: Float64Array; // (qubits)
}

/** The twenty numbers that 106 weights amount to. */
export function amount(weights: Float64Array): Amount {
  const through = (rows: number, W: number, of: number, w: number): Float64Array =>
    Float64Array.from({ length: rows }, (_, i) => {
      let sum = w < 0 ? 0 : weights[w + i];
      for (let j = 0; j < Z; ++j) sum += weights[W + i * Z + j] * weights[of + j];
      return sum;
    });
  return {
    l1: through(K, at.B, at.A, -1),
    l0: through(K, at.B, at.a, at.b),
    q1: through(n, at.C, at.A, -1),
    q0: through(n, at.C, at.a, at.c),
  };
}

/** Fills a programmer's weights with draws as the public code does: each map within one over the root of what it sums. */
export function drawProgrammer(weights: Float64Array, uniform: () => number): void {
  for (let i = 0; i < weights.length; ++i) {
    const limit = i < at.B ? 1 : 1 / Math.sqrt(Z);
    weights[i] = -limit + 2 * limit * uniform();
  }
}
