import type { Schema, Values } from "./schema.ts";
import { framesOf, type Frame, type Simulation } from "./simulation.ts";

/** Frames as they come. One shape: on this thread, in a worker, in a test's hands. */
export interface Run<F> extends AsyncIterableIterator<F, void, void> {
  /** The newest frame not yet given. */
  next(): Promise<IteratorResult<F, void>>;
  /** Cancels; a next() still waiting rejects with an AbortError. */
  return(): Promise<IteratorResult<F, void>>;
}

/** Starts a run of checked values. Where workers are few, those that are urgent when one comes free go first. */
export type Runner = <S extends Schema, F extends Frame>(
  simulation: Simulation<S, F>,
  values: Values<S>,
  urgent?: () => boolean,
) => Run<F>;

export const ended = { done: true, value: undefined } as const;

/** What a waiting next() rejects with when its run is cancelled. */
export const abortError = (): Error => new DOMException("the run was cancelled", "AbortError");

function runOf<F>(frames: Generator<F, void, void>, step: () => IteratorResult<F, void>): Run<F> {
  return {
    next: async () => step(),
    return: async () => (frames.return(), ended),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Runs on this thread and gives every frame, each computed when asked for. */
export const runHere: Runner = (simulation, values) => {
  const frames = framesOf(simulation, values);
  return runOf(frames, () => frames.next());
};

/** Runs on this thread and gives the last frame only: for tests, the command line and prerendering. */
export const runToEnd: Runner = (simulation, values) => {
  const frames = framesOf(simulation, values);
  return runOf(frames, () => {
    let last = frames.next();
    if (last.done) return last;
    for (let next = frames.next(); !next.done; next = frames.next()) last = next;
    return last;
  });
};

/** The same runs, of which each gives its last frame only: where what comes before it is not wanted. */
export function toTheEnd(run: Runner): Runner {
  return (simulation, values, urgent) => {
    const frames = run(simulation, values, urgent);
    const whole: typeof frames = {
      async next() {
        let last = await frames.next();
        if (last.done) return last;
        for (let next = await frames.next(); !next.done; next = await frames.next()) last = next;
        return last;
      },
      return: () => frames.return(),
      [Symbol.asyncIterator]: () => whole,
    };
    return whole;
  };
}
