import { abortError } from "../experiment/run.ts";
import type { Opened } from "../notebook/notebook.ts";

/**
 * The value of a cell in a graph that is opened for it alone, and closed again: its runs end with it. Rejects with what
 * went wrong, a ParamError if the graph could not be opened at its state, or an AbortError.
 */
export async function valueIn(open: () => Opened, cell: string, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw abortError();
  const opened = open();
  let stop: (() => void) | undefined;
  try {
    return await Promise.race([
      opened.value(cell),
      new Promise((_, reject) => {
        stop = () => reject(abortError());
        signal.addEventListener("abort", stop);
      }),
    ]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
    opened.close();
  }
}

/** Does something for each of some things, a few at a time, in their order. */
export async function fewAtATime<T>(
  things: Iterable<T>,
  few: number,
  each: (thing: T) => Promise<void>,
): Promise<void> {
  const queue = things[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await each(next.value);
  };
  await Promise.all(Array.from({ length: few }, worker));
}
