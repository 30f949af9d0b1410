import { directStrength, modeStrength } from "./mode.ts";
import { watch } from "./watch.ts";

/*
 * One mode in one hidden layer of equal layers, a = b, solved step by step instead of exactly. Times count in units of
 * tau = 1/rate.
 */

/** The strengths (steps + 1) of the flow tau du/dt = 2 u (s - u) at equal times, by the Runge-Kutta rule of fourth order. */
export function integratedStrengths(s: number, u0: number, time: number, steps: number): Float64Array {
  const h = time / steps;
  const slope = (u: number) => 2 * u * (s - u);
  const path = new Float64Array(steps + 1);
  path[0] = u0;
  for (let n = 0; n < steps; ++n) {
    const u = path[n];
    const k1 = slope(u);
    const k2 = slope(u + (h / 2) * k1);
    const k3 = slope(u + (h / 2) * k2);
    const k4 = slope(u + h * k3);
    path[n + 1] = u + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return path;
}

/** A descent, step by step. */
export interface Descended {
  readonly strength: Float64Array; // (steps made + 1), the finite ones
  readonly diverged: boolean;
}

/**
 * Gradient descent of the mode: each of the two layers moves by rate a (s - a^2). Ends early where it diverges.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 8, in discrete steps.
 */
export function descendedStrengths(s: number, u0: number, rate: number, steps: number): Descended {
  const strength = new Float64Array(steps + 1);
  let a = Math.sqrt(u0);
  strength[0] = u0;
  const fareOf = watch((s - u0) ** 2 / 2);
  for (let n = 1; n <= steps; ++n) {
    a += rate * a * (s - a * a);
    strength[n] = a * a;
    if (fareOf((s - strength[n]) ** 2 / 2) === "diverged")
      return { strength: strength.slice(0, n), diverged: true };
  }
  return { strength, diverged: false };
}

/** Gradient descent of a direct map: its one weight moves by rate (s - u). */
export function descendedDirect(s: number, u0: number, rate: number, steps: number): Float64Array {
  const strength = new Float64Array(steps + 1);
  strength[0] = u0;
  for (let n = 1; n <= steps; ++n) strength[n] = strength[n - 1] + rate * (s - strength[n - 1]);
  return strength;
}

/** Where a course of strengths passes s/2, in steps, between two of them by a straight line; null if it does not. */
export function passesHalf(strength: Float64Array, s: number): number | null {
  const n = strength.findIndex((u) => u >= s / 2);
  if (n <= 0) return n < 0 ? null : 0;
  return n - (strength[n] - s / 2) / (strength[n] - strength[n - 1]);
}

/** How far a course with steps of h lies from the exact one, at each step. */
export const errorOf = (strength: Float64Array, s: number, u0: number, h: number): Float64Array =>
  strength.map((u, n) => Math.abs(u - modeStrength(s, u0, n * h)));

/** The exact strengths at some times: with one hidden layer, and of a direct map. */
export const exactly = (s: number, u0: number, time: Float64Array) => ({
  deep: time.map((t) => modeStrength(s, u0, t)), // (times)
  direct: time.map((t) => directStrength(s, u0, t)), // (times)
});
