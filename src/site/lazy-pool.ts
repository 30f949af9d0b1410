import { abortError, ended, type Run, type Runner } from "../experiment/run.ts";
import type { Frame } from "../experiment/simulation.ts";

let page: Promise<typeof import("../worker/page.ts")> | undefined;

/** The page's workers, fetched with the first run of each simulation: until a reader does something, a page needs none. */
export const lazyPool: Runner = (simulation, values, urgent) => {
  let run: Promise<Run<Frame>> | undefined;
  let cancelled = false;
  page ??= import("../worker/page.ts");
  const lazy = {
    async next() {
      run ??= page!.then(async ({ pagePool, prepare }) => {
        await prepare(simulation.id);
        if (cancelled) throw abortError(); // while its worker was fetched: none is made
        return pagePool(simulation, values, urgent);
      });
      const started = await run;
      if (cancelled) throw abortError();
      return started.next();
    },
    async return() {
      cancelled = true;
      await run?.then(
        (started) => started.return(),
        () => undefined, // told to who waits for its frame
      );
      return ended;
    },
    [Symbol.asyncIterator]: () => lazy,
  };
  return lazy as unknown as Run<never>;
};

let users = 0;

/** Holds the page's workers for a cell that may be taken away. Returns how to let go: with the last holder they go, too. */
export function holdWorkers(): () => void {
  ++users;
  let held = true;
  return () => {
    users -= Number(held);
    held = false;
    void page?.then(({ pagePool }) => users || pagePool.dismiss());
  };
}
