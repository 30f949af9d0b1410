import { symmetricEigen } from "../../../numeric/decompose.ts";
import { identity, multiply, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { gaussian, orthogonal } from "../../../numeric/orthogonal.ts";
import { descend, evaluate, network } from "./network.ts";

/** How each layer is pretrained: long enough that a linear autoencoder of white inputs learns its data. */
export interface Pretraining {
  readonly std: number; // of the weights that it starts from
  readonly rate: number; // per step; 1 would be marginally stable while the data's largest variance is 1
  readonly relative?: boolean; // the rate counts in units of one over the largest variance of each layer's inputs
  readonly steps: number; // per layer
}

const thorough: Pretraining = { std: 0.05, rate: 0.5, steps: 30 };

/**
 * Weights found greedily, from standard normal draws: each layer but the last is the encoder of a linear autoencoder,
 * trained on what the layers below make of inputs with a given correlation (white, if left out); the last is random
 * orthogonal. Yields the number of layers trained after each, for the caller to breathe.
 * Source: Saxe, McClelland & Ganguli 2014, section 3, after Bengio et al. 2007.
 */
export function* pretrainedStart(
  draw: () => number,
  sizes: readonly number[],
  { std, rate, relative = false, steps }: Pretraining = thorough,
  correlation: Float64Array = identity(sizes[0]),
): Generator<number, Float64Array[]> {
  const encoders: Float64Array[] = [];
  let inner = correlation; // (n, n), of the layer's inputs
  for (const [l, hidden] of sizes.slice(1, -1).entries()) {
    const n = sizes[l];
    const encoder = gaussian(draw, hidden, n, std);
    const autoencoder = network([n, hidden, n], [encoder, gaussian(draw, n, hidden, std)]);
    const data = { sigma31: inner, sigma11: inner };
    const pace = relative ? rate / symmetricEigen(inner, n).values[0] : rate;
    for (let step = 0; step < steps; ++step) {
      evaluate(autoencoder, data);
      descend(autoencoder, pace);
    }
    inner = passedOn(encoder, inner, hidden, n);
    encoders.push(encoder);
    yield l + 1;
  }
  const [hidden, outputs] = sizes.slice(-2);
  return [...encoders, orthogonal(draw, outputs, hidden)];
}

/** The correlation W C W^T of a layer's outputs, for its weights W (rows, n). */
function passedOn(w: Float64Array, c: Float64Array, rows: number, n: number): Float64Array {
  const half = new Float64Array(rows * n);
  const out = new Float64Array(rows * rows);
  multiply(half, w, c, rows, n, n);
  multiplyTransposedB(out, half, w, rows, n, rows);
  return out;
}
