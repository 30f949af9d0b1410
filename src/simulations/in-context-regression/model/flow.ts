import { exp } from "../../../numeric/kernels/draws.ts";

/**
 * The pattern model: every head is a multiple omega of the identity with a label read-out mu. Its loss, approximately,
 *   1 + sigma^2 - 2 mu.omega + mu^T (omega omega^T + c exp(d omega omega^T)) mu,  c = (1 + sigma^2) / L,
 * the exponential taken entry by entry. Source: He et al. 2025, reduced dynamics.
 */
export interface Pattern {
  readonly d: number;
  readonly L: number;
  readonly noise: number;
}

/** e^x for any x in reach of the flow. */
const expOf = (x: number): number => (x > 0 ? 1 / exp(-x) : exp(x));

/** The approximate loss at v = (omega, mu), 2 H numbers. */
export function patternLoss({ d, L, noise }: Pattern, v: Float64Array): number {
  const H = v.length / 2;
  const c = (1 + noise) / L;
  let loss = 1 + noise;
  for (let h = 0; h < H; ++h) {
    loss -= 2 * v[h] * v[H + h];
    for (let k = 0; k < H; ++k) loss += v[H + h] * v[H + k] * (v[h] * v[k] + c * expOf(d * v[h] * v[k]));
  }
  return loss;
}

/** Sets out to minus half the gradient of the loss: the flow's velocity. */
export function velocity({ d, L, noise }: Pattern, v: Float64Array, out: Float64Array): void {
  const H = v.length / 2;
  const c = (1 + noise) / L;
  let dot = 0;
  for (let h = 0; h < H; ++h) dot += v[h] * v[H + h];
  for (let h = 0; h < H; ++h) {
    let [toOmega, toMu] = [v[H + h] * (1 - dot), v[h] * (1 - dot)];
    for (let k = 0; k < H; ++k) {
      const e = c * expOf(d * v[h] * v[k]) * v[H + k];
      toOmega -= d * e * v[H + h] * v[k];
      toMu -= e;
    }
    out[h] = toOmega;
    out[H + h] = toMu;
  }
}

/** A step of Runge and Kutta of the fourth order, in place. Room for its four slopes is made once, by `stepper`. */
export function stepper(pattern: Pattern, size: number): (v: Float64Array, dt: number) => void {
  const [k1, k2, k3, k4, at] = Array.from({ length: 5 }, () => new Float64Array(size));
  const ahead = (v: Float64Array, k: Float64Array, dt: number) => {
    for (let i = 0; i < size; ++i) at[i] = v[i] + dt * k[i];
    return at;
  };
  return (v, dt) => {
    velocity(pattern, v, k1);
    velocity(pattern, ahead(v, k1, dt / 2), k2);
    velocity(pattern, ahead(v, k2, dt / 2), k3);
    velocity(pattern, ahead(v, k3, dt), k4);
    for (let i = 0; i < size; ++i) v[i] += (dt / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
  };
}

/** The step size that goes with heads +-gamma in the slow phase: eta(gamma), eta* as gamma goes to 0. */
export function slowStep({ d, L, noise }: Pattern, gamma: number): number {
  const g2 = gamma * gamma;
  const sinh = 0.5 * (expOf(d * g2) - expOf(-d * g2));
  return 1 / (1 + ((1 + noise) / L) * (g2 > 1e-9 ? sinh / g2 : d));
}

/** How omega shrinks late: gamma ~ (4 c d^3 t)^(-1/6). */
export const lateOmega = ({ d, L, noise }: Pattern, t: number): number =>
  (((4 * (1 + noise)) / L) * d ** 3 * t) ** (-1 / 6);
