import { ln } from "../../../numeric/elementary.ts";
import { frobenius, identity, multiply, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { eigenvaluesOf, singularValuesOf } from "./products-spectrum.ts";
import { strip } from "./products.ts";

/** One product of square matrices, and what became of some vectors on the way through it. */
export interface Drawn {
  /** Natural logarithms of the singular values (n); where they were followed layer by layer, in no order. */
  readonly logs: Float64Array;
  /** Natural logarithm of the median singular value behind each layer (layers + 1). */
  readonly medians: Float64Array;
  /** Squared lengths of the vectors behind each layer (layers + 1, vectors). */
  readonly squares: Float64Array;
  readonly re: Float64Array; // (n), eigenvalues
  readonly im: Float64Array; // (n)
}

/** The most matrices whose product still has all its singular values above rounding. */
export const shallow = 10;

/** The middle of some numbers, or the mean of the middle two. */
export function median(numbers: Float64Array): number {
  const sorted = numbers.slice().sort();
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/**
 * The product of as many matrices (n, n) as `layer` is asked for, and what it does to some vectors (count, n), which
 * stay as they are. The singular values are exact up to `shallow` matrices, and beyond as long as rounding leaves all
 * of them; then their logarithms are gathered layer by layer, true but for a term that does not grow with depth.
 * Medians are exact at every layer up to `shallow` matrices, else at ten layers, with straight lines between.
 * Yields the part done, 0 to 1, after about `pause` multiplications.
 */
export function* drawnProduct(
  layer: () => Float64Array,
  { depth, n, pause }: { readonly depth: number; readonly n: number; readonly pause: number },
  vectors: Float64Array,
): Generator<number, Drawn> {
  const count = vectors.length / n;
  const every = Math.ceil(depth / shallow);
  const perLayer = (depth <= shallow ? 16 : 6) * n ** 3;
  const whole = depth * perLayer + 16 * n ** 3;
  let [total, totalNext]: Float64Array[] = [identity(n), new Float64Array(n * n)];
  let [q, qNext]: Float64Array[] = [identity(n), new Float64Array(n * n)];
  let [v, vNext]: Float64Array[] = [vectors.slice(), new Float64Array(vectors.length)];
  const gathered = new Float64Array(n);
  let logs: Float64Array = gathered;
  const medians = new Float64Array(depth + 1);
  const squares = new Float64Array((depth + 1) * count);
  measure(squares, 0, v, n);
  for (let l = 1, since = 0, known = 0; l <= depth; ++l, since += perLayer) {
    if (since >= pause) {
      yield ((l - 1) * perLayer) / whole;
      since = 0;
    }
    const w = layer();
    multiply(totalNext, w, total, n, n, n);
    multiplyTransposedB(qNext, q, w, n, n, n);
    multiplyTransposedB(vNext, v, w, count, n, n);
    [total, totalNext, q, qNext, v, vNext] = [totalNext, total, qNext, q, vNext, v];
    measure(squares, l * count, v, n);
    strip(q, n, gathered);
    logs = gathered;
    if ((depth <= shallow || resolves(gathered)) && !complete(gathered, total)) {
      if (l % every && l < depth) continue;
      const values = yield* breathing(singularValuesOf(total, n), (l - 1) * perLayer, l * perLayer, whole);
      logs = values.map((s) => ln(Math.max(s, 1e-12))); // below, rounding is all there is
    }
    medians[l] = median(logs);
    for (let k = known + 1; k < l; ++k)
      medians[k] = medians[known] + ((medians[l] - medians[known]) * (k - known)) / (l - known);
    known = l;
  }
  yield (depth * perLayer) / whole;
  const { re, im } = yield* breathing(eigenvaluesOf(total, n), depth * perLayer, whole, whole);
  return { logs: logs.slice(), medians, squares, re, im };
}

/** Whether a matrix with about these logarithms of singular values has them all in its squares, above rounding. */
function resolves(logs: Float64Array): boolean {
  const [least, most] = [
    logs.reduce((low, x) => Math.min(low, x), Infinity),
    logs.reduce((high, x) => Math.max(high, x), -Infinity),
  ];
  return most - least < Math.log(1e6);
}

/**
 * Natural logarithms of the singular values (n) of a (n, n): exact where rounding leaves all of them, else those that
 * have been gathered layer by layer. Yields as `eigenvaluesOf` does.
 */
export function* logsOf(a: Float64Array, n: number, gathered: Float64Array): Generator<void, Float64Array> {
  if (!resolves(gathered) || complete(gathered, a)) return gathered.slice();
  return (yield* singularValuesOf(a, n)).map((s) => ln(Math.max(s, 1e-300)));
}

/** Whether gathered logarithms are all there is of a matrix: then no direction feeds another, and they are exact. */
function complete(logs: Float64Array, a: Float64Array): boolean {
  const whole = frobenius(a) ** 2;
  return Math.abs(logs.reduce((sum, x) => sum + Math.exp(2 * x), 0) - whole) < 1e-12 * whole;
}

/** What a generator returns; for some of its breaths, 20 n^2 multiplications or so each, a little more is done. */
function* breathing<T>(
  generator: Generator<void, T>,
  from: number,
  to: number,
  whole: number,
): Generator<number, T> {
  let next = generator.next();
  for (let k = 1; !next.done; ++k, next = generator.next())
    if (k % 16 === 0) yield (from + ((to - from) * k) / (k + 200)) / whole;
  return next.value;
}

/** Sets the squared lengths of the rows of v (count, n), from place `at` on. */
function measure(squares: Float64Array, at: number, v: Float64Array, n: number): void {
  for (let i = 0; i < v.length; i += n) {
    let sum = 0;
    for (let p = i; p < i + n; ++p) sum += v[p] * v[p];
    squares[at + i / n] = sum;
  }
}
