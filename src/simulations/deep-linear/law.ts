import { depthIntegral, optimalRate, wayBetween } from "./model/depth.ts";
import { zeroLoss } from "./model/task.ts";
import { decoupledStrength, goal } from "./starts.ts";

/**
 * The steps that modes kept apart need in D layers, by the exact solution: all start as weak, and the loss is at its
 * goal when as much is left of the weakest mode, the last to be learned. The rate is the best for the strongest.
 */
export function decoupledSteps(D: number, s: readonly number[]): number {
  const weakest = Math.min(...s);
  const left = Math.sqrt(2 * goal * zeroLoss(s));
  const end = Math.max(weakest - left, 2 * decoupledStrength);
  const slower = optimalRate(D, weakest) / optimalRate(D, Math.max(...s));
  return depthIntegral(wayBetween(weakest, decoupledStrength, end), D) * slower;
}
