import { addScaled, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { gaussian } from "../../../numeric/orthogonal.ts";

/*
 * A linear autoencoder x -> W' W x of inputs with the correlation C, narrower inside than outside. Its gradient needs
 * no product of two matrices of the outer width but C itself: with A = W C,
 *   dW = W'^T C - (W'^T W') A,   dW' = A^T - W' (A W^T).
 */

/** Room for the steps of an autoencoder of n inputs and h hidden units. */
const roomFor = (h: number, n: number) => ({
  a: new Float64Array(h * n),
  back: new Float64Array(h * n),
  inner: new Float64Array(h * h),
  down: new Float64Array(h * n),
  decoder: new Float64Array(n * h),
});

/** One step of descent on half the mean squared error, from the old weights of both layers. */
export function encodeStep(
  encoder: Float64Array, // (h, n)
  decoder: Float64Array, // (n, h)
  c: Float64Array, // (n, n)
  rate: number,
  room: ReturnType<typeof roomFor>,
): void {
  const n = Math.sqrt(c.length);
  const h = encoder.length / n;
  multiply(room.a, encoder, c, h, n, n);
  multiplyTransposedA(room.back, decoder, c, h, n, n);
  multiplyTransposedA(room.inner, decoder, decoder, h, n, h);
  multiply(room.down, room.inner, room.a, h, h, n);
  multiplyTransposedB(room.inner, room.a, encoder, h, n, h);
  multiply(room.decoder, decoder, room.inner, n, h, h);
  addScaled(encoder, room.back, rate);
  addScaled(encoder, room.down, -rate);
  addScaled(decoder, room.decoder, -rate);
  for (let k = 0; k < n; ++k) for (let i = 0; i < h; ++i) decoder[k * h + i] += rate * room.a[i * n + k];
}

/** The largest eigenvalue of a correlation (n, n), from below, by the power method. */
export function largestVariance(c: Float64Array): number {
  const n = Math.sqrt(c.length);
  let x = Float64Array.from({ length: n }, (_, i) => 1 + i / n);
  let size = 0;
  for (let k = 0; k < 200; ++k) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) next[i] += c[i * n + j] * x[j];
    const norm = Math.sqrt(next.reduce((sum, y) => sum + y * y, 0));
    if (norm === 0) return 0;
    x = next.map((y) => y / norm);
    size = norm;
  }
  return size;
}

/**
 * An encoder (h, n), trained for some steps from small random weights, drawn before its decoder's, at half the rate at
 * which the largest variance would be learned fastest; and what it makes of the correlations. Yields after every few
 * steps. Source: Saxe, McClelland & Ganguli 2014, section 3, after Bengio et al. 2007.
 */
export function* trainedEncoder(
  draw: () => number,
  h: number,
  c: Float64Array,
  steps: number,
): Generator<number, { readonly encoder: Float64Array; readonly c: Float64Array }> {
  const n = Math.sqrt(c.length);
  const [encoder, decoder] = [gaussian(draw, h, n, 0.05), gaussian(draw, n, h, 0.05)];
  const rate = 0.5 / largestVariance(c);
  const room = roomFor(h, n);
  const pause = Math.max(1, Math.round(4e6 / (2 * h * n * n)));
  for (let step = 0; step < steps; ++step) {
    encodeStep(encoder, decoder, c, rate, room);
    if (step % pause === pause - 1) yield (step + 1) / steps;
  }
  const seen = new Float64Array(h * h);
  multiply(room.a, encoder, c, h, n, n);
  multiplyTransposedB(seen, room.a, encoder, h, n, h);
  return { encoder, c: seen };
}
