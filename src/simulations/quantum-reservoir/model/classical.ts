import { logistic, tanh } from "../../../numeric/exponential.ts";
import type { OpenCell } from "./cell.ts";

export type ClassicalKind = "rnn" | "gru" | "lstm";

/** Gates of a cell, each with weights of its own. */
const gatesOf = { rnn: 1, gru: 3, lstm: 4 } as const;

/** How many weights a classical cell of H units and one input has: input, recurrent, and both biases of each gate. */
export const classicalCount = (kind: ClassicalKind, H: number): number => gatesOf[kind] * H * (H + 3);

/**
 * A classical cell of H units and one input, in the usual layout: for G gates the input weights (G, H), the recurrent
 * ones (G, H, H), the input biases (G, H) and the recurrent biases (G, H); gates are r, z, n of a GRU and i, f, g, o of
 * an LSTM. The features are the last h. Source: Elman 1990; Cho et al. 2014; Hochreiter & Schmidhuber 1997.
 */
export function classical(kind: ClassicalKind, H: number, weights: Float64Array, length: number): OpenCell {
  const G = gatesOf[kind];
  const rows = G * H;
  const gradient = new Float64Array(weights.length);
  const [wi, wh, bi, bh] = slices(weights, rows, H);
  const [gwi, gwh, gbi, gbh] = slices(gradient, rows, H);
  const h = new Float64Array((length + 1) * H); // h[0] = 0
  const c = new Float64Array((length + 1) * H); // of an LSTM
  const hidden = new Float64Array(length * rows); // U h + b'
  const gate = new Float64Array(length * rows); // after their squashing
  const [gIn, gRec] = [new Float64Array(rows), new Float64Array(rows)]; // by W x + b and by U h + b'
  const [gh, gc, gBefore] = Array.from({ length: 3 }, () => new Float64Array(H));
  let [input, from] = [weights, 0];

  const forwardOne = (t: number, x: number): void => {
    const a = t * rows;
    for (let j = 0; j < rows; ++j) {
      let sum = bh[j];
      for (let k = 0; k < H; ++k) sum += wh[j * H + k] * h[t * H + k];
      hidden[a + j] = sum;
      const own = wi[j] * x + bi[j];
      if (kind === "rnn") gate[a + j] = tanh(own + sum);
      else if (kind === "lstm") gate[a + j] = j >= 2 * H && j < 3 * H ? tanh(own + sum) : logistic(own + sum);
      else gate[a + j] = j < 2 * H ? logistic(own + sum) : tanh(own + gate[a + j - 2 * H] * sum);
    }
    for (let k = 0; k < H; ++k) {
      const [old, now] = [t * H + k, (t + 1) * H + k];
      const g = a + k;
      if (kind === "rnn") h[now] = gate[g];
      else if (kind === "gru") h[now] = (1 - gate[g + H]) * gate[g + 2 * H] + gate[g + H] * h[old];
      else {
        c[now] = gate[g + H] * c[old] + gate[g] * gate[g + 2 * H];
        h[now] = gate[g + 3 * H] * tanh(c[now]);
      }
    }
  };

  /** Sets gIn, gRec and the part of gBefore that does not go through the recurrent weights, from gh and gc. */
  const backOne = (t: number): void => {
    for (let k = 0; k < H; ++k) {
      const g = t * rows + k;
      const [old, now] = [t * H + k, (t + 1) * H + k];
      gBefore[k] = 0;
      if (kind === "rnn") {
        gIn[k] = gRec[k] = gh[k] * (1 - h[now] * h[now]);
      } else if (kind === "gru") {
        const [r, z, n] = [gate[g], gate[g + H], gate[g + 2 * H]];
        const gn = gh[k] * (1 - z) * (1 - n * n);
        gIn[k + 2 * H] = gn;
        gRec[k + 2 * H] = gn * r;
        gIn[k] = gRec[k] = gn * hidden[g + 2 * H] * r * (1 - r);
        gIn[k + H] = gRec[k + H] = gh[k] * (h[old] - n) * z * (1 - z);
        gBefore[k] = gh[k] * z;
      } else {
        const [i, f, n, o] = [gate[g], gate[g + H], gate[g + 2 * H], gate[g + 3 * H]];
        const y = tanh(c[now]);
        gc[k] += gh[k] * o * (1 - y * y);
        gIn[k] = gRec[k] = gc[k] * n * i * (1 - i);
        gIn[k + H] = gRec[k + H] = gc[k] * c[old] * f * (1 - f);
        gIn[k + 2 * H] = gRec[k + 2 * H] = gc[k] * i * (1 - n * n);
        gIn[k + 3 * H] = gRec[k + 3 * H] = gh[k] * y * o * (1 - o);
        gc[k] *= f;
      }
    }
  };

  return {
    features: H,
    weights,
    gradient,
    inside: { h: h.subarray(H) },
    prepare() {},
    forward(x, at, out, outAt) {
      [input, from] = [x, at];
      for (let t = 0; t < length; ++t) forwardOne(t, x[at + t]);
      for (let k = 0; k < H; ++k) out[outAt + k] = h[length * H + k];
    },
    backward(gF) {
      gh.set(gF);
      gc.fill(0);
      for (let t = length - 1; t >= 0; --t) {
        backOne(t);
        for (let j = 0; j < rows; ++j) {
          gwi[j] += gIn[j] * input[from + t];
          gbi[j] += gIn[j];
          gbh[j] += gRec[j];
          for (let k = 0; k < H; ++k) {
            gwh[j * H + k] += gRec[j] * h[t * H + k];
            gBefore[k] += gRec[j] * wh[j * H + k];
          }
        }
        gh.set(gBefore);
      }
    },
  };
}

function slices(all: Float64Array, rows: number, H: number): Float64Array[] {
  const ends = [0, rows, rows + rows * H, 2 * rows + rows * H, 3 * rows + rows * H];
  return ends.slice(1).map((end, k) => all.subarray(ends[k], end));
}
