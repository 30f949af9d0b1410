import type { CapacityFrame, ForgettingFrame } from "./frames.ts";
import { median } from "./settling-numbers.ts";

/** Two copies this near have forgotten where they started. */
export const forgotten = 1e-6;

/** How far the copies of each draw are apart after the last step. */
export const endsOf = ({ apart, done, steps }: ForgettingFrame): number[] =>
  Array.from({ length: done }, (_, d) => apart[(d + 1) * steps - 1]);

/** How many draws of these end with copies that are still apart. */
export const stillApart = (ends: readonly number[]): number => ends.filter((e) => e > forgotten).length;

const sum = (some: Float64Array): number => some.reduce((a, b) => a + b, 0);

/** The memory of each draw, all delays together, from row `from` on. */
const totals = (memory: Float64Array, delays: number, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => sum(memory.subarray((from + i) * delays, (from + i + 1) * delays)));

/** The memory of every draw of the QRNN, all delays together. */
export const heldBy = ({ memory, delays, done }: ForgettingFrame): number[] =>
  totals(memory, delays, 0, done);

/** The memory of every draw of the i-th kind that is done, all delays together. */
export const capacities = ({ memory, delays, draws, complete }: CapacityFrame, i: number): number[] =>
  totals(memory, delays, i * draws, complete);

/** The middle draw's memory of each delay, of count draws from row `from` on (delays). */
export const medianMemory = (
  memory: Float64Array,
  delays: number,
  from: number,
  count: number,
): Float64Array =>
  Float64Array.from({ length: delays }, (_, d) =>
    median(Array.from({ length: count }, (_, i) => memory[(from + i) * delays + d])),
  );
