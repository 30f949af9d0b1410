import { normal } from "../../../numeric/normal.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { factors, network, type Network } from "./network.ts";

/** Sets a to uniform draws within +-bound. */
function uniform(a: Float64Array, u: Uniform, bound: number): void {
  for (let i = 0; i < a.length; ++i) a[i] = bound * (2 * u() - 1);
}

/** The usual start of a linear layer: uniform within +-1/sqrt(fan-in). Source: He et al. 2025, reference code. */
export function independentStart(u: Uniform, d: number, N: number, H: number): Network {
  const net = network(d, N, H);
  const bound = 1 / Math.sqrt(d + N);
  for (let h = 0; h < H; ++h) {
    const { K, Q, V, O } = factors(net, net.theta, h);
    for (const part of [K, Q, V]) uniform(part, u, bound);
    uniform(O, u, bound / Math.sqrt(H));
  }
  return net;
}

const readOut = 0.3; // root mean square of the first label read-outs

/**
 * The same with KQ half as wide, and O corrected so that the label read-outs OV[n, y_n] of all heads sum to zero, with a
 * root mean square of 0.3: everything else stays random.
 */
export function balancedStart(u: Uniform, d: number, N: number, H: number): Network {
  const net = network(d, N, H);
  const D = d + N;
  const bound = 1 / Math.sqrt(D);
  for (let h = 0; h < H; ++h) {
    const { K, Q, V, O } = factors(net, net.theta, h);
    for (const part of [K, Q]) uniform(part, u, 0.5 * bound);
    uniform(V, u, bound);
    uniform(O, u, bound / Math.sqrt(H));
  }
  const draw = normal(u);
  for (let n = 0; n < N; ++n) {
    const wanted = Float64Array.from({ length: H }, draw);
    const mean = H > 1 ? wanted.reduce((a, b) => a + b, 0) / H : 0;
    const norm = Math.sqrt(wanted.reduce((sum, w) => sum + (w - mean) * (w - mean), 0));
    for (let h = 0; h < H; ++h) {
      const { V, O } = factors(net, net.theta, h);
      let [has, size] = [0, 0];
      for (let k = 0; k < D; ++k) {
        const v = V[k * D + d + n];
        has += O[n * D + k] * v;
        size += v * v;
      }
      const missing = (readOut * Math.sqrt(H) * (wanted[h] - mean)) / norm - has;
      for (let k = 0; k < D; ++k) O[n * D + k] += (missing / size) * V[k * D + d + n];
    }
  }
  return net;
}

/** Merged parameters from N(0, std^2). */
export function mergedStart(u: Uniform, d: number, N: number, H: number, std: number): Network {
  const net = network(d, N, H, true);
  const draw = normal(u);
  for (let i = 0; i < net.theta.length; ++i) net.theta[i] = std * draw();
  return net;
}
