import { fault, type Schema } from "../schema.ts";
import type { Message } from "../protocol.ts";
import type { Peer } from "./peer.ts";

/** One thing that the protocol asks of a cell. */
export interface Check {
  readonly says: string;
  /** Gives what was seen, in words; throws if the cell does otherwise. */
  run(peer: Peer): Promise<string>;
}

/** Thrown by a check that does not apply to the cell. */
export class Skip extends Error {}

/** Throws what was seen instead, unless it is so. */
export function must(so: boolean, otherwise: string): asserts so {
  if (!so) throw new Error(otherwise);
}

/** Throws unless a message is of a type, and of the shape that the schema gives it. */
export function mustFit(schemas: Readonly<Record<string, Schema>>, found: Message, type = found.type): void {
  must(found.type === type, `expected ${type}, and ${found.type} came: ${String(found["message"] ?? "")}`);
  const words = schemas[type] ? fault(schemas[type], found) : `there is no type ${type}`;
  must(words === undefined, `${type}: ${words ?? ""}`);
}

export const briefly = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};
