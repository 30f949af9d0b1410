import { classical, classicalCount, type ClassicalKind } from "./classical.ts";
import type { OpenCell } from "./cell.ts";
import { qgru } from "./qgru.ts";
import { qlstm } from "./qlstm.ts";
import { qrnn } from "./qrnn.ts";
import type { Rings } from "./rings.ts";

export type QuantumKind = "qrnn" | "qgru" | "qlstm";
export type Kind = QuantumKind | ClassicalKind;

/** The quantum cells, then the classical ones: of the same index go together. */
export const quantumKinds = ["qrnn", "qgru", "qlstm"] as const;
export const classicalKinds = ["rnn", "gru", "lstm"] as const;
export const kinds = [...quantumKinds, ...classicalKinds] as const;

/** Circuits of a cell, each with angles of its own. */
export const circuitsOf = { qrnn: 1, qgru: 3, qlstm: 6 } as const;

export const isQuantum = (kind: Kind): kind is QuantumKind => kind in circuitsOf;

/** The shape of a quantum cell. */
export interface Shape {
  readonly n: number; // qubits
  readonly layers: number;
  readonly length: number; // of a window
  readonly rings?: Rings;
}

/** How many angles a quantum cell has. */
export const angleCount = (kind: QuantumKind, { n, layers }: Shape): number =>
  circuitsOf[kind] * layers * n * 3;

/** A quantum cell with given angles (circuits, layers, n, 3). */
export function quantum(
  kind: QuantumKind,
  { n, layers, length, rings }: Shape,
  angles: Float64Array,
): OpenCell {
  const make = { qrnn, qgru, qlstm }[kind];
  return make(n, layers, angles, length, rings);
}

/** A quantum cell with angles from a source of normal draws, times a width in radians. */
export function drawnQuantum(kind: QuantumKind, shape: Shape, width: number, normal: () => number): OpenCell {
  const angles = new Float64Array(angleCount(kind, shape));
  for (let i = 0; i < angles.length; ++i) angles[i] = width * normal();
  return quantum(kind, shape, angles);
}

/** A classical cell of H units with weights drawn evenly from -1/sqrt(H) to 1/sqrt(H). */
export function drawnClassical(
  kind: ClassicalKind,
  H: number,
  length: number,
  uniform: () => number,
): OpenCell {
  const weights = new Float64Array(classicalCount(kind, H));
  drawWithin(weights, 1 / Math.sqrt(H), uniform);
  return classical(kind, H, weights, length);
}

/** Fills weights with even draws from -limit to limit. */
export function drawWithin(weights: Float64Array, limit: number, uniform: () => number): void {
  for (let i = 0; i < weights.length; ++i) weights[i] = -limit + 2 * limit * uniform();
}
