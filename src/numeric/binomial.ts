import { ln } from "./elementary.ts";
import { exp } from "./exponential.ts";
import type { Uniform } from "./random.ts";

/**
 * How many of a number of trials succeed, each with probability p: an exact draw, in a time that does not grow with the
 * number. The same bytes in every engine. Source: Hörmann 1993, The generation of binomial random variates, algorithm
 * BTRS; by inversion where fewer than ten are expected.
 */
export function binomial(trials: number, p: number, u: Uniform): number {
  if (!(p > 0) || trials <= 0) return 0;
  if (p >= 1) return trials;
  if (p > 0.5) return trials - binomial(trials, 1 - p, u);
  return trials * p < 10 ? byInversion(trials, p, u) : byRejection(trials, p, u);
}

function byInversion(trials: number, p: number, u: Uniform): number {
  const odds = p / (1 - p);
  let left = u();
  let chance = exp(trials * ln(1 - p));
  for (let k = 0; k < trials; ++k) {
    if (left < chance) return k;
    left -= chance;
    chance *= (odds * (trials - k)) / (k + 1);
    if (chance < 1e-300 && k > trials * p) return k; // what rounding left of the tail
  }
  return trials;
}

function byRejection(trials: number, p: number, uniform: Uniform): number {
  const deviation = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const odds = p / (1 - p);
  const m = Math.floor((trials + 1) * p); // the likeliest
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + trials * p + 0.5);
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (!(k >= 0 && k <= trials)) continue;
    const level = ln((v * (2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b));
    const bound =
      (m + 0.5) * ln((m + 1) / (odds * (trials - m + 1))) +
      (trials + 1) * ln((trials - m + 1) / (trials - k + 1)) +
      (k + 0.5) * ln((odds * (trials - k + 1)) / (k + 1)) +
      tail(m) +
      tail(trials - m) -
      tail(k) -
      tail(trials - k);
    if (level <= bound) return k;
  }
}

/** What Stirling's formula for ln k!, at k + 1, lacks: exactly for k < 10. */
const tails = Float64Array.from({ length: 10 }, (_, k) => {
  let sum = 0;
  for (let j = 2; j <= k; ++j) sum += ln(j);
  return sum - (ln(2 * Math.PI) / 2 + (k + 0.5) * ln(k + 1) - (k + 1));
});

function tail(k: number): number {
  if (k < 10) return tails[k];
  const square = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}
