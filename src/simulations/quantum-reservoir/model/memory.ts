import { cholesky } from "./ridge.ts";

/** How a run of features is divided, and how far back is asked. */
export interface Protocol {
  readonly washout: number; // values that are passed over
  readonly train: number; // values that a readout is fitted on
  readonly test: number; // values that it is judged on
  readonly delays: number;
}

export const protocol: Protocol = { washout: 100, train: 700, test: 400, delays: 12 };

/** How many values a run must have for it. */
export const protocolLength = protocol.washout + protocol.train + protocol.test;

/**
 * The memory of a reservoir for each delay d = 1 ... delays: the squared correlation, over test values, of u(t - d) with
 * the readout of the features at t that was fitted to it, by least squares with a penalty of 1e-10 on the mean Gram
 * matrix. Features (washout + train + test, k) belong to the input u. About delays / test of the sum is chance.
 * Source: Jaeger 2001, Short term memory in echo state networks.
 */
export function memoryFunction(
  features: Float64Array,
  k: number,
  u: Float64Array,
  { washout, train, test, delays }: Protocol = protocol,
): Float64Array {
  const m = k + 1;
  const at = (t: number, j: number): number => (j < k ? features[t * k + j] : 1);
  const gram = new Float64Array(m * m);
  for (let t = washout; t < washout + train; ++t)
    for (let p = 0; p < m; ++p) for (let q = 0; q <= p; ++q) gram[p * m + q] += (at(t, p) * at(t, q)) / train;
  for (let j = 0; j < k; ++j) gram[j * m + j] += 1e-10;
  const said = new Float64Array(test);
  return Float64Array.from({ length: delays }, (_, i) => {
    const d = i + 1;
    const w = new Float64Array(m);
    for (let t = washout; t < washout + train; ++t)
      for (let p = 0; p < m; ++p) w[p] += (at(t, p) * u[t - d]) / train;
    if (!cholesky(gram.slice(), w, m)) return 0;
    const asked = u.subarray(washout + train - d, washout + train - d + test);
    said.fill(0);
    for (let t = 0; t < test; ++t) for (let p = 0; p < m; ++p) said[t] += w[p] * at(washout + train + t, p);
    return squaredCorrelation(said, asked);
  });
}

/** The squared correlation of two series; 0 if one of them is constant. */
export function squaredCorrelation(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array): number => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let t = 0; t < a.length; ++t) {
    aa += (a[t] - ma) ** 2;
    bb += (b[t] - mb) ** 2;
    ab += (a[t] - ma) * (b[t] - mb);
  }
  return aa > 0 && bb > 0 ? Math.min(1, (ab * ab) / (aa * bb)) : 0;
}
