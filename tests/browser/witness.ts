import type { Page } from "playwright";

/** What a page's script recorded about its workers and its pictures. */
export interface Witnessed {
  /** Orders to start a run, as they were sent to workers. */
  readonly starts: { run: number; simulation: string; values: Record<string, unknown> }[];
  /** Frames that came from workers. */
  frames: number;
  /** Workers alive: now, and at the most so far. */
  readonly workers: { now: number; most: number };
  /** Pictures in the order in which they were put into the page. */
  readonly painted: { figure: string; label: string }[];
}

declare global {
  interface Window {
    witnessed: Witnessed & {
      /** Runs that a worker is at. */
      readonly going: Set<number>;
      /** When anything last happened, in ms of the page. */
      last: number;
      /** Whether frames are marked, see below. */
      mark: boolean;
    };
  }
}

/**
 * Runs in the page before its own script: notes what goes to and from every worker, and every new picture. While `mark`
 * is set, some numbers of each frame are replaced on their way by that of its run, and by its own among all frames: so a
 * picture's description tells from which frame it was drawn.
 */
function witness(): void {
  const seen: Window["witnessed"] = {
    starts: [],
    frames: 0,
    workers: { now: 0, most: 0 },
    painted: [],
    going: new Set(),
    last: 0,
    mark: false,
  };
  window.witnessed = seen;
  const ids = new Map<number, string>();

  interface Loose {
    half: number[];
    peak: { layers: number };
    entries: { steps?: unknown }[];
  }
  const marks: Record<string, (frame: Loose, run: number, nth: number) => void> = {
    "deep-linear/modes": (frame, run, nth) => frame.half.splice(0, 4, run, nth, nth, nth),
    "deep-linear/depth": (frame, run) => (frame.peak.layers = run),
    "deep-linear/start": (frame, run, nth) => {
      for (const entry of frame.entries)
        if (typeof entry.steps === "number") entry.steps = run + (nth % 1000) / 1000;
    },
  };

  const Native = window.Worker;
  window.Worker = class extends Native {
    readonly #mine = new Set<number>();
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      seen.workers.most = Math.max(seen.workers.most, ++seen.workers.now);
      const over = (run: number): void => {
        this.#mine.delete(run);
        seen.going.delete(run);
      };
      this.addEventListener("message", ({ data }) => {
        seen.last = performance.now();
        if (data.is === "frame") {
          ++seen.frames;
          if (seen.mark) marks[ids.get(data.run)!]?.(data.frame, data.run, seen.frames);
        } else if (data.is !== "started") over(data.run);
      });
      this.addEventListener("error", () => this.#mine.forEach(over));
    }
    override postMessage(message: { do?: string; run: number; simulation: string; values: object }): void {
      seen.last = performance.now();
      if (message.do === "start") {
        seen.starts.push({ run: message.run, simulation: message.simulation, values: { ...message.values } });
        ids.set(message.run, message.simulation);
        this.#mine.add(message.run);
        seen.going.add(message.run);
      }
      super.postMessage(message);
    }
    override terminate(): void {
      for (const run of this.#mine) seen.going.delete(run);
      --seen.workers.now;
      super.terminate();
    }
  };

  const watch = new MutationObserver((records) => {
    const plots = new Set(
      records.map(({ target }) => (target instanceof Element ? target.closest<HTMLElement>(".plot") : null)),
    );
    for (const plot of plots) {
      const label = plot?.querySelector("svg")?.getAttribute("aria-label");
      if (!plot || !label) continue;
      seen.last = performance.now();
      seen.painted.push({ figure: plot.dataset["plot"]!, label });
    }
  });
  // What the page comes with is not painted.
  addEventListener("DOMContentLoaded", () =>
    watch.observe(document, { childList: true, subtree: true, attributeFilter: ["aria-label"] }),
  );
}

/** Puts the witness into every document that the page will load. */
export const bearWitness = (page: Page): Promise<unknown> => page.addInitScript(witness);

/** Marks frames from now on, or no longer. */
export const mark = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((on) => void (window.witnessed.mark = on), on);

/** What has been recorded so far. */
export const witnessed = (page: Page): Promise<Witnessed> =>
  page.evaluate(() => ({
    starts: window.witnessed.starts,
    frames: window.witnessed.frames,
    workers: window.witnessed.workers,
    painted: window.witnessed.painted,
  }));

/** Resolves when nothing is computed any more and nothing has been drawn for a while. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const { going, last } = window.witnessed;
      // longer than the address bar lags behind, and than a page takes to fetch its workers from this machine
      return going.size === 0 && performance.now() - last > 350 && !document.querySelector(".busy");
    },
    undefined,
    { timeout: 90_000 },
  ); // a machine with other work to do is slow, not wrong
}
