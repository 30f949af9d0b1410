import type { Uniform } from "../../numeric/random.ts";
import { criticalDecay, decayedStrength, taskAt } from "./model/decay.ts";
import { stepPerturbed, type Perturbation } from "./model/perturbed.ts";

const budget = 4000; // steps
const points = 240; // of a curve
const tasks = 40; // of the sweep
const strongest = 2; // of its tasks
const lost = 1e3; // strength beyond which a descent has escaped

const strengthOf = (layers: Float64Array): number => layers.reduce((product, a) => product * a, 1);
const even = (D: number, u: number): Float64Array => new Float64Array(D).fill(u ** (1 / D));

/** The strengths of a mode over some steps from equal layers; ends early where it escapes. */
function descended(D: number, s: number, u0: number, how: Perturbation, draw: Uniform): Float64Array {
  const layers = even(D, u0);
  const u = new Float64Array(budget + 1);
  for (let n = 0; ; ++n) {
    u[n] = strengthOf(layers);
    if (!(Math.abs(u[n]) < lost)) return u.slice(0, n);
    if (n === budget) return u;
    stepPerturbed(layers, 1, s, how, draw);
  }
}

/** The step, between whole ones, at which a curve first reaches a value from below; null if it does not. */
function reached(u: Float64Array, value: number): number | null {
  const n = u.findIndex((x) => x >= value);
  return n < 1 ? null : n - 1 + (value - u[n - 1]) / (u[n] - u[n - 1]);
}

/**
 * Learns some modes, each as it is perturbed and again without noise. Returns a maker of what a frame shows of it, with
 * new buffers at each call: courses thinned to the steps in which something happens.
 */
export function courses(
  D: number,
  s: readonly number[],
  start: number,
  how: Perturbation,
  draw: Uniform,
): () => Courses {
  const runs = s.map((goal) => ({
    noisy: descended(D, goal, start, how, draw),
    quiet: descended(D, goal, start, { ...how, noise: 0 }, draw),
  }));
  const settled = runs.map(({ quiet }, a) => {
    const end = quiet[quiet.length - 1];
    let n = quiet.length - 1;
    while (n > 0 && Math.abs(quiet[n - 1] - end) < 0.01 * s[a]) --n;
    return n;
  });
  const span = Math.min(budget, Math.max(60, Math.ceil(1.4 * Math.max(...settled))));
  const every = Math.max(1, Math.ceil(span / points));
  const thinned = (u: Float64Array) => u.slice(0, span + 1).filter((_, n) => n % every === 0);
  const step = Float64Array.from({ length: Math.floor(span / every) + 1 }, (_, k) => k * every);
  return () => ({
    step: step.slice(), // (points)
    modes: runs.map(({ noisy, quiet }, a) => {
      const final = quiet[quiet.length - 1];
      return {
        learned: thinned(noisy), // (points, or fewer where it escapes)
        quiet: thinned(quiet), // (points, or fewer where it escapes)
        /** The closed form, of two layers. */
        exact: D === 2 ? step.map((n) => decayedStrength(s[a], how.decay, start, n * how.rate)) : null, // (points)
        escaped: quiet.length <= budget || noisy.length <= budget,
        /** Without noise: what is left at last, and the step at which half of it was there. */
        final,
        half: final > 2 * start ? reached(quiet, final / 2) : null,
      };
    }),
  });
}

/** What a frame shows of the modes' courses. */
export interface Courses {
  readonly step: Float64Array;
  readonly modes: {
    learned: Float64Array;
    quiet: Float64Array;
    exact: Float64Array | null;
    escaped: boolean;
    final: number;
    half: number | null;
  }[];
  readonly [key: string]: Float64Array | Courses["modes"];
}

/**
 * What is left of tasks of many strengths without noise, from a small start and from the goal itself. Returns a maker of
 * what a frame shows of it, with new buffers at each call.
 */
export function endings(D: number, start: number, how: Perturbation) {
  const calm = { ...how, noise: 0 };
  const task = Float64Array.from({ length: tasks }, (_, k) => ((k + 1) * strongest) / tasks);
  const end = (s: number, from: number): number | null => {
    const u = descended(D, s, from, calm, () => 0);
    return u.length > budget ? u[budget] : null;
  };
  const small = [...task].map((s) => end(s, start));
  const large = [...task].map((s) => end(s, s));
  const critical = [...task].map((s) => criticalDecay(D, s));
  const rests = Float64Array.from({ length: 201 }, (_, k) => strongest * (k / 200) ** 2).subarray(1);
  return () => ({
    sweep: {
      task: task.slice(), // (tasks)
      small: [...small], // (tasks), null where descent escapes
      large: [...large], // (tasks), null where descent escapes
      /** The decay above which the task is lost from any start, and what is left of it there. */
      criticalDecay: Float64Array.from(critical, ({ beta }) => beta), // (tasks)
      criticalStrength: Float64Array.from(critical, ({ u }) => u), // (tasks)
    },
    /** Where modes rest: the task at which strength u is a resting point. */
    resting: {
      u: rests.slice(), // (points)
      task: rests.map((u) => taskAt(D, how.decay, u)), // (points)
    },
  });
}
