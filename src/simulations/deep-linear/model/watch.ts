/** How a descent fares, step by step. */
export type Fare = "descending" | "oscillating" | "diverged";

/** A rise of the loss smaller than this, relative to itself, is rounding: on a plateau nothing else moves it. */
const rounding = 1e-6;

/**
 * A watch over the losses of a descent, given the first: told each further loss, it says how the descent fares.
 * Diverged: not finite, above 1e6 times the first, or above 1e8. Oscillating: above 1e-3 times the first, and up in
 * at least 8 of the last 20 steps, so that an early overshoot which settles is forgotten.
 */
export function watch(first: number): (loss: number) => Fare {
  let last = first;
  let rises = 0; // one bit for each of the last 20 steps
  return (loss) => {
    if (!(loss <= 1e8 && loss <= Math.max(1e6 * first, Number.MIN_VALUE))) return "diverged";
    rises = ((rises << 1) | (loss > last * (1 + rounding) ? 1 : 0)) & 0xfffff;
    last = loss;
    return loss > 1e-3 * first && bits(rises) >= 8 ? "oscillating" : "descending";
  };
}

function bits(x: number): number {
  let count = 0;
  for (let rest = x; rest; rest &= rest - 1) ++count;
  return count;
}
