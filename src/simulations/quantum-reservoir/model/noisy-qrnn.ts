import { tanh } from "../../../numeric/exponential.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { probabilitiesOf } from "./density.ts";
import { noisyCircuit, runNoisy, setTurns, turnLength } from "./noisy.ts";
import type { Shape } from "./reservoir.ts";
import { readShots } from "./shots.ts";

/** How well a circuit is run and read. */
export interface Quality {
  /** Probability of depolarising noise after every gate, on each qubit that it acts on. */
  readonly p: number;
  /** How often each circuit is run to read its meters; Infinity for expectations. */
  readonly shots: number;
}

/** A QRNN on a machine that errs; it can be looked into after a window. */
export interface NoisyCell {
  readonly features: number;
  /** Sets out (features, from outAt) to those of the window x[at] ... x[at + length - 1]. */
  forward(x: Float64Array, at: number, out: Float64Array, outAt: number): void;
  /** The states after each step (length, 4^n), as coefficients of products of Pauli matrices. */
  readonly states: Float64Array;
}

/**
 * The quantum recurrent cell of qrnn.ts with noise after its gates and meters read by shots. What shots make of the
 * meters goes back in as memory. Source: Chen et al. 2022 (arXiv 2211.02612).
 */
export function noisyQrnn(
  { n, layers, length, rings }: Shape,
  angles: Float64Array,
  { p, shots }: Quality,
  u: Uniform,
): NoisyCell {
  const H = n - 1;
  const circuit = noisyCircuit(n, layers, p, rings);
  const turns = new Float64Array(layers * n * turnLength);
  setTurns(turns, angles, p);
  const states = new Float64Array(length * circuit.size);
  const slots = Array.from({ length }, (_, t) => states.subarray(t * circuit.size, (t + 1) * circuit.size));
  const v = new Float64Array(n);
  const meters = new Float64Array(H);
  const probabilities = new Float64Array(1 << n);
  return {
    features: H,
    states,
    forward(x, at, out, outAt) {
      v.fill(0);
      for (let t = 0; t < length; ++t) {
        v[0] = x[at + t];
        const rho = slots[t];
        runNoisy(circuit, turns, v, 0, rho);
        if (shots === Infinity) for (let k = 0; k < H; ++k) meters[k] = rho[3 * 4 ** (n - 1 - k)];
        else {
          probabilitiesOf(rho, n, probabilities);
          readShots(probabilities, n, shots, u, H, meters, 0);
        }
        for (let k = 0; k < H; ++k) v[1 + k] = tanh(meters[k]);
      }
      for (let k = 0; k < H; ++k) out[outAt + k] = v[1 + k];
    },
  };
}
