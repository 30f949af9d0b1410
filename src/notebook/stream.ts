import type { Run } from "../experiment/run.ts";
import type { Frame } from "../experiment/simulation.ts";

/** A run as the graph takes it: a synchronous generator, and a way to stop it where it is. */
export interface Stream<F> {
  readonly frames: Generator<F | Promise<F>, void, void>;
  /** Ends the stream at the last frame that came. */
  stop(): void;
}

/**
 * The frames of a run for a graph that asks once per drawn frame. One request is always under way ahead of the
 * graph, and a frame that has come is yielded as a plain value: a promise in its place would be seen a frame late.
 */
export function stream<F extends Frame>(run: Run<F>): Stream<F> {
  let newest: F | undefined; // come, not yet yielded
  let last: F | undefined;
  let failure: unknown;
  let over = false;
  let stopped = false;
  let settle: (() => void) | undefined; // tells a promise that was yielded

  async function pull(): Promise<void> {
    try {
      const { done, value } = await run.next();
      if (value) last = newest = value;
      over = done === true || value?.progress === 1;
    } catch (error) {
      over = true;
      if (!stopped) failure = error;
    }
    settle?.();
  }

  function take(): F {
    const frame = newest ?? last;
    newest = undefined;
    if (failure !== undefined) throw failure;
    if (!frame)
      throw stopped
        ? new DOMException("stopped before its first frame", "AbortError")
        : new Error("a run without frames");
    if (!over) void pull();
    return frame;
  }

  function* frames(): Generator<F | Promise<F>, void, void> {
    try {
      void pull();
      while (!over || newest || failure !== undefined) {
        if (newest || failure !== undefined) yield take();
        else
          yield new Promise<F>((resolve, reject) => {
            settle = () => {
              settle = undefined;
              try {
                resolve(take());
              } catch (error) {
                reject(error as Error);
              }
            };
          });
      }
    } finally {
      void run.return();
    }
  }

  return {
    frames: frames(),
    stop() {
      stopped = true;
      void run.return();
    },
  };
}
