/*
 * One mode of a network with one hidden layer, whose layers may start unequal. The flow keeps their balance
 * b^2 - a^2, so that u = a b alone tells both, and obeys tau du/dt = (s - u) sqrt(balance^2 + 4 u^2): with balance 0
 * Eq. 8, a sigmoid; with a large one, an exponential. Times count in units of tau = 1/rate.
 */

/** a^2 + b^2 of layers that hold a mode with strength u: how strongly both together move it, its tangent kernel. */
export const kernelStrength = (balance: number, u: number): number => Math.hypot(balance, 2 * u);

/** The larger and the smaller of a^2 and b^2 in layers that hold a mode with strength u. */
export function squaredLayers(
  balance: number,
  u: number,
): { readonly large: number; readonly small: number } {
  const large = (kernelStrength(balance, u) + Math.abs(balance)) / 2;
  return { large, small: large === 0 ? 0 : (u * u) / large }; // a difference of the two would cancel
}

/** How many times stronger the mode's kernel is when it is learned than it was at u0; u0 and balance are not both 0. */
export const kernelGrowth = (s: number, balance: number, u0: number): number =>
  kernelStrength(balance, s) / kernelStrength(balance, u0);

/**
 * The time from strength u0 to uf; Infinity where the flow never comes by: at s itself, beyond it, behind u0, and
 * across 0 with balance 0, where 0 is a saddle. s is at least 0.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 26 with its missing factor of 2, written in u, where nothing cancels.
 */
export function unequalTime(s: number, balance: number, u0: number, uf: number): number {
  if (uf === u0) return 0;
  const onward = u0 < s ? uf > u0 && uf < s : uf < u0 && uf > s;
  if (!onward || (balance === 0 && !(u0 * uf > 0))) return Infinity;
  const k = Math.hypot(balance, 2 * s);
  if (k === 0) return (1 / Math.abs(uf) - 1 / Math.abs(u0)) / 2;
  return (passed(s, balance, k, uf) - passed(s, balance, k, u0)) / k;
}

/** A logarithm that grows by k in a unit of time. */
function passed(s: number, balance: number, k: number, u: number): number {
  const sum = balance * balance + 4 * s * u;
  const rest = k * kernelStrength(balance, u);
  const left = Math.log(Math.abs(s - u));
  if (sum >= 0) return Math.log(sum + rest) - left;
  // The same by rest^2 - sum^2 = 4 balance^2 (s - u)^2; with balance 0 there is no way across to sum >= 0.
  return (balance === 0 ? 0 : 2 * Math.log(2 * Math.abs(balance))) + left - Math.log(rest - sum);
}

/** Where two layers of a given balance stand that hold a mode with strength u >= 0: both at 0 or above. */
export function layersAt(balance: number, u: number): { readonly a: number; readonly b: number } {
  const { large, small } = squaredLayers(balance, u);
  const [strong, weak] = [Math.sqrt(large), Math.sqrt(small)];
  return balance < 0 ? { a: strong, b: weak } : { a: weak, b: strong };
}
