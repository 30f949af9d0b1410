import type { Writable } from "node:stream";
import { runHere } from "../experiment/run.ts";
import type { Values, Schema } from "../experiment/schema.ts";
import type { AnySimulation, Frame } from "../experiment/simulation.ts";
import type { Format } from "./format.ts";

/** Settles when the text has left: whoever waits for it never runs ahead of a slow reader. Rejects if it cannot leave. */
export const written = (out: Writable, text: string): Promise<void> =>
  new Promise((taken, failed) => out.write(text, (error) => (error ? failed(error) : taken())));

/** Whether an error says that nobody reads any more, as after `| head`: that is no fault. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");

/** Where a run goes, and how. */
export interface Target {
  readonly out: Writable;
  readonly format: Format;
  /** Every frame, or the last one only. */
  readonly every: boolean;
  /** Told how far the run is, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/** Writes a run as it comes; no frame is computed before the last one has left. */
export async function writeRun(
  simulation: AnySimulation,
  values: Values<Schema>,
  { out, format: { before, frame, after }, every, progress }: Target,
): Promise<void> {
  await written(out, before(simulation, values, every));
  let count = 0;
  let last: Frame | undefined;
  for await (const next of runHere(simulation, values)) {
    progress(next.progress);
    if (every) await written(out, frame(next, count++));
    else last = next;
  }
  if (last) await written(out, frame(last, count));
  await written(out, after(every));
}
