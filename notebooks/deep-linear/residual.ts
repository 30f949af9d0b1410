import { choice } from "../../src/experiment/schema.ts";

/** A view's choice between curves of a simulation over those of theory, and the difference of the two. */
export const overlay = choice({
  label: "Curves",
  default: "both",
  options: { both: "both", residual: "difference" },
  doc: "Both: the simulation over the theory; difference: the simulation less the theory, as a part of the whole strength.",
});

/** Simulation less theory, point by point, in per cent of a whole. */
export const residual = (simulated: Float64Array, theory: Float64Array, whole: number): Float64Array =>
  simulated.map((u, k) => (100 * (u - theory[k])) / whole);
