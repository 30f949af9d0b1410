import { binomial } from "../../../numeric/binomial.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { bit } from "./rings.ts";

/**
 * Sets out (from outAt) to what m meters show after so many shots of one circuit whose outcomes have the probabilities
 * (2^n): means of +1 and -1. All meters read the same shots. An outcome that rounding makes less likely than nothing
 * never comes. Source: the multinomial law, one binomial draw after another.
 */
export function readShots(
  probabilities: Float64Array,
  n: number,
  shots: number,
  u: Uniform,
  m: number,
  out: Float64Array,
  outAt: number,
): void {
  for (let k = 0; k < m; ++k) out[outAt + k] = 0;
  let chance = 0;
  for (const p of probabilities) chance += Math.max(p, 0);
  let left = shots;
  for (let b = 0; b < probabilities.length && left > 0; ++b) {
    const p = Math.max(probabilities[b], 0);
    const last = b === probabilities.length - 1;
    const hits = last ? left : binomial(left, Math.min(1, p / chance), u);
    for (let k = 0; k < m; ++k) out[outAt + k] += (bit(b, k, n) ? -hits : hits) / shots;
    left -= hits;
    chance -= p;
  }
}
