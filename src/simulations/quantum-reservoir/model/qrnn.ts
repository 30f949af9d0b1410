import { tanh } from "../../../numeric/exponential.ts";
import type { OpenCell } from "./cell.ts";
import type { Turns } from "./circuit.ts";
import type { Rings } from "./rings.ts";
import { variational } from "./variational.ts";

/** How a cell's inputs come to its circuit. */
export interface Wiring {
  readonly turns: Turns;
  /** The value of the series on the first qubit and the memory on the others, or the memory first. */
  readonly order: "xh" | "hx";
}

/**
 * The quantum recurrent cell h_t = tanh VQC([x_t, h_{t-1}]), from h = 0: n qubits, of which n - 1 are read. The features
 * are the last h. Source: Chen et al. 2022 (arXiv 2211.02612); equations as in public code that follows it.
 */
export function qrnn(
  n: number,
  layers: number,
  weights: Float64Array,
  length: number,
  rings?: Rings,
  { turns, order }: Wiring = { turns: 1, order: "xh" },
): OpenCell {
  const H = n - 1;
  const [ofX, ofH] = order === "xh" ? [0, 1] : [H, 0]; // qubits
  const vqc = variational(n, layers, weights, length, rings, turns);
  const { inputs, meters, inputGradient } = vqc;
  const h = new Float64Array((length + 1) * H); // h[0] = 0
  const gE = new Float64Array(n);
  const gh = new Float64Array(H);
  return {
    features: H,
    weights,
    gradient: vqc.gradient,
    prepare: vqc.prepare,
    inside: { h: h.subarray(H) },
    forward(x, at, out, outAt) {
      for (let t = 0; t < length; ++t) {
        inputs[t * n + ofX] = x[at + t];
        for (let k = 0; k < H; ++k) inputs[t * n + ofH + k] = h[t * H + k];
        vqc.run(0, t, H);
        for (let k = 0; k < H; ++k) h[(t + 1) * H + k] = tanh(meters[t * n + k]);
      }
      for (let k = 0; k < H; ++k) out[outAt + k] = h[length * H + k];
    },
    backward(gF) {
      gh.set(gF);
      for (let t = length - 1; t >= 0; --t) {
        for (let k = 0; k < H; ++k) {
          const y = h[(t + 1) * H + k];
          gE[k] = gh[k] * (1 - y * y);
        }
        vqc.back(0, t, H, gE);
        for (let k = 0; k < H; ++k) gh[k] = inputGradient[ofH + k];
      }
    },
  };
}
