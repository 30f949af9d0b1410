/** The strengths of one mode in the two layers: a on the input side, b on the output side. */
export interface Layers {
  readonly a: number;
  readonly b: number;
}

/**
 * Both layers' strengths at time t (in units of tau = 1/rate) from any start: equal or not, of either sign. The flow is
 * tau da/dt = b (s - a b), tau db/dt = a (s - a b); it keeps a^2 - b^2. Every term of the denominator is positive, so
 * nothing cancels even on a = -b, the one line that never learns. s and t are at least 0.
 * Source: Fukumizu 1998, for one mode; Saxe, McClelland & Ganguli 2014, appendix A, solves it by hyperbolic functions.
 */
export function layerStrengths(s: number, a0: number, b0: number, t: number): Layers {
  const balance = (b0 - a0) * (b0 + a0);
  const k = Math.hypot(balance, 2 * s);
  const e = Math.exp(-k * t);
  const g = k === 0 ? t : -Math.expm1(-k * t) / k;
  // (x, y): the growing direction, eigenvector +k/2 of [[-balance/2, s], [s, balance/2]]; (-y, x) decays.
  const [along, across] = [s, (k + Math.abs(balance)) / 2];
  const norm = Math.hypot(along, across);
  const [small, large] = norm === 0 ? [0, 1] : [along / norm, across / norm];
  const [x, y] = balance < 0 ? [large, small] : [small, large];
  const growing = a0 * x + b0 * y;
  const decaying = b0 * x - a0 * y;
  const root = Math.sqrt(e + g * (growing * growing + decaying * decaying * e));
  if (root === 0) return { a: 0, b: 0 };
  return { a: (growing * x - decaying * e * y) / root, b: (growing * y + decaying * e * x) / root };
}
