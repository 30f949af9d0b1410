import { modeStrength } from "./mode.ts";

/*
 * One mode under weight decay beta, its D layers equally strong: tau du/dt = D (u^(2-2/D) (s - u) - beta u). Times count
 * in units of tau = 1/rate. With two layers it is the mode without decay whose goal is s - beta.
 */

/**
 * The strength u(t) of a mode in two equal layers under weight decay; u0 is at least 0. Where the decay is the stronger,
 * it falls to 0 from any start. Source: Saxe, McClelland & Ganguli 2014, Eq. 12, with s - beta for s.
 */
export function decayedStrength(s: number, beta: number, u0: number, t: number): number {
  const goal = s - beta;
  if (goal >= 0) return modeStrength(goal, u0, t);
  const e = Math.exp(2 * goal * t);
  return (-goal * u0 * e) / (u0 - goal - u0 * e);
}

/** The task whose mode rests at strength u > 0 under weight decay: u + beta u^(2/D - 1). */
export const taskAt = (D: number, beta: number, u: number): number => u + beta * u ** (2 / D - 1);

/**
 * The decay above which a mode of strength s is lost from any start, and what is left of it there, u. With two layers
 * it goes out gradually, at u = 0; with more it jumps. D is at least 2.
 */
export function criticalDecay(D: number, s: number): { readonly beta: number; readonly u: number } {
  const p = 1 - 2 / D;
  const part = p / (1 + p);
  return { beta: (s ** (2 - 2 / D) * (p === 0 ? 1 : part ** p)) / (1 + p), u: part * s };
}
