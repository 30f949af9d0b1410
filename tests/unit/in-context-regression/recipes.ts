import type { Attention } from "../../../src/numeric/kernels/attention-plain.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { headsOf, type Heads } from "../../../src/simulations/in-context-regression/model/heads.ts";
import type { Task } from "../../../src/simulations/in-context-regression/model/prompts.ts";
import {
  balancedStart,
  independentStart,
  mergedStart,
} from "../../../src/simulations/in-context-regression/model/starts.ts";
import { training, type Training } from "../../../src/simulations/in-context-regression/model/training.ts";

/* The recipes of the specification, section 5.1, by their names there. */

export interface Recipe {
  readonly H: number;
  readonly batch: number;
  readonly steps: number;
  readonly rate: number;
  readonly start: "balanced" | "independent" | "merged";
  readonly linear?: number;
}
const usual = { H: 2, batch: 64, steps: 3000, rate: 0.01, start: "balanced" } as const;
export const A: Recipe = usual;
export const Q: Recipe = { ...usual, batch: 32, steps: 1500 };
export const S: Recipe = { ...usual, steps: 2000 };
export const A1: Recipe = { ...usual, H: 1, start: "independent" };
export const A4: Recipe = { ...usual, H: 4, start: "independent" };
export const A8: Recipe = { ...usual, H: 8, start: "independent" };
export const C: Recipe = { ...usual, steps: 4000 };
export const LIN: Recipe = { ...usual, H: 1, start: "merged", linear: 1 / 40 };
export const M: Recipe = { ...usual, batch: 32, steps: 8000, rate: 0.02 };

/** The default problem. */
export const problem: Task = { d: 5, L: 40, noise: 0.1 };

const starts = {
  balanced: balancedStart,
  independent: independentStart,
  merged: (u: () => number, d: number, N: number, H: number) => mergedStart(u, d, N, H, 0.3),
};

/** A layer before its first step. */
export function begin(task: Task, { H, start, ...recipe }: Recipe, seed: number): Training {
  const net = starts[start](mulberry32(1000 + seed), task.d, task.supports?.length ?? 1, H);
  return training(task, net, recipe, 77 * seed + 5);
}

/** A trained layer. */
export function learn(task: Task, recipe: Recipe, seed: number): Attention {
  const run = begin(task, recipe, seed);
  run.advance(recipe.steps);
  return run.layer;
}

/** What a layer's heads do with its first label. */
export const heads = ({ shape, memory }: Attention): Heads => headsOf(shape, memory.kq, memory.ov);

/** What has been made once is not made again: tests of one model share it. */
export function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}

export const mean = (a: ArrayLike<number>): number => Array.from(a).reduce((sum, x) => sum + x, 0) / a.length;
export const least = (a: ArrayLike<number>): number => Math.min(...Array.from(a));
export const most = (a: ArrayLike<number>): number => Math.max(...Array.from(a));

/** The |mu|-weighted standard deviation of |omega| over its weighted mean, of heads that are not switched off. */
export function unlike({ omega, mu }: Heads): number {
  const top = most(mu.map(Math.abs));
  const kept = [...mu.keys()].filter((h) => Math.abs(mu[h]) >= 0.1 * top);
  const total = kept.reduce((sum, h) => sum + Math.abs(mu[h]), 0);
  const average = (f: (w: number) => number) =>
    kept.reduce((sum, h) => sum + (Math.abs(mu[h]) / total) * f(Math.abs(omega[h])), 0);
  const centre = average((w) => w);
  return Math.sqrt(average((w) => (w - centre) ** 2)) / centre;
}
