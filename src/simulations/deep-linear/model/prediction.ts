import { modeLayers, effectiveStart } from "./alignment.ts";
import { curvature, depthTime } from "./depth.ts";
import { evaluate, type Network } from "./network.ts";
import { readStrengths, type Task } from "./task.ts";

/**
 * The strength from which each mode's exact curve starts, read off the network's weights: for a direct map the mode's
 * strength in it, for one hidden layer its effective start, for more the given u0, since nothing better is known.
 */
export function startStrengths(task: Task, net: Network, u0: number): Float64Array {
  const start = new Float64Array(task.s.length).fill(u0);
  if (net.weights.length === 1) {
    evaluate(net, task);
    readStrengths(start, task, net.total);
  } else if (net.weights.length === 2)
    modeLayers(task, net).forEach((layers, a) => (start[a] = effectiveStart(layers)));
  return start;
}

/** Steps until half of each mode is learned, by the exact curve of one mode in D layers; null where that never is. */
export function halfSteps(
  D: number,
  s: readonly number[],
  start: Float64Array,
  rate: number,
): (number | null)[] {
  return s.map((target, a) => {
    if (target === 0) return null;
    const time = start[a] >= target / 2 ? 0 : depthTime(D, target, start[a], target / 2);
    return Number.isFinite(time) ? time / rate : null;
  });
}

/** A learning rate in units of the largest that settles in D layers whose strongest mode is s, times 2: 1 is near the fastest. */
export const relativeRate = (D: number, s: number, rate: number): number => rate * curvature(D, s);
