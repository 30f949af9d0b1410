import { orthogonal } from "../../../numeric/orthogonal.ts";

/** A map to be learned from white inputs: sigma31 = U diag(s) V^T. */
export interface Task {
  readonly inputs: number;
  readonly outputs: number;
  readonly s: readonly number[]; // (modes), in any order
  readonly u: Float64Array; // (outputs, outputs), a column for each output mode
  readonly v: Float64Array; // (inputs, inputs), a column for each input mode
  readonly sigma31: Float64Array; // (outputs, inputs)
}

/**
 * A task with random orthogonal axes, from standard normal draws: V first, then U. Throws a RangeError if there are
 * more modes than inputs or outputs.
 */
export function randomTask(draw: () => number, inputs: number, outputs: number, s: readonly number[]): Task {
  if (s.length > Math.min(inputs, outputs)) throw new RangeError(`invalid s: ${s.length} modes`);
  const v = orthogonal(draw, inputs, inputs);
  const u = orthogonal(draw, outputs, outputs);
  const sigma31 = new Float64Array(outputs * inputs);
  for (let i = 0; i < outputs; ++i)
    for (let j = 0; j < inputs; ++j)
      for (let a = 0; a < s.length; ++a)
        sigma31[i * inputs + j] += u[i * outputs + a] * s[a] * v[j * inputs + a];
  return { inputs, outputs, s, u, v, sigma31 };
}

/** Sets out (modes) to the strengths of the task's modes in a map (outputs, inputs): the diagonal of U^T map V. */
export function readStrengths(
  out: Float64Array,
  { inputs, outputs, s, u, v }: Task,
  map: Float64Array,
): void {
  for (let a = 0; a < s.length; ++a) {
    let strength = 0;
    for (let i = 0; i < outputs; ++i) {
      let along = 0;
      for (let j = 0; j < inputs; ++j) along += map[i * inputs + j] * v[j * inputs + a];
      strength += u[i * outputs + a] * along;
    }
    out[a] = strength;
  }
}

/** What the zero map loses: half the sum of s^2. */
export const zeroLoss = (s: readonly number[]): number => s.reduce((sum, x) => sum + x * x, 0) / 2;

/**
 * The losses L_0, L_1, ... of the saddles on the way, with the k strongest modes learned and nothing of the others;
 * as many as fit through the given width. The last is where descent ends.
 * Source: Saxe, McClelland & Ganguli 2014, section 1.2, after Baldi & Hornik 1989.
 */
export function saddleLosses(s: readonly number[], width: number): number[] {
  const sorted = s.filter((x) => x > 0).sort((x, y) => y - x);
  const learned = Math.min(width, sorted.length);
  return Array.from({ length: learned + 1 }, (_, k) => zeroLoss(sorted.slice(k)));
}
