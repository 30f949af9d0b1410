import type { Plain } from "../experiment/simulation.ts";

/** The value as JSON: typed arrays as arrays, numbers in their shortest form that reads back the same. */
export function json(value: Plain): string {
  return JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? Array.from(part as unknown as ArrayLike<number>) : part,
  );
}
