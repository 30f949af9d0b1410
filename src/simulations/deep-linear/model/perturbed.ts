import type { Uniform } from "../../../numeric/random.ts";

/** What disturbs the descent of a mode; it takes steps of size rate. */
export interface Perturbation {
  readonly rate: number;
  /** Weight decay, beta. */
  readonly decay: number;
  /** Standard deviation of the noise at each step. */
  readonly noise: number;
  /** Whether the noise is in the label, one draw for all layers, or in the gradient, one draw for each. */
  readonly kind: "labels" | "gradient";
}

/**
 * One step of many independent modes with the same goal s. Layer i of path p stands at layers[i * paths + p], and is
 * multiplied by 1 - rate beta and moved by rate times (error + noise) times all other layers.
 */
export function stepPerturbed(
  layers: Float64Array, // (D, paths)
  paths: number,
  s: number,
  { rate, decay, noise, kind }: Perturbation,
  draw: Uniform,
): void {
  const D = layers.length / paths;
  const keep = 1 - rate * decay;
  for (let p = 0; p < paths; ++p) {
    let u = 1;
    for (let i = 0; i < D; ++i) u *= layers[i * paths + p];
    const error = s - u + (kind === "labels" && noise > 0 ? noise * draw() : 0);
    let before = 1; // product of the layers before this one, as they were
    for (let i = 0; i < D; ++i) {
      let others = before;
      for (let j = i + 1; j < D; ++j) others *= layers[j * paths + p];
      const a = layers[i * paths + p];
      before *= a;
      const shove = kind === "gradient" && noise > 0 ? noise * draw() : 0;
      layers[i * paths + p] = keep * a + rate * (error * others + shove);
    }
  }
}

/**
 * D layers whose product is u > 0, of which the first squared exceeds every other squared by c >= 0: first and other.
 * By bisection of x^(D-1) (x + c) = u^2 for the square x of the others; exact to rounding.
 */
export function spreadLayers(D: number, u: number, c: number): { first: number; other: number } {
  let [low, high] = [0, u ** (2 / D)];
  for (let k = 0; k < 200 && low < high; ++k) {
    const x = (low + high) / 2;
    if (x === low || x === high) break;
    if (x ** (D - 1) * (x + c) < u * u) low = x;
    else high = x;
  }
  const x = D === 2 ? (2 * u * u) / (c + Math.hypot(c, 2 * u)) : high; // (root(c^2 + 4u^2) - c) / 2
  return { first: Math.sqrt(x + c), other: Math.sqrt(x) };
}

/**
 * What to expect of two layers under label noise: the means of c = a^2 - b^2 and of u = a b, and the variance of u, from
 * a start without spread. c' = ((1 - rate beta)^2 - rate^2 e^2) c is exact in every step, with e = s - u + noise; e^2
 * on average is the squared mean error, the variance of the label and that of u, which the noise before has moved. The
 * variance is that of a linear recursion around the mean, so noise must be small: rate * sqrt(c^2 + 4 u^2) < 1.
 */
export function expected(
  s: number,
  from: { readonly c: number; readonly u: number },
  { rate, decay, noise }: Perturbation,
  steps: number,
): { readonly c: Float64Array; readonly u: Float64Array; readonly variance: Float64Array } {
  const [cs, us, variances] = [0, 1, 2].map(() => new Float64Array(steps + 1)); // (steps + 1)
  const keep = 1 - rate * decay;
  const label = noise * noise;
  let { c, u } = from;
  let v = 0;
  for (let n = 0; ; ++n) {
    [cs[n], us[n], variances[n]] = [c, u, v];
    if (n === steps) return { c: cs, u: us, variance: variances };
    const e = s - u;
    const k = Math.sqrt(c * c + 4 * u * u);
    const slope = k > 0 ? (4 * u) / k : 2; // dk/du
    const stays = keep * keep + keep * rate * (e * slope - k) + rate * rate * (e * e - 2 * e * u);
    const kick = rate * (keep * k + 2 * rate * e * u);
    c *= keep * keep - rate * rate * (e * e + v + label);
    u = keep * keep * u + keep * rate * (e * k - slope * v) + rate * rate * (e * e + label) * u;
    v = stays * stays * v + kick * kick * label;
  }
}

/** The variance of u where two layers have come to rest under label noise of standard deviation sigma, k = a^2 + b^2. */
export const restingVariance = (rate: number, sigma: number, k: number): number =>
  (k * rate * sigma * sigma) / (2 - k * rate);
