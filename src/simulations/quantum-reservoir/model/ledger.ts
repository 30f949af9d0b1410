import type { QuantumKind } from "./reservoir.ts";

/** Circuit evaluations of one window: a circuit run at one setting of all its angles counts once, whatever its meters. */
export interface Evaluations {
  readonly forward: number;
  readonly backward: number; // by the parameter-shift rule, two evaluations an angle
}

/**
 * How many circuits a quantum cell runs for a window of some length, forward and for the gradient of all its angles by
 * the parameter-shift rule. Angles of inputs that depend on no weight (x, and the first h) need no shift. Each angle of a
 * circuit and each of the two encoding angles of an input is shifted both ways. Source: Schuld et al. 2019
 * (arXiv 1811.11184) for the rule; the count follows from the cells.
 */
export function evaluations(kind: QuantumKind, n: number, layers: number, length: number): Evaluations {
  const shifts = 2 * 3 * n * layers;
  const hidden = 4 * (n - 1);
  const circuit = length * shifts + (length - 1) * hidden; // one circuit with v = [x, h], in every step
  switch (kind) {
    case "qrnn":
      return { forward: length, backward: circuit };
    case "qgru":
      return { forward: 3 * length, backward: 3 * circuit };
    case "qlstm":
      return { forward: 5 * length, backward: 4 * circuit + length * (shifts + 4 * n) };
  }
}

/** Evaluations of a window by a fast weight programmer of n qubits and K layers of one angle a qubit. */
export const programmerEvaluations = (n: number, K: number): Evaluations => ({
  forward: 1,
  backward: 2 * n * K,
});
