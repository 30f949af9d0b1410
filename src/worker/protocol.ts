import type { Issue } from "../experiment/parse.ts";
import type { Raw } from "../experiment/schema.ts";
import type { Frame, Plain } from "../experiment/simulation.ts";

/** What the side that draws asks of the side that computes. `start` wants nothing yet: each frame takes a `want`. */
export type Order =
  | { readonly do: "start"; readonly run: number; readonly simulation: string; readonly values: Raw }
  | { readonly do: "want"; readonly run: number }
  | { readonly do: "stop"; readonly run: number };

/** What the side that computes answers. `started` comes before any work: whoever says it, works. */
export type Answer =
  | { readonly is: "started"; readonly run: number }
  | { readonly is: "frame"; readonly run: number; readonly frame: Frame }
  | { readonly is: "done"; readonly run: number }
  | { readonly is: "stopped"; readonly run: number }
  | {
      readonly is: "failed";
      readonly run: number;
      readonly name: string;
      readonly message: string;
      readonly issues?: readonly Issue[];
    };

/** Anything that messages go through: a Worker, a worker's own global scope, an end of a MessageChannel. */
export interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: MessageEvent) => void): void;
  removeEventListener(type: string, listener: (event: MessageEvent) => void): void;
  /** Only a MessagePort has it: it keeps its messages back until it is started. */
  start?(): void;
}

/** An endpoint that computes. One that cannot be terminated is asked to stop, then left alone. */
export interface Computer extends Endpoint {
  terminate?(): void;
}

function collect(value: Plain, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (!ArrayBuffer.isView(value)) for (const part of Object.values(value) as Plain[]) collect(part, found);
  else if (value.buffer instanceof ArrayBuffer) found.add(value.buffer); // shared memory cannot be transferred
}

/** The buffers under a frame's arrays, however deep, each once: a transfer list that names one twice is refused. */
export function buffers(frame: Frame): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(frame, found);
  return [...found];
}
