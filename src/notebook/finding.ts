import type { Raw, Schema, Values } from "../experiment/schema.ts";
import type { Controls } from "./cell.ts";

/** What became of a claim at some values. */
export type Verdict =
  | { readonly state: "running" }
  /** The claim says nothing about such values, and why. */
  | { readonly state: "moot"; readonly shows: string }
  | {
      readonly state: "holds" | "fails";
      /** How far from the edge: 1 in the middle of what is tolerated, 0 on the edge, negative beyond. */
      readonly margin: number;
      /** What was measured, in words. */
      readonly shows: string;
    };

/** Values of one cell that the reader sets. */
export type Setting = readonly [cell: Controls, values: Raw];

/** Values for a cell, checked by its types. */
export const at = <S extends Schema>(cell: Controls<S>, values: Partial<Values<S>>): Setting => [
  cell as unknown as Controls,
  values,
];

/** A sentence about a simulation that can be true or false, and where it is claimed to be true. */
export interface Claim {
  /** The sentence. */
  readonly says: string;
  /** The states at which it is claimed; default: that in which the page opens. */
  readonly at?: readonly (readonly Setting[])[];
  /** The seeds for which it is claimed, given to every cell above it that has a seed. */
  readonly seeds: readonly number[];
  /** What is tolerated, and the reason. */
  readonly tolerance: string;
  /** For a claim that does not hold robustly: where it fails. Another finding shows that. */
  readonly fragile?: string;
}

/** The seeds from 1 to n. */
export const seeds = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Holds where the margin is at least 0. */
export function verdict(margin: number, shows: string): Verdict {
  if (Number.isNaN(margin)) return { state: "moot", shows };
  return { state: margin >= 0 ? "holds" : "fails", margin, shows };
}

/** Not to be judged at these values, and why. */
export const moot = (shows: string): Verdict => ({ state: "moot", shows });

/** How far a value is from the edge of `expected` plus or minus `tolerance`, in tolerances. */
export const within = (value: number, expected: number, tolerance: number): number =>
  1 - Math.abs(value - expected) / tolerance;

/** How far a value is inside an interval, in halves of its length. */
export const between = (value: number, low: number, high: number): number =>
  within(value, (low + high) / 2, (high - low) / 2);

/** How far a value is below a limit, as a fraction of the limit. */
export const below = (value: number, limit: number): number => 1 - value / limit;

/** How far a value is above a limit, as a fraction of the limit. */
export const above = (value: number, limit: number): number => value / limit - 1;
