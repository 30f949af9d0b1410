import { adjoint } from "./adjoint.ts";
import {
  circuit,
  gateLength,
  meters,
  run,
  setGates,
  type Circuit,
  type States,
  type Turns,
} from "./circuit.ts";
import type { Rings } from "./rings.ts";

/** Some circuits of one shape with weights of their own, and what their runs leave for the way back. */
export interface Variational {
  readonly shape: Circuit;
  readonly weights: Float64Array; // (circuits, layers, n, 3)
  readonly gradient: Float64Array; // as weights
  readonly inputs: Float64Array; // (slots, n)
  readonly states: States; // after the last run in each slot
  readonly meters: Float64Array; // (slots, n)
  readonly inputGradient: Float64Array; // (n), of the circuit that went back last
  /** Makes the gates from the weights. */
  prepare(): void;
  /** Runs circuit i on the inputs of a slot and sets that slot's first m meters. */
  run(i: number, slot: number, m: number): void;
  /** Takes back the run of circuit i in a slot: adds to gradient and sets inputGradient. */
  back(i: number, slot: number, m: number, gE: Float64Array): void;
}

/** Circuits with given weights (circuits, layers, n, 3), and slots for as many runs as one window needs. */
export function variational(
  n: number,
  layers: number,
  weights: Float64Array,
  slots: number,
  rings: Rings = 2,
  turns: Turns = 1,
): Variational {
  const shape = circuit(n, layers, rings, turns);
  const gates = new Float64Array((weights.length / 3) * gateLength);
  const gradient = new Float64Array(weights.length);
  const inputs = new Float64Array(slots * n);
  const read = new Float64Array(slots * n);
  const inputGradient = new Float64Array(n);
  const states = { re: new Float64Array(slots * shape.size), im: new Float64Array(slots * shape.size) };
  const perCircuit = layers * n;
  const self: Variational = {
    shape,
    weights,
    gradient,
    inputs,
    states,
    meters: read,
    inputGradient,
    prepare: () => setGates(gates, weights),
    run(i, slot, m) {
      run(shape, gates, i * perCircuit * gateLength, inputs, slot * n, states, slot);
      meters(shape, states, slot, m, read, slot * n);
    },
    back(i, slot, m, gE) {
      adjoint(
        shape,
        gates,
        i * perCircuit * gateLength,
        inputs,
        slot * n,
        states,
        slot,
        m,
        gE,
        gradient,
        i * perCircuit * 3,
        inputGradient,
        0,
      );
    },
  };
  self.prepare();
  return self;
}
