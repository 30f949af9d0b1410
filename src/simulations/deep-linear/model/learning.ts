import { watch } from "./watch.ts";

/** Anything that descends a loss in steps. */
export interface Descent {
  /** The loss, from the weights as they are. */
  evaluate(): number;
  /** One step, after an `evaluate`. */
  descend(): void;
}

export type Outcome = "learned" | "not learned" | "oscillating" | "diverged";

/** How a descent ended. */
export interface Learning {
  readonly outcome: Outcome;
  readonly steps: number | null; // until the loss reached the goal, or null if it did not
  readonly loss: Float64Array; // (steps made + 1), the finite ones
}

/** So long must a loss that goes up and down stay at the goal to count as learned. In steps. */
const hold = 50;

/**
 * Descends until the loss is at most goal, or for a budget of steps. The first such step counts at once; where the loss
 * is oscillating, or `settle` asks for it, only if the loss stays there for 50 steps. Yields the number of steps made
 * after every `pause` of them, for the caller to breathe; returns how it ended.
 */
export function* learning(
  { evaluate, descend }: Descent,
  { goal, budget, pause, settle = false }: { goal: number; budget: number; pause: number; settle?: boolean },
): Generator<number, Learning> {
  const loss = new Float64Array(budget + hold + 1);
  loss[0] = evaluate();
  const fareOf = watch(loss[0]);
  let since: number | null = null; // the loss has been at the goal since this step
  for (let n = 0; ; ++n) {
    if (n > 0) loss[n] = evaluate();
    const fare = fareOf(loss[n]);
    if (fare === "diverged") return { outcome: "diverged", steps: null, loss: loss.slice(0, n) };
    since = loss[n] <= goal ? (since ?? n) : null;
    const sure = fare === "descending" && !settle;
    if (since !== null && (sure || n - since + 1 >= hold))
      return { outcome: "learned", steps: since, loss: loss.slice(0, n + 1) };
    if (n >= budget && since === null)
      return {
        outcome: fare === "oscillating" ? fare : "not learned",
        steps: null,
        loss: loss.slice(0, n + 1),
      };
    descend();
    if ((n + 1) % pause === 0) yield n + 1;
  }
}
