import { curvature, depthCurve, wayBetween } from "./depth.ts";
import { directStrength, modeStrength } from "./mode.ts";

/**
 * The strength u at each of some rising times (in units of tau = 1/rate), in any finite depth D and for any s >= 0.
 * With two or more hidden layers u0 is at least 0, and the curve is exact to about 1e-7 of s.
 * Throws a RangeError for a negative u0 there.
 * Source: Saxe, McClelland & Ganguli 2014, Eq. 12 (D = 2) and Eq. 15 (any D).
 */
export function strengthsAt(D: number, s: number, u0: number, times: Float64Array): Float64Array {
  if (D === 1) return times.map((t) => directStrength(s, u0, t));
  if (D === 2) return times.map((t) => modeStrength(s, u0, t));
  if (u0 < 0) throw new RangeError(`invalid u0: ${u0}`);
  const power = 2 - 2 / D;
  // Without a target Eq. 15 reads tau du/dt = -D u^(1 + power).
  if (s === 0) return times.map((t) => (u0 === 0 ? 0 : (u0 ** -power + power * D * t) ** (-1 / power)));
  const end = s * (u0 < s ? 1 - 1e-9 : 1 + 1e-9);
  if (u0 === 0 || Math.abs(u0 - s) <= Math.abs(end - s)) return times.map(() => u0);
  return alongCurve(depthCurve(wayBetween(s, u0, end, 2000), D), s, power, times, curvature(D, s));
}

/** The strengths at some times, by cubic interpolation between the curve's points, where the slope is known too. */
function alongCurve(
  { time, strength }: { time: Float64Array; strength: Float64Array },
  s: number,
  power: number,
  times: Float64Array,
  pace: number,
): Float64Array {
  const slope = strength.map((u) => (u / s) ** power * (s - u));
  let i = 0;
  return times.map((t) => {
    while (i < time.length - 1 && time[i + 1] <= t * pace) ++i;
    if (i === time.length - 1) return strength[i];
    const width = time[i + 1] - time[i];
    const x = (t * pace - time[i]) / width;
    const y = 1 - x;
    return (
      strength[i] * y * y * (1 + 2 * x) +
      strength[i + 1] * x * x * (1 + 2 * y) +
      width * x * y * (slope[i] * y - slope[i + 1] * x)
    );
  });
}
