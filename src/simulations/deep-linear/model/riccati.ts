import { symmetricEigen } from "../../../numeric/decompose.ts";
import { multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { orthogonal } from "../../../numeric/orthogonal.ts";
import { layersAt } from "./balance.ts";

/*
 * A network with one hidden layer whose layers differ by the same amount on every hidden direction:
 * W32^T W32 - W21 W21^T = balance times the identity. White inputs. The flow keeps that, and with Q = [W21^T; W32]
 * stacked, (inputs + outputs, hidden), it reads tau dQ/dt = F Q - Q Q^T Q / 2. Then Q Q^T obeys a matrix Riccati
 * equation, which exponentials solve. Times count in units of tau = 1/rate.
 * Source: Braun et al. 2022, for equal layers; Domine et al. 2024, section 4.
 */

/** What a balanced network is made of. */
export interface Shape {
  readonly inputs: number;
  readonly hidden: number; // at most inputs and outputs
  readonly outputs: number;
}

/**
 * Weights W21, W32 of a given balance that hold `hidden` random directions with one strength, whatever the task:
 * W21 = R diag(a) V0^T, W32 = U0 diag(b) R^T from standard normal draws, V0 first, then U0, then R.
 * Throws a RangeError if the hidden layer is the widest.
 */
export function balancedStart(
  draw: () => number,
  { inputs, hidden, outputs }: Shape,
  strength: number,
  balance: number,
): [Float64Array, Float64Array] {
  if (hidden > Math.min(inputs, outputs)) throw new RangeError(`invalid shape: ${hidden} hidden units`);
  const { a, b } = layersAt(balance, strength);
  const [v0, u0] = [inputs, outputs].map((n) => {
    const whole = orthogonal(draw, n, n);
    return Float64Array.from(
      { length: n * hidden },
      (_, i) => whole[Math.floor(i / hidden) * n + (i % hidden)],
    );
  });
  const r = orthogonal(draw, hidden, hidden);
  const [w21, w32] = [new Float64Array(hidden * inputs), new Float64Array(outputs * hidden)];
  multiplyTransposedB(w21, r, v0, hidden, hidden, inputs);
  multiplyTransposedB(w32, u0, r, outputs, hidden, hidden);
  return [w21.map((x) => a * x), w32.map((x) => b * x)];
}

/** Q Q^T block by block: what a balanced network is, up to a rotation of its hidden units. */
export interface Blocks {
  readonly inner: Float64Array; // (inputs, inputs), W21^T W21: how alike the network finds two inputs
  readonly outer: Float64Array; // (outputs, outputs), W32 W32^T: the same of two outputs
  readonly map: Float64Array; // (outputs, inputs), W32 W21
}

/** The blocks of weights W21 (hidden, inputs) and W32 (outputs, hidden). */
export function blocksOf({ inputs, hidden, outputs }: Shape, w21: Float64Array, w32: Float64Array): Blocks {
  const inner = new Float64Array(inputs * inputs);
  const outer = new Float64Array(outputs * outputs);
  const map = new Float64Array(outputs * inputs);
  multiplyTransposedA(inner, w21, w21, inputs, hidden, inputs);
  multiplyTransposedB(outer, w32, w32, outputs, hidden, outputs);
  multiply(map, w32, w21, outputs, hidden, inputs);
  return { inner, outer, map };
}

/** F = [[-balance/2, S31^T], [S31, balance/2]], (inputs + outputs) square. */
function generator(sigma31: Float64Array, { inputs, outputs }: Shape, balance: number): Float64Array {
  const n = inputs + outputs;
  const f = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) f[i * n + i] = i < inputs ? -balance / 2 : balance / 2;
  for (let i = 0; i < outputs; ++i)
    for (let j = 0; j < inputs; ++j) {
      f[(inputs + i) * n + j] = sigma31[i * inputs + j];
      f[j * n + inputs + i] = sigma31[i * inputs + j];
    }
  return f;
}

/**
 * The blocks of a balanced network at some rising times, exactly. The solution over a long time is exact on paper but
 * loses digits, so it is taken up anew at least every 5 units of the fastest exponential.
 */
export function* balancedFlow(
  sigma31: Float64Array,
  shape: Shape,
  [w21, w32]: readonly [Float64Array, Float64Array],
  balance: number,
  times: Iterable<number>,
): Generator<Blocks, void> {
  const { inputs, hidden, outputs } = shape;
  const n = inputs + outputs;
  const { values: f, vectors: o } = symmetricEigen(generator(sigma31, shape, balance), n);
  const q = Float64Array.from({ length: n * hidden }, (_, i) => {
    const [row, h] = [Math.floor(i / hidden), i % hidden];
    return row < inputs ? w21[h * inputs + row] : w32[(row - inputs) * hidden + h];
  });
  const g = new Float64Array(n * hidden); // Q along the eigenvectors of F
  multiplyTransposedA(g, o, q, n, n, hidden);
  const longest = 5 / (2 * f.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3));
  let now = 0;
  for (const time of times) {
    const steps = Math.ceil((time - now) / longest);
    for (let i = 0; i < steps; ++i) advance(g, f, hidden, (time - now) / steps);
    now = time;
    multiply(q, o, g, n, n, hidden);
    yield read(q, shape);
  }
}

/** Moves G by a time t: G <- e^{f t} G L^-T, where L L^T = 1 + G^T diag(j) G and j is the integral of e^{2 f t}. */
function advance(g: Float64Array, f: Float64Array, hidden: number, t: number): void {
  const m = new Float64Array(hidden * hidden);
  const grown = f.map((x) => (Math.abs(x) < 1e-12 ? t : Math.expm1(2 * x * t) / (2 * x)));
  const weighted = g.map((x, i) => x * grown[Math.floor(i / hidden)]);
  multiplyTransposedA(m, g, weighted, hidden, f.length, hidden);
  for (let h = 0; h < hidden; ++h) m[h * (hidden + 1)] += 1;
  factorise(m, hidden);
  for (let row = 0; row < f.length; ++row) {
    const at = row * hidden;
    const factor = Math.exp(f[row] * t);
    for (let h = 0; h < hidden; ++h) {
      let x = g[at + h] * factor;
      for (let k = 0; k < h; ++k) x -= m[h * hidden + k] * g[at + k];
      g[at + h] = x / m[h * (hidden + 1)];
    }
  }
}

/** Overwrites the lower triangle of a symmetric positive definite m (n, n) by its Cholesky factor. */
function factorise(m: Float64Array, n: number): void {
  for (let j = 0; j < n; ++j)
    for (let i = j; i < n; ++i) {
      let x = m[i * n + j];
      for (let k = 0; k < j; ++k) x -= m[i * n + k] * m[j * n + k];
      m[i * n + j] = i === j ? Math.sqrt(x) : x / m[j * (n + 1)];
    }
}

/** The blocks of Q Q^T. */
function read(q: Float64Array, shape: Shape): Blocks {
  const { inputs, hidden } = shape;
  const w21 = Float64Array.from(
    { length: hidden * inputs },
    (_, i) => q[(i % inputs) * hidden + Math.floor(i / inputs)],
  );
  return blocksOf(shape, w21, q.subarray(inputs * hidden));
}
