/*
 * One mode of a network with one hidden layer, whose layers start equally strong: tau du/dt = 2 u (s - u).
 * s is the strength that the data ask for, u0 the strength at the start, and t counts in units of tau = 1/rate.
 */

/**
 * The strength u(t), free of overflow: u0 = 0 is a saddle and stays; u0 > s falls to s; s = 0 decays as 1/t; u0 < 0
 * (layers of opposite sign) creeps up to 0 and never learns. s and t are at least 0.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 12.
 */
export function modeStrength(s: number, u0: number, t: number): number {
  if (s === 0 || u0 === 0) return u0 / (1 + 2 * Math.abs(u0) * t); // below, 0 would be 0/0 once e underflows
  const e = Math.exp(-2 * s * t);
  const rest = -Math.expm1(-2 * s * t); // 1 - e, exact also where e is nearly 1
  // For u0 < 0 the law reads tau du/dt = -2 u (s - u): the same curve with t reversed.
  return u0 < 0 ? (s * u0 * e) / (s - u0 * rest) : (s * u0) / (s * e + u0 * rest);
}

/**
 * The time at which the strength is uf, counted from u0; negative where uf lies in the past and Infinity where
 * the flow never comes by: at s itself, beyond it, and for a start at 0 or below.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 11.
 */
export function timeBetween(s: number, u0: number, uf: number): number {
  if (uf === u0) return 0;
  if (!(u0 > 0 && uf > 0)) return Infinity;
  if (s === 0) return (1 / uf - 1 / u0) / 2;
  const odds = (uf * (s - u0)) / (u0 * (s - uf));
  return odds > 0 && odds < Infinity ? Math.log(odds) / (2 * s) : Infinity;
}

/** The time at which half of s is learned: 0 if it is from the start, Infinity for a start at 0 or below. */
export function halfTime(s: number, u0: number): number {
  return u0 >= s / 2 ? 0 : timeBetween(s, u0, s / 2);
}

/**
 * The strength u(t) where the inputs are not white but share the task's axes, with power d along this mode's:
 * the speed is set by s, the end by s/d. Source: Saxe, McClelland & Ganguli 2014, Eq. 46.
 */
export function alignedStrength(s: number, d: number, u0: number, t: number): number {
  return modeStrength(s, u0 * d, t) / d;
}

/**
 * The strength u(t) of a direct map from input to output: one time constant for every mode, no plateau.
 * Source: Saxe, McClelland & Ganguli 2019, the shallow network.
 */
export function directStrength(s: number, u0: number, t: number): number {
  return u0 * Math.exp(-t) - s * Math.expm1(-t);
}
