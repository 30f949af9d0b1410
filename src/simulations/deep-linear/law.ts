import { depthTime, optimalRate } from "./model/depth.ts";
import { strengthsAt } from "./model/growth.ts";
import { zeroLoss } from "./model/task.ts";
import { decoupledStrength, goal } from "./starts.ts";

const points = 2000; // of the exact curves: a step is found to about a thousandth

/**
 * The steps that modes kept apart need in D layers until the loss is at its goal, by the exact solution of each mode:
 * all start as weak, and the rate is the best for the strongest. Source: Saxe, McClelland & Ganguli 2014, Eq. 15.
 */
export function decoupledSteps(D: number, s: readonly number[]): number {
  const rate = optimalRate(D, Math.max(...s));
  const end = Math.max(...s.map((x) => depthTime(D, x, decoupledStrength, 0.99 * x)));
  const times = Float64Array.from({ length: points + 1 }, (_, i) => (i * end) / points);
  const curves = s.map((x) => strengthsAt(D, x, decoupledStrength, times));
  const enough = goal * zeroLoss(s);
  const loss = (i: number): number => zeroLoss(s.map((x, a) => x - curves[a][i]));
  let i = 1;
  while (i < points && loss(i) > enough) ++i;
  const part = (loss(i - 1) - enough) / (loss(i - 1) - loss(i));
  return times[i - 1] / rate + (part * end) / points / rate;
}
