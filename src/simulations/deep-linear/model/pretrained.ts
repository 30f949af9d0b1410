import { identity, multiply, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { gaussian, orthogonal } from "../../../numeric/orthogonal.ts";
import { descend, evaluate, network } from "./network.ts";

/** How each layer is pretrained: long enough that a linear autoencoder of white inputs learns its data. */
export interface Pretraining {
  readonly std: number; // of the weights that it starts from
  readonly rate: number; // per step; 1 would be marginally stable while the data's largest variance is 1
  readonly steps: number; // per layer
}

const thorough: Pretraining = { std: 0.05, rate: 0.5, steps: 30 };

/**
 * Weights found greedily, from standard normal draws: each layer but the last is the encoder of a linear autoencoder,
 * trained on what the layers below make of white inputs; the last is random orthogonal. In the sizes, inputs first,
 * all but the outputs are as wide as the inputs. Throws a RangeError if they are not. Yields the number of layers
 * trained after each, for the caller to breathe.
 * Source: Saxe, McClelland & Ganguli 2014, section 3, after Bengio et al. 2007.
 */
export function* pretrainedStart(
  draw: () => number,
  sizes: readonly number[],
  { std, rate, steps }: Pretraining = thorough,
): Generator<number, Float64Array[]> {
  const [n] = sizes;
  if (sizes.slice(0, -1).some((width) => width !== n))
    throw new RangeError(`invalid sizes: ${sizes.join(", ")}`);
  let correlation: Float64Array = identity(n);
  const encoders: Float64Array[] = [];
  for (const [l] of sizes.slice(2).entries()) {
    const encoder = gaussian(draw, n, n, std);
    const autoencoder = network([n, n, n], [encoder, gaussian(draw, n, n, std)]);
    const data = { sigma31: correlation, sigma11: correlation };
    for (let step = 0; step < steps; ++step) {
      evaluate(autoencoder, data);
      descend(autoencoder, rate);
    }
    correlation = passedOn(encoder, correlation, n);
    encoders.push(encoder);
    yield l + 1;
  }
  return [...encoders, orthogonal(draw, sizes[sizes.length - 1], n)];
}

/** The correlation W C W^T of a layer's outputs. */
function passedOn(w: Float64Array, c: Float64Array, n: number): Float64Array {
  const half = new Float64Array(n * n);
  const out = new Float64Array(n * n);
  multiply(half, w, c, n, n, n);
  multiplyTransposedB(out, half, w, n, n, n);
  return out;
}
