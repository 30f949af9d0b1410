/*
 * One mode of a network with D weight matrices of equal strength: tau du/dt = D u^(2-2/D) (s - u), Eq. 15. With
 * w = ln(u/|s-u|) it reads t = tau T_D / (D s^(2-2/D)), where T_D is the integral of (1 +- e^-w)^(1-2/D) over w,
 * + for a start below s and - above it. The integrand is smooth, so no differential equation need be solved.
 * Times count in units of tau = 1/rate; D may be Infinity.
 */

/** The mode's way from u0 to uf, the same for every depth: nodes equally far apart in w. */
export interface Way {
  readonly s: number;
  readonly u: Float64Array; // (nodes), strength
  readonly log: Float64Array; // (nodes), ln(1 +- e^-w), the integrand's logarithm where D is infinite
  readonly step: number; // between nodes, in w
}

/** Where w stands at strength u. */
const place = (s: number, u: number) => Math.log(u / Math.abs(s - u));

/**
 * The way from u0 to uf in an even number of intervals. Both are positive and on the same side of s > 0; uf is nearer.
 * Throws a RangeError if they are not.
 */
export function wayBetween(s: number, u0: number, uf: number, intervals = 1000): Way {
  const onward = u0 < s ? uf >= u0 && uf < s : uf <= u0 && uf > s;
  if (!(s > 0 && u0 > 0 && onward)) throw new RangeError(`invalid way: from ${u0} to ${uf} with s = ${s}`);
  const side = Math.sign(s - u0);
  const start = place(s, u0);
  const step = (place(s, uf) - start) / intervals;
  const decay = Float64Array.from({ length: intervals + 1 }, (_, i) => side * Math.exp(-(start + i * step)));
  return { s, u: decay.map((e) => s / (1 + e)), log: decay.map((e) => Math.log1p(e)), step };
}

/**
 * T_D: the time from a way's start to its end in units of tau / (D s^(2-2/D)), thus steps at the rate of `optimalRate`.
 * By Simpson's rule; 1000 intervals give a relative error below 2e-9 from u0 = 1e-8 s on.
 * Source: Saxe, McClelland & Ganguli 2014, Eqs. 15-17, integrated.
 */
export function depthIntegral({ log, step }: Way, D: number): number {
  const power = 1 - 2 / D;
  const last = log.length - 1;
  let sum = Math.exp(power * log[0]) + Math.exp(power * log[last]);
  for (let i = 1; i < last; ++i) sum += (i % 2 ? 4 : 2) * Math.exp(power * log[i]);
  return (sum * step) / 3;
}

/** How far T_D has come at every second node of a way, the first and last included; with `u` there it is the curve u(t). */
export function depthCurve({ u, log, step }: Way, D: number): { time: Float64Array; strength: Float64Array } {
  const power = 1 - 2 / D;
  const f = log.map((x) => Math.exp(power * x));
  const points = (log.length + 1) >> 1;
  const time = new Float64Array(points);
  for (let p = 1; p < points; ++p)
    time[p] = time[p - 1] + ((f[2 * p - 2] + 4 * f[2 * p - 1] + f[2 * p]) * step) / 3;
  return { time, strength: Float64Array.from({ length: points }, (_, p) => u[2 * p]) };
}

/** The loss's largest curvature at the solution, D s^(2-2/D). Source: Saxe, McClelland & Ganguli 2014, Eq. 41. */
export const curvature = (D: number, s: number): number => D * s ** (2 - 2 / D);

/** The learning rate 1 / (D s^(2-2/D)), near the fastest. Source: Saxe, McClelland & Ganguli 2014, Eq. 42. */
export const optimalRate = (D: number, s: number): number => 1 / curvature(D, s);

/** The learning rate above which gradient descent overshoots the solution by more than it was off. */
export const stabilityLimit = (D: number, s: number): number => 2 / curvature(D, s);

/**
 * The time from u0 to uf in any depth, D = 1 (no hidden layer) and D = Infinity included; Infinity for a start at 0
 * or below with hidden layers, and for an end where the flow never comes by. uf may not lie behind u0.
 */
export function depthTime(D: number, s: number, u0: number, uf: number): number {
  if (u0 === uf) return 0;
  if (D === 1) return (s - u0) / (s - uf) > 1 ? Math.log((s - u0) / (s - uf)) : Infinity;
  if (!(u0 > 0) || !((s - u0) * (s - uf) > 0)) return Infinity;
  return depthIntegral(wayBetween(s, u0, uf), D) / curvature(D, s);
}
