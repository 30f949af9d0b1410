import { exp, tanh } from "../../../numeric/exponential.ts";

/*
 * A wide tanh network x^{l+1} = g W tanh(x^l) + b, with random W that keeps lengths on average and entries of b of
 * variance bias^2. Its entries are Gaussian in each layer; all that a layer hands on is their variance q.
 */

const step = 0.02;
const nodes = 450; // z up to 9; the trapezoidal rule is then good to 1e-12 for q up to 25
const weight = Float64Array.from(
  { length: nodes + 1 },
  (_, i) => ((i ? 2 : 1) * step * exp(-((i * step) ** 2) / 2)) / Math.sqrt(2 * Math.PI),
);

/** The mean of f(tanh(sqrt(q) z)) over standard normal z, for an even f. */
function mean(q: number, f: (t: number) => number): number {
  const scale = Math.sqrt(q) * step;
  let sum = 0;
  for (let i = 0; i <= nodes; ++i) sum += weight[i] * f(tanh(scale * i));
  return sum;
}

/** Q(q), the mean square of tanh of a normal number of variance q. */
export const squashed = (q: number): number => mean(q, (t) => t * t);

/** M_k(q), the mean of the derivative of tanh to the power 2k at a normal number of variance q. */
export const slopePower = (q: number, k: number): number => mean(q, (t) => (1 - t * t) ** (2 * k));

/** The variance of the next layer, g^2 Q(q) + bias^2. Source: Saxe, McClelland & Ganguli 2014, Eq. 48. */
export const nextVariance = (g: number, q: number, bias = 0): number => g * g * squashed(q) + bias * bias;

/**
 * The variance that the layers settle at, from any input but nothing: 0 for g <= 1 without biases, else the one positive
 * root of q = g^2 Q(q) + bias^2. A known upper bound, such as the root for a larger g, saves half of the time.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 49.
 */
export function fixedVariance(g: number, bias = 0, above = g * g + bias * bias): number {
  if (g <= 1 && bias === 0) return 0;
  let q = above; // Q is concave: from above the root Newton's steps only go down
  for (let k = 0; k < 100; ++k) {
    let [next, slope] = [bias * bias - q, -1];
    const scale = Math.sqrt(q) * step;
    for (let i = 0; i <= nodes; ++i) {
      const square = tanh(scale * i) ** 2;
      next += g * g * weight[i] * square;
      slope += g * g * weight[i] * (1 - square) * (1 - 3 * square); // dQ/dq, by parts
    }
    q -= next / slope;
    if (!(next / slope > 1e-13 * q)) break;
  }
  return q;
}

/**
 * By how much a layer stretches the square of a small difference between two inputs, g^2 M_1(q): above 1 the layers
 * at that variance are chaotic. It is also the mean squared singular value of the layer's Jacobian.
 * Source: Poole et al. 2016, section 3; Saxe, McClelland & Ganguli 2014, appendix G.
 */
export const stretch = (g: number, q: number): number => g * g * slopePower(q, 1);

/** The variance in each of some layers (layers), the first of them q1. */
export function variances(g: number, q1: number, layers: number, bias = 0): Float64Array {
  const out = new Float64Array(layers);
  for (let l = 0; l < layers; ++l) out[l] = l ? nextVariance(g, out[l - 1], bias) : q1;
  return out;
}
