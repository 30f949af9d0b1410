import type { SettlingFrame } from "./frames.ts";

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(values: ArrayLike<number>): number {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The draws of a kind of network on a task: epochs until settled, and one more than there are for those that stay flat. */
export function settled({ settle, kinds, draws, epochs }: SettlingFrame, t: number, k: number): number[] {
  const at = (t * kinds.length + k) * draws;
  return Array.from(settle.subarray(at, at + draws), (e) => e || epochs + 1);
}

/** One of the curves of a kind of network on a task (epochs): the median, least or greatest error of its draws. */
export function curveOf(
  { curves, kinds, epochs }: SettlingFrame,
  t: number,
  k: number,
  which: 0 | 1 | 2 = 0,
): Float64Array {
  const at = ((t * kinds.length + k) * 3 + which) * epochs;
  return curves.subarray(at, at + epochs);
}

/** For each of the twelve pairs, task by task, a quantum number over its classical partner's. */
export function pairs<T>(
  frame: SettlingFrame,
  of: (t: number, k: number) => T,
): { t: number; c: number; quantum: T; classical: T }[] {
  return frame.tasks.flatMap((_, t) =>
    [0, 1, 2].map((c) => ({ t, c, quantum: of(t, c), classical: of(t, c + 3) })),
  );
}

/** The ratios of median errors, quantum over classical, after an epoch, of the twelve pairs. */
export const ratiosAt = (frame: SettlingFrame, epoch: number): number[] =>
  pairs(frame, (t, k) => curveOf(frame, t, k)[epoch - 1]).map(
    ({ quantum, classical }) => quantum / classical,
  );

/** In how many of the twelve pairs the quantum network settles first, by medians. */
export const quantumFirst = (frame: SettlingFrame): number =>
  pairs(frame, (t, k) => median(settled(frame, t, k))).filter(({ quantum, classical }) => quantum < classical)
    .length;

/** In how many pairs the quantum network has the smaller median error after an epoch. */
export const aheadAt = (frame: SettlingFrame, epoch: number): number =>
  ratiosAt(frame, epoch).filter((ratio) => ratio < 1).length;
