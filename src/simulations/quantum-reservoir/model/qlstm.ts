import { logistic, tanh } from "../../../numeric/exponential.ts";
import type { OpenCell } from "./cell.ts";
import type { Rings } from "./rings.ts";
import { variational } from "./variational.ts";

/**
 * The quantum long short-term memory cell. With v = [x, h]: f = s(VQC1 v), i = s(VQC2 v), g = tanh VQC3 v, o = s(VQC4 v);
 * c' = f c + i g, q = o tanh c'; h = VQC5 q, and VQC6 q of the last step are the features. All n qubits are read, but for
 * h, which has n - 1. Source: Chen, Yoo & Fang 2020 (arXiv 2009.01783).
 */
export function qlstm(
  n: number,
  layers: number,
  weights: Float64Array,
  length: number,
  rings?: Rings,
): OpenCell {
  const H = n - 1;
  const vqc = variational(n, layers, weights, 5 * length, rings); // slots of a step: f, i, g, o, then h or features
  const { inputs, meters, inputGradient } = vqc;
  const [f, i, g, o, squashed] = Array.from({ length: 5 }, () => new Float64Array(length * n));
  const c = new Float64Array((length + 1) * n); // c[0] = 0
  const [gE, gc] = [new Float64Array(n), new Float64Array(n)];
  const h = new Float64Array(length * H); // the last step has none
  const gh = new Float64Array(H);
  const gates = [f, i, g, o];
  const gGates = gates.map(() => new Float64Array(n));
  return {
    features: n,
    weights,
    gradient: vqc.gradient,
    prepare: vqc.prepare,
    inside: { f, i, g, o, c: c.subarray(n), h },
    forward(x, at, out, outAt) {
      for (let t = 0; t < length; ++t) {
        const slot = 5 * t;
        const a = t * n;
        for (let j = 0; j < 4; ++j) {
          const to = (slot + j) * n;
          inputs[to] = x[at + t];
          for (let k = 0; k < H; ++k) inputs[to + 1 + k] = t === 0 ? 0 : meters[(slot - 1) * n + k];
          vqc.run(j, slot + j, n);
          const squash = j === 2 ? tanh : logistic;
          for (let k = 0; k < n; ++k) gates[j][a + k] = squash(meters[to + k]);
        }
        for (let k = 0; k < n; ++k) {
          c[a + n + k] = f[a + k] * c[a + k] + i[a + k] * g[a + k];
          squashed[a + k] = tanh(c[a + n + k]);
          inputs[(slot + 4) * n + k] = o[a + k] * squashed[a + k];
        }
        const last = t === length - 1;
        vqc.run(last ? 5 : 4, slot + 4, last ? n : H);
        if (!last) for (let k = 0; k < H; ++k) h[t * H + k] = meters[(slot + 4) * n + k];
      }
      for (let k = 0; k < n; ++k) out[outAt + k] = meters[(5 * length - 1) * n + k];
    },
    backward(gF) {
      gc.fill(0);
      for (let t = length - 1; t >= 0; --t) {
        const slot = 5 * t;
        const a = t * n;
        const last = t === length - 1;
        vqc.back(last ? 5 : 4, slot + 4, last ? n : H, last ? gF : gh);
        for (let k = 0; k < n; ++k) {
          const gq = inputGradient[k];
          const y = squashed[a + k];
          gc[k] += gq * o[a + k] * (1 - y * y);
          gGates[0][k] = gc[k] * c[a + k] * f[a + k] * (1 - f[a + k]);
          gGates[1][k] = gc[k] * g[a + k] * i[a + k] * (1 - i[a + k]);
          gGates[2][k] = gc[k] * i[a + k] * (1 - g[a + k] * g[a + k]);
          gGates[3][k] = gq * y * o[a + k] * (1 - o[a + k]);
          gc[k] *= f[a + k];
        }
        gh.fill(0);
        for (let j = 0; j < 4; ++j) {
          gE.set(gGates[j]);
          vqc.back(j, slot + j, n, gE);
          for (let k = 0; k < H; ++k) gh[k] += inputGradient[1 + k];
        }
      }
    },
  };
}
