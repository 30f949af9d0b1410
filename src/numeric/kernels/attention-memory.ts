/**
 * One layer of attention that reads prompts of L tokens of D = d + N numbers, covariates and labels, and answers for a
 * query with its d covariates. Prompts come in pairs that lie side by side: every number of a prompt is two numbers
 * here, so that a SIMD register holds both.
 */
export interface Shape {
  readonly d: number;
  readonly N: number;
  readonly L: number;
  readonly H: number;
}

/** Where a layer's numbers lie, by name; all of them in one piece of memory. */
export interface Memory {
  readonly z: Float64Array; // (D, L + 1, 2): tokens, by coordinate; behind them the query, with zeros for labels
  readonly beta: Float64Array; // (N, d, 2): what each label asks of the covariates; behind it room for one more draw
  readonly x: Float64Array; // (d, 2): one token's covariates before they are mixed
  readonly target: Float64Array; // (N, 2)
  readonly yhat: Float64Array; // (N, 2)
  readonly e: Float64Array; // (N, 2): derivative of the loss by yhat
  readonly a: Float64Array; // (D, 2): KQ times the query
  readonly p: Float64Array; // (H, L, 2): weights of the tokens
  readonly m: Float64Array; // (H, D, 2): weighted mean of the tokens
  readonly g: Float64Array; // (D, 2): derivative of the loss by m
  readonly ds: Float64Array; // (L, 2): by the scores
  readonly da: Float64Array; // (D, 2): by a
  readonly sumKq: Float64Array; // (H, D, d, 2): gradients, prompts at even and at odd places apart
  readonly sumOv: Float64Array; // (H, N, D, 2)
  readonly loss: Float64Array; // (2)
  readonly kq: Float64Array; // (H, D, D): row is the key's coordinate, column the query's
  readonly ov: Float64Array; // (H, N, D)
  readonly scale: Float64Array; // (N, d): standard deviations of beta
  readonly root: Float64Array; // (d, d): x = root times independent normals
}

const lengths = ({ d, N, L, H }: Shape): Readonly<Record<keyof Memory, number>> => {
  const D = d + N;
  return {
    z: 2 * D * (L + 1),
    beta: 2 * (N * d + 1),
    x: 2 * d,
    target: 2 * N,
    yhat: 2 * N,
    e: 2 * N,
    a: 2 * D,
    p: 2 * H * L,
    m: 2 * H * D,
    g: 2 * D,
    ds: 2 * L,
    da: 2 * D,
    sumKq: 2 * H * D * d,
    sumOv: 2 * H * N * D,
    loss: 2,
    kq: H * D * D,
    ov: H * N * D,
    scale: N * d,
    root: d * d,
  };
};

/** How many numbers a layer's memory holds. */
export const roomOf = (shape: Shape): number =>
  Object.values(lengths(shape)).reduce((sum, length) => sum + length + (length % 2), 0);

/** The memory of a layer, from a byte of a buffer on that is a multiple of 16. */
export function memoryIn(shape: Shape, buffer: ArrayBuffer, start = 0): Memory {
  let at = start;
  const views = Object.entries(lengths(shape)).map(([name, length]) => {
    const view = new Float64Array(buffer, at, length);
    at += 8 * (length + (length % 2));
    return [name, view];
  });
  return Object.fromEntries(views) as Memory;
}
