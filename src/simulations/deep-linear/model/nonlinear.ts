import { tanhOf } from "../../../numeric/exponential.ts";
import { symmetricEigen } from "../../../numeric/decompose.ts";
import { addScaled, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";

/*
 * One hidden layer, linear or with tanh: y = W32 phi(W21 x), taught P items of which each has an input of its own (the
 * inputs are one-hot, hence X is the identity). The table of the items' features is Y = U S V^T. All outputs but the
 * P columns of U get no signal and stay at nothing, so they are left out: the targets are S V^T, (P, P), and descent
 * is the same. Source: Saxe, McClelland & Ganguli 2014, section 1.3 and Fig. 3.
 */

/** The modes of a table of items. */
export interface Items {
  readonly count: number; // P
  readonly s: Float64Array; // (P), strengths, largest first; rounding leaves those below 1e-6 of the first arbitrary
  readonly v: Float64Array; // (P, P), a column for each mode, its first entry not negative
}

/** The modes of a table (features, count), by the items' inner products. */
export function itemModes(table: Float64Array, features: number, count: number): Items {
  const inner = new Float64Array(count * count);
  multiplyTransposedA(inner, table, table, count, features, count);
  const { values, vectors: v } = symmetricEigen(inner, count);
  for (let a = 0; a < count; ++a) if (v[a] < 0) for (let i = 0; i < count; ++i) v[i * count + a] *= -1;
  return { count, s: values.map((value) => Math.sqrt(Math.max(0, value))), v };
}

/** A network that learns such items, and the room that its steps work in. */
export interface Learner {
  readonly items: Items;
  readonly width: number;
  readonly squashed: boolean; // whether hidden units are tanh
  readonly w21: Float64Array; // (width, P)
  readonly w32: Float64Array; // (P, width), changed by `learn` like w21
  readonly goal: Float64Array; // (P, P), S V^T
  readonly hidden: Float64Array; // (width, P), what hidden units answer to each item
  readonly output: Float64Array; // (P, P), what the network answers: a row for each mode, a column for each item
  readonly error: Float64Array; // (P, P)
  readonly room: { readonly w21: Float64Array; readonly w32: Float64Array };
}

/** A network with these weights, of which it keeps copies. */
export function learner(items: Items, w21: Float64Array, w32: Float64Array, squashed: boolean): Learner {
  const { count, s, v } = items;
  const goal = Float64Array.from(
    { length: count * count },
    (_, k) => s[Math.floor(k / count)] * v[(k % count) * count + Math.floor(k / count)],
  );
  const square = () => new Float64Array(count * count);
  const room = { w21: new Float64Array(w21.length), w32: new Float64Array(w32.length) };
  return {
    ...{ items, width: w21.length / count, squashed, w21: w21.slice(), w32: w32.slice(), goal, room },
    ...{ hidden: new Float64Array(w21.length), output: square(), error: square() },
  };
}

/** Answers to all items; returns the loss, half the sum of squared errors. */
export function answer({ items, width, squashed, w21, w32, hidden, output, goal, error }: Learner): number {
  if (squashed) tanhOf(hidden, w21);
  else hidden.set(w21);
  multiply(output, w32, hidden, items.count, width, items.count);
  let loss = 0;
  for (let k = 0; k < goal.length; ++k) {
    error[k] = goal[k] - output[k];
    loss += error[k] * error[k];
  }
  return loss / 2;
}

/** One step of gradient descent on both layers, from the errors that `answer` found. */
export function learn(
  { items, width, squashed, w21, w32, hidden, error, room }: Learner,
  rate: number,
): void {
  const { count } = items;
  multiplyTransposedA(room.w21, w32, error, width, count, count);
  multiplyTransposedB(room.w32, error, hidden, count, count, width);
  if (squashed) for (let k = 0; k < w21.length; ++k) room.w21[k] *= 1 - hidden[k] * hidden[k];
  addScaled(w21, room.w21, rate);
  addScaled(w32, room.w32, rate);
}

/** Sets out (P) to the strength of each mode in what the network answers: the diagonal of U^T Y V. */
export function learnedStrengths(out: Float64Array, { items, output }: Learner): void {
  const { count, v } = items;
  for (let a = 0; a < count; ++a) {
    let sum = 0;
    for (let i = 0; i < count; ++i) sum += output[a * count + i] * v[i * count + a];
    out[a] = sum;
  }
}
