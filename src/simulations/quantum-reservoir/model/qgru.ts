import { logistic, tanh } from "../../../numeric/exponential.ts";
import type { OpenCell } from "./cell.ts";
import type { Rings } from "./rings.ts";
import { variational } from "./variational.ts";

/**
 * The quantum gated cell: r = s(VQC1 v), z = s(VQC2 v), c = tanh VQC3([x, r h]), h' = z h + (1 - z) c, with v = [x, h], s
 * the logistic function and h = 0 at first. The features are the last h. Source: the usual gated recurrent unit with
 * circuits for its linear maps; pairing as in Chen et al. 2022 (arXiv 2211.02612).
 */
export function qgru(
  n: number,
  layers: number,
  weights: Float64Array,
  length: number,
  rings?: Rings,
): OpenCell {
  const H = n - 1;
  const vqc = variational(n, layers, weights, 3 * length, rings);
  const { inputs, meters, inputGradient } = vqc;
  const h = new Float64Array((length + 1) * H); // h[0] = 0
  const [r, z, c] = Array.from({ length: 3 }, () => new Float64Array(length * H));
  const gE = new Float64Array(n);
  const [gh, gBefore, gr] = Array.from({ length: 3 }, () => new Float64Array(H));
  const addBefore = (): void => {
    for (let k = 0; k < H; ++k) gBefore[k] += inputGradient[1 + k];
  };
  return {
    features: H,
    weights,
    gradient: vqc.gradient,
    prepare: vqc.prepare,
    inside: { r, z, g: c, h: h.subarray(H) },
    forward(x, at, out, outAt) {
      for (let t = 0; t < length; ++t) {
        const slot = 3 * t;
        const a = t * H;
        for (let i = 0; i < 3; ++i) inputs[(slot + i) * n] = x[at + t];
        for (let k = 0; k < H; ++k) inputs[slot * n + 1 + k] = inputs[(slot + 1) * n + 1 + k] = h[a + k];
        vqc.run(0, slot, H);
        vqc.run(1, slot + 1, H);
        for (let k = 0; k < H; ++k) {
          r[a + k] = logistic(meters[slot * n + k]);
          z[a + k] = logistic(meters[(slot + 1) * n + k]);
          inputs[(slot + 2) * n + 1 + k] = r[a + k] * h[a + k];
        }
        vqc.run(2, slot + 2, H);
        for (let k = 0; k < H; ++k) {
          c[a + k] = tanh(meters[(slot + 2) * n + k]);
          h[a + H + k] = z[a + k] * h[a + k] + (1 - z[a + k]) * c[a + k];
        }
      }
      for (let k = 0; k < H; ++k) out[outAt + k] = h[length * H + k];
    },
    backward(gF) {
      gh.set(gF);
      for (let t = length - 1; t >= 0; --t) {
        const slot = 3 * t;
        const a = t * H;
        for (let k = 0; k < H; ++k) {
          gBefore[k] = gh[k] * z[a + k];
          gE[k] = gh[k] * (1 - z[a + k]) * (1 - c[a + k] * c[a + k]);
        }
        vqc.back(2, slot + 2, H, gE);
        for (let k = 0; k < H; ++k) {
          const s = inputGradient[1 + k];
          gr[k] = s * h[a + k];
          gBefore[k] += s * r[a + k];
        }
        for (let k = 0; k < H; ++k) gE[k] = gh[k] * (h[a + k] - c[a + k]) * z[a + k] * (1 - z[a + k]);
        vqc.back(1, slot + 1, H, gE);
        addBefore();
        for (let k = 0; k < H; ++k) gE[k] = gr[k] * r[a + k] * (1 - r[a + k]);
        vqc.back(0, slot, H, gE);
        addBefore();
        gh.set(gBefore);
      }
    },
  };
}
