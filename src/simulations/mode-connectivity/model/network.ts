import { plain64, type Product } from "../../../numeric/kernels/plain.ts";
import { product32, product64 } from "../../../numeric/kernels/product.ts";

/*
 * A network with hidden layers of rectified units: z_0 = x, h_l = W_l z_{l-1} + b_l, z_l = max(0, h_l), and h_L are
 * the logits. W_l (sizes[l], sizes[l-1]) lies row by row: a row holds what comes into one unit.
 */

export type Numbers = Float32Array | Float64Array;

/** How numbers are held and multiplied: networks are trained in floats, and compared in doubles. */
export interface Precision<A extends Numbers> {
  readonly zeros: (n: number) => A;
  readonly product: Product<A>;
}
export const single: Precision<Float32Array> = { zeros: (n) => new Float32Array(n), product: product32 };
export const double: Precision<Float64Array> = { zeros: (n) => new Float64Array(n), product: product64 };
/** Doubles without SIMD, to compare with. */
export const plainDouble: Precision<Float64Array> = { ...double, product: plain64 };

/** All weights and biases in one array, W_1, b_1, W_2, ...; weights and biases are views of it. */
export interface Network<A extends Numbers = Float64Array> {
  readonly sizes: readonly number[]; // (layers + 1), inputs first
  readonly theta: A;
  readonly weights: readonly A[]; // (layers)
  readonly biases: readonly A[]; // (layers)
}

/** How many weights and biases a network of these sizes has. */
export const parameterCount = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), 0);

/** The network in an array of weights and biases: it holds the array, not a copy. Throws a RangeError for another length. */
export function network<A extends Numbers>(sizes: readonly number[], theta: A): Network<A> {
  if (theta.length !== parameterCount(sizes))
    throw new RangeError(`invalid network: ${theta.length} numbers for sizes ${sizes.join("-")}`);
  const weights: A[] = [];
  const biases: A[] = [];
  let at = 0;
  for (let l = 1; l < sizes.length; ++l) {
    const end = at + sizes[l] * sizes[l - 1];
    weights.push(theta.subarray(at, end) as A);
    biases.push(theta.subarray(end, end + sizes[l]) as A);
    at = end + sizes[l];
  }
  return { sizes, theta, weights, biases };
}

/** A copy in doubles. */
export const inDoubles = ({ sizes, theta }: Network<Numbers>): Network =>
  network(sizes, Float64Array.from(theta));

/** A copy in floats. */
export const inFloats = ({ sizes, theta }: Network<Numbers>): Network<Float32Array> =>
  network(sizes, Float32Array.from(theta));

/**
 * A fresh network: weights of variance 2/inputs in hidden layers and 1/inputs in the last, row by row, biases 0.
 * Source: He et al. 2015, section 2.2.
 */
export function initial<A extends Numbers>(
  sizes: readonly number[],
  draw: () => number,
  { zeros }: Precision<A>,
): Network<A> {
  const net = network(sizes, zeros(parameterCount(sizes)));
  net.weights.forEach((w, l) => {
    const std = Math.sqrt((l < net.weights.length - 1 ? 2 : 1) / sizes[l]);
    for (let k = 0; k < w.length; ++k) w[k] = std * draw();
  });
  return net;
}

/** The point (1 - lambda) a + lambda b of the line between two networks, into out. */
export function between<A extends Numbers>(
  out: Network<A>,
  a: Network<A>,
  b: Network<A>,
  lambda: number,
): Network<A> {
  for (let k = 0; k < out.theta.length; ++k) out.theta[k] = (1 - lambda) * a.theta[k] + lambda * b.theta[k];
  return out;
}

/** The Euclidean distance of two networks over all weights and biases, or over those in [from, end). */
export function distance(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let k = 0; k < a.length; ++k) sum += (a[k] - b[k]) ** 2;
  return Math.sqrt(sum);
}

/** The inner product of two networks' weights and biases. */
export function inner(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let k = 0; k < a.length; ++k) sum += a[k] * b[k];
  return sum;
}
