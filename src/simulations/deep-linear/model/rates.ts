/*
 * Gradient descent in one mode of D layers of equal strength a, a step at a time: a <- a + rate a^(D-1) (s - a^D).
 * kappa is the rate in units of 1/(D s^(2-2/D)), one over the curvature at the solution u = a^D = s, where the step
 * multiplies a small error by 1 - kappa.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 15 in discrete steps and appendix B.
 */

/** How a descent ends: it settles at s, is still on its way, overshoots for ever, or leaves for infinity. */
export type Ending = "settles" | "slow" | "bounces" | "escapes";

/** a^n for a whole n >= 0, by squaring: a step's cost is its power. */
function power(a: number, n: number): number {
  let result = 1;
  for (let rest = n; rest > 0; rest >>= 1, a *= a) if (rest & 1) result *= a;
  return result;
}

const band = 0.05; // of s
const hold = 50; // steps in the band that count as settled
const far = 1e3; // no bounded orbit comes near: from there a grows without end

/**
 * How descent from strength u0 > 0 ends within a budget of steps, and at which step: that from which the strength stays
 * within 5 % of s for 50 steps, or with |a| above 1000; null where neither happens.
 */
export function settling(
  D: number,
  s: number,
  u0: number,
  rate: number,
  budget: number,
): { readonly ending: Ending; readonly step: number | null } {
  let a = u0 ** (1 / D);
  let since = -1; // in the band since this step
  let passed = false; // has been in the band, or beyond
  for (let n = 0; ; ++n) {
    if (!(Math.abs(a) <= far)) return { ending: "escapes", step: n };
    const rest = power(a, D - 1);
    const error = s - rest * a;
    if (Math.abs(error) <= band * s) {
      if (since < 0) since = n;
      if (n - since + 1 >= hold) return { ending: "settles", step: since };
      passed = true;
    } else {
      since = -1;
      if (error < 0) passed = true;
    }
    if (n >= budget && since < 0) return { ending: passed ? "bounces" : "slow", step: null };
    a += rate * rest * error;
  }
}

/** The last `kept` strengths of so many steps of descent: where it goes in the long run. Null where it escapes. */
export function orbit(
  D: number,
  s: number,
  u0: number,
  rate: number,
  steps = 2000,
  kept = 100,
): Float64Array | null {
  const u = new Float64Array(kept);
  let a = u0 ** (1 / D);
  for (let n = 0; n < steps; ++n) {
    const rest = power(a, D - 1);
    a += rate * rest * (s - rest * a);
    if (!(Math.abs(a) <= far)) return null;
    if (n >= steps - kept) u[n - steps + kept] = power(a, D);
  }
  return u;
}
