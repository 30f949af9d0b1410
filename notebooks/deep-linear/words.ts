import { grouped } from "../../src/figures/numbers.ts";

/** A number of steps as a reader should see it, or that there is none. */
export function steps(n: number | null | undefined): string {
  if (n == null) return "more than the run has";
  return n < 20 ? n.toFixed(1).replace(".0", "") : grouped(n);
}
