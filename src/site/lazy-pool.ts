import { abortError, ended, type Run, type Runner } from "../experiment/run.ts";
import type { Frame } from "../experiment/simulation.ts";

let pool: Promise<Runner> | undefined;

/** The page's workers, fetched with the first run: until a reader does something, a page needs none. */
export const lazyPool: Runner = (simulation, values, urgent) => {
  let run: Promise<Run<Frame>> | undefined;
  let cancelled = false;
  pool ??= import("../worker/page.ts").then(({ pagePool }) => pagePool());
  const lazy = {
    async next() {
      run ??= pool!.then((runner) => runner(simulation, values, urgent));
      const started = await run;
      if (cancelled) throw abortError();
      return started.next();
    },
    async return() {
      cancelled = true;
      await (await run)?.return();
      return ended;
    },
    [Symbol.asyncIterator]: () => lazy,
  };
  return lazy as unknown as Run<never>;
};
