import { memoryIn, roomOf, type Memory, type Shape } from "./attention-memory.ts";
import { exp, fillNormal } from "./draws.ts";

/** How prompts are drawn, beside what `scale` and `root` say. */
export interface Draw {
  /** Whether root is something else than the identity. */
  readonly mixed: boolean;
  /** Standard deviation of the labels in the context. */
  readonly noise: number;
  /** Added to every covariate, of the tokens and of the query. */
  readonly mean: number;
  /** Added to every label in the context, not to the target. */
  readonly offset: number;
}

/** A layer of attention with the prompts that it reads, two at a time. */
export interface Attention {
  readonly shape: Shape;
  readonly memory: Memory;
  /** The next prompts are those of this 32-bit state. */
  seed(state: number): void;
  /** Draws the next two prompts: x = mean + root g, y = beta x + offset + noise, target = beta x_q. */
  draw(how: Draw): void;
  /** Answers the two prompts, into yhat. */
  forward(): void;
  /** After a forward: adds the gradient of the sum over outputs of weight (yhat - target)^2, and that sum, to the sums. */
  backward(weight: number): void;
  /** Sets the sums to those of so many pairs of fresh prompts. */
  learn(pairs: number, how: Draw, weight: number): void;
}

/** Softmax attention, or with `linear` = c > 0 weights c times the scores, unnormalised. The reference of its SIMD twin. */
export function plainAttention(shape: Shape, linear = 0): Attention {
  const { d, N, L, H } = shape;
  const D = d + N;
  const row = 2 * (L + 1); // numbers of a coordinate
  const memory = memoryIn(shape, new ArrayBuffer(8 * roomOf(shape)));
  const { z, beta, x, target, yhat, e, a, p, m, g, ds, da, sumKq, sumOv, loss, kq, ov, scale, root } = memory;
  const drawn = new Float64Array(z.buffer, z.byteOffset, z.length + beta.length);
  const pairs = D * (L + 1) + N * d;
  let state = 0;

  function draw({ mixed, noise, mean, offset }: Draw): void {
    state = fillNormal(drawn, pairs + (pairs % 2), state);
    if (mixed)
      for (let k = 0; k < row; ++k) {
        for (let j = 0; j < d; ++j) x[2 * j + (k & 1)] = z[j * row + k];
        for (let i = 0; i < d; ++i) {
          let sum = 0;
          for (let j = 0; j < d; ++j) sum += root[i * d + j] * x[2 * j + (k & 1)];
          z[i * row + k] = sum;
        }
      }
    for (let i = 0; i < d * row; ++i) z[i] += mean;
    for (let n = 0; n < N; ++n) {
      const y = (d + n) * row;
      for (let i = 0; i < d; ++i) for (let b = 0; b < 2; ++b) beta[2 * (n * d + i) + b] *= scale[n * d + i];
      for (let k = 0; k < row; ++k) {
        let sum = 0;
        for (let i = 0; i < d; ++i) sum += beta[2 * (n * d + i) + (k & 1)] * z[i * row + k];
        if (k < 2 * L) z[y + k] = sum + (offset + noise * z[y + k]);
        else {
          target[2 * n + (k & 1)] = sum;
          z[y + k] = 0;
        }
      }
    }
  }

  function forward(): void {
    yhat.fill(0);
    for (let h = 0; h < H; ++h)
      for (let b = 0; b < 2; ++b) {
        for (let r = 0; r < D; ++r) {
          let sum = 0;
          for (let j = 0; j < d; ++j) sum += kq[(h * D + r) * D + j] * z[j * row + 2 * L + b];
          a[2 * r + b] = sum;
        }
        const first = 2 * h * L;
        let most = -1e300;
        for (let k = b; k < 2 * L; k += 2) {
          let s = 0;
          for (let r = 0; r < D; ++r) s += a[2 * r + b] * z[r * row + k];
          p[first + k] = s;
          if (s > most) most = s;
        }
        if (linear) for (let k = b; k < 2 * L; k += 2) p[first + k] *= linear;
        else {
          let total = 0;
          for (let k = b; k < 2 * L; k += 2) total += p[first + k] = exp(p[first + k] - most);
          const part = 1 / total;
          for (let k = b; k < 2 * L; k += 2) p[first + k] *= part;
        }
        for (let r = 0; r < D; ++r) {
          let sum = 0;
          for (let k = b; k < 2 * L; k += 2) sum += p[first + k] * z[r * row + k];
          m[2 * (h * D + r) + b] = sum;
        }
        for (let n = 0; n < N; ++n) {
          let sum = 0;
          for (let r = 0; r < D; ++r) sum += ov[(h * N + n) * D + r] * m[2 * (h * D + r) + b];
          yhat[2 * n + b] += sum;
        }
      }
  }

  function backward(weight: number): void {
    for (let b = 0; b < 2; ++b) {
      for (let n = 0; n < N; ++n) {
        const error = yhat[2 * n + b] - target[2 * n + b];
        loss[b] += weight * error * error;
        e[2 * n + b] = 2 * weight * error;
      }
      for (let h = 0; h < H; ++h) {
        const first = 2 * h * L;
        let gm = 0;
        for (let r = 0; r < D; ++r) {
          const mean = m[2 * (h * D + r) + b];
          let sum = 0;
          for (let n = 0; n < N; ++n) {
            const i = (h * N + n) * D + r;
            sumOv[2 * i + b] += e[2 * n + b] * mean; // dOV = e m
            sum += e[2 * n + b] * ov[i]; // g = OV^T e
          }
          g[2 * r + b] = sum;
          gm += sum * mean;
        }
        for (let k = b; k < 2 * L; k += 2) {
          let gz = 0;
          for (let r = 0; r < D; ++r) gz += g[2 * r + b] * z[r * row + k];
          ds[k] = linear ? linear * gz : p[first + k] * (gz - gm); // ds = p (g.z - g.m)
        }
        for (let r = 0; r < D; ++r) {
          let sum = 0;
          for (let k = b; k < 2 * L; k += 2) sum += ds[k] * z[r * row + k]; // da = sum ds z
          da[2 * r + b] = sum;
          for (let j = 0; j < d; ++j) sumKq[2 * ((h * D + r) * d + j) + b] += sum * z[j * row + 2 * L + b]; // dKQ = da z_q^T
        }
      }
    }
  }

  return {
    shape,
    memory,
    seed: (start) => void (state = start),
    draw,
    forward,
    backward,
    learn(count, how, weight) {
      for (const sums of [sumKq, sumOv, loss]) sums.fill(0);
      for (let i = 0; i < count; ++i) {
        draw(how);
        forward();
        backward(weight);
      }
    },
  };
}
