import { addScaled, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";

/*
 * Gradient descent of a deep linear network on the loss L = 1/2 sum |y - W^D ... W^1 x|^2 (sums, not means, over the
 * items). Every matrix is row by row; sizes[l] is the width after l layers, so W^l is (sizes[l], sizes[l-1]).
 * All products go through the outputs, the narrow end in every use here: 3 N3 N^2 multiplications for a layer of N x N.
 */

/** What the data ask for. */
export interface Correlations {
  readonly sigma31: Float64Array; // (outputs, inputs), sum of y x^T
  readonly sigma11?: Float64Array; // (inputs, inputs), sum of x x^T; left out where the inputs are white, hence 1
  readonly seen?: Uint8Array; // (outputs, inputs), 1 for the entries of sigma31 that count; left out: all
  readonly power?: number; // sum of |y|^2, which with sigma11 the loss is counted from; left out: 0
}

/** A network and the room that its steps work in. */
export interface Network {
  readonly sizes: readonly number[]; // (layers + 1), inputs first
  readonly weights: readonly Float64Array[]; // (layers), changed by `descend`
  readonly total: Float64Array; // (outputs, inputs), W^D ... W^1 as `evaluate` last found it
  readonly work: number; // multiplications in one step
  readonly room: {
    readonly suffix: readonly Float64Array[]; // suffix[l] (outputs, sizes[l]): W^D ... W^{l+1}
    readonly error: readonly Float64Array[]; // error[l] (outputs, sizes[l]): (S31 - W S11) (W^l ... W^1)^T
    readonly mapped: Float64Array; // (outputs, inputs), W S11
    readonly gradient: readonly Float64Array[]; // (layers), of each
  };
}

/** A network of these weights: it holds them, not copies. Throws a RangeError if one of them does not fit. */
export function network(sizes: readonly number[], weights: readonly Float64Array[]): Network {
  const depth = weights.length;
  if (depth < 1 || sizes.length !== depth + 1) throw new RangeError(`invalid sizes: ${sizes.join(", ")}`);
  weights.forEach((w, l) => {
    if (w.length !== sizes[l] * sizes[l + 1])
      throw new RangeError(`invalid weights: ${w.length} in layer ${l + 1}`);
  });
  const inputs = sizes[0];
  const outputs = sizes[depth];
  const suffix = sizes.slice(0, -1).map((n) => new Float64Array(outputs * n));
  const error = sizes.slice(0, -1).map((n) => new Float64Array(outputs * n));
  const work = 3 * outputs * weights.reduce((sum, w) => sum + w.length, 0);
  const mapped = new Float64Array(outputs * inputs);
  const gradient = weights.map((w) => new Float64Array(w.length));
  const room = { suffix, error, mapped, gradient };
  return { sizes, weights, total: suffix[0], work, room };
}

/**
 * The loss, from the weights as they are: a forward pass, which `descend` takes up. With white inputs it is
 * |S31 - W|^2 / 2: what the best map loses is left out.
 */
export function evaluate({ sizes, weights, total, room }: Network, data: Correlations): number {
  const { sigma31, sigma11, seen, power = 0 } = data;
  const last = weights.length - 1;
  const inputs = sizes[0];
  const outputs = sizes[last + 1];
  room.suffix[last].set(weights[last]);
  for (let l = last - 1; l >= 0; --l)
    multiply(room.suffix[l], room.suffix[l + 1], weights[l], outputs, sizes[l + 1], sizes[l]);
  if (sigma11) multiply(room.mapped, total, sigma11, outputs, inputs, inputs);
  const mapped = sigma11 ? room.mapped : total;
  const error = room.error[0];
  for (let i = 0; i < sigma31.length; ++i) error[i] = sigma31[i] - mapped[i];
  if (seen) for (let i = 0; i < seen.length; ++i) error[i] *= seen[i];
  return sigma11 ? (power - overlap(total, sigma31) - overlap(total, error)) / 2 : overlap(error, error) / 2;
}

/** The sum of the products of like entries; a may be the longer one. */
function overlap(b: Float64Array, a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; ++i) sum += a[i] * b[i];
  return sum;
}

/**
 * Moves every layer by rate times (W^D ... W^{l+1})^T (S31 - W S11) (W^{l-1} ... W^1)^T, all from the weights that
 * `evaluate` saw. Source: Saxe, McClelland & Ganguli 2014, Eqs. 1, 2 and 13.
 */
export function descend({ sizes, weights, room }: Network, rate: number): void {
  const last = weights.length - 1;
  const outputs = sizes[last + 1];
  for (let l = 0; l < last; ++l) {
    multiplyTransposedB(room.error[l + 1], room.error[l], weights[l], outputs, sizes[l], sizes[l + 1]);
    multiplyTransposedA(room.gradient[l], room.suffix[l + 1], room.error[l], sizes[l + 1], outputs, sizes[l]);
    addScaled(weights[l], room.gradient[l], rate);
  }
  addScaled(weights[last], room.error[last], rate);
}
