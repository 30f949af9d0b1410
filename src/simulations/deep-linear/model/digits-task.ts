import { solve, symmetricEigen } from "../../../numeric/decompose.ts";
import { frobenius, multiply, multiplyTransposedA, multiplyTransposedB } from "../../../numeric/matrix.ts";
import { drawDigit } from "./digits.ts";

export const classes = 10;

/** Pictures of digits, item p showing the digit p mod 10, and the means that were taken off them. */
export interface Pictures {
  readonly items: number;
  readonly size: number; // pixels of a picture
  readonly x: Float64Array; // (items, size), less the mean
  readonly mean: Float64Array; // (size), 0 where nothing was taken off
  readonly share: Float64Array; // (classes), the mean of the one-hot targets, 0 where nothing was taken off
}

/** Draws pictures of side n; yields after every few of them. With `centred`, means are taken off pixels and targets. */
export function* drawPictures(
  draw: () => number,
  items: number,
  n: number,
  centred: boolean,
): Generator<number, Pictures> {
  const size = n * n;
  const x = new Float64Array(items * size);
  for (let p = 0; p < items; ++p) {
    drawDigit(x.subarray(p * size, (p + 1) * size), n, p % classes, draw);
    if (p % 20 === 19) yield (p + 1) / items;
  }
  const [mean, share] = [new Float64Array(size), new Float64Array(classes)];
  if (centred) {
    for (let p = 0; p < items; ++p) {
      for (let k = 0; k < size; ++k) mean[k] += x[p * size + k] / items;
      share[p % classes] += 1 / items;
    }
    for (let p = 0; p < items; ++p) for (let k = 0; k < size; ++k) x[p * size + k] -= mean[k];
  }
  return { items, size, x, mean, share };
}

/** What a network must know of pictures and their digits: means over items, not sums. */
export interface DigitTask {
  readonly size: number;
  readonly sigma11: Float64Array; // (size, size), mean of x x^T
  readonly sigma31: Float64Array; // (classes, size), mean of y x^T
  readonly power: number; // mean of |y|^2
}

const batch = 50; // pictures at a time

/** The correlations of pictures and their one-hot digits; yields after every few pictures. */
export function* correlationsOf({ items, size, x, share }: Pictures): Generator<number, DigitTask> {
  const [sigma11, part] = [new Float64Array(size * size), new Float64Array(size * size)];
  const sigma31 = new Float64Array(classes * size);
  for (let from = 0; from < items; from += batch) {
    const some = x.subarray(from * size, Math.min(items, from + batch) * size);
    multiplyTransposedA(part, some, some, size, some.length / size, size);
    for (let k = 0; k < part.length; ++k) sigma11[k] += part[k] / items;
    yield (from + some.length / size) / items;
  }
  let power = 0;
  for (let p = 0; p < items; ++p)
    for (let c = 0; c < classes; ++c) {
      const y = (c === p % classes ? 1 : 0) - share[c];
      power += (y * y) / items;
      if (y !== 0) for (let k = 0; k < size; ++k) sigma31[c * size + k] += (y * x[p * size + k]) / items;
    }
  return { size, sigma11, sigma31, power };
}

/** The modes of a task: strengths, and what in the pictures calls each of them up. */
export interface DigitModes {
  readonly s: Float64Array; // (modes), largest first; those that are rounding left out
  readonly v: Float64Array; // (modes, size), of length 1 each
}

/** The modes of a task, by the small products of its outputs. */
export function digitModes({ size, sigma31 }: DigitTask): DigitModes {
  const inner = new Float64Array(classes * classes);
  multiplyTransposedB(inner, sigma31, sigma31, classes, size, classes);
  const { values, vectors } = symmetricEigen(inner, classes);
  const s = values.map((value) => Math.sqrt(Math.max(0, value))).filter((x, _, all) => x > 1e-6 * all[0]);
  const v = new Float64Array(s.length * size);
  for (let a = 0; a < s.length; ++a)
    for (let c = 0; c < classes; ++c)
      for (let k = 0; k < size; ++k)
        v[a * size + k] += (vectors[c * classes + a] * sigma31[c * size + k]) / s[a];
  return { s, v };
}

/** The input correlations (rows, rows) as seen along some directions (rows, size). */
export function seenAlong({ size, sigma11 }: DigitTask, directions: Float64Array): Float64Array {
  const rows = directions.length / size;
  const [half, seen] = [new Float64Array(rows * size), new Float64Array(rows * rows)];
  multiply(half, directions, sigma11, rows, size, size);
  multiplyTransposedB(seen, half, directions, rows, size, rows);
  return seen;
}

/** The pixels that vary most, as directions (count, size). */
export function busiestPixels({ size, sigma11 }: DigitTask, count: number): Float64Array {
  const order = Array.from({ length: size }, (_, k) => k).sort(
    (i, j) => sigma11[j * size + j] - sigma11[i * size + i],
  );
  const out = new Float64Array(count * size);
  for (let row = 0; row < count; ++row) out[row * size + order[row]] = 1;
  return out;
}

/** How large a matrix (n, n) is off its diagonal, as a part of its diagonal. */
export function offDiagonal(a: Float64Array, n: number): number {
  const diagonal = frobenius(a.filter((_, k) => k % (n + 1) === 0));
  return frobenius(a.map((x, k) => (k % (n + 1) === 0 ? 0 : x))) / diagonal;
}

/** The best linear map (classes, size), of least squares; a trace of the identity keeps it small where data say nothing. */
export function bestMap({ size, sigma11, sigma31 }: DigitTask): Float64Array {
  const a = sigma11.slice();
  let trace = 0;
  for (let k = 0; k < size; ++k) trace += a[k * size + k];
  for (let k = 0; k < size; ++k) a[k * size + k] += 1e-12 * trace;
  const right = new Float64Array(size * classes);
  for (let c = 0; c < classes; ++c)
    for (let k = 0; k < size; ++k) right[k * classes + c] = sigma31[c * size + k];
  const solved = solve(a, right, size, classes);
  return Float64Array.from(
    { length: classes * size },
    (_, i) => solved[(i % size) * classes + Math.floor(i / size)],
  );
}

/** Half the mean squared error of a map (classes, size). */
export function mapLoss({ size, sigma11, sigma31, power }: DigitTask, map: Float64Array): number {
  const mapped = new Float64Array(classes * size);
  multiply(mapped, map, sigma11, classes, size, size);
  let sum = power;
  for (let k = 0; k < map.length; ++k) sum += map[k] * (mapped[k] - 2 * sigma31[k]);
  return sum / 2;
}

/** The part of pictures whose digit gets the largest answer of a map (classes, size). */
export function accuracy({ items, size, x, share }: Pictures, map: Float64Array): number {
  const answers = new Float64Array(items * classes);
  multiplyTransposedB(answers, x, map, items, size, classes);
  let right = 0;
  for (let p = 0; p < items; ++p) {
    let best = 0;
    for (let c = 1; c < classes; ++c)
      if (answers[p * classes + c] + share[c] > answers[p * classes + best] + share[best]) best = c;
    if (best === p % classes) ++right;
  }
  return right / items;
}
