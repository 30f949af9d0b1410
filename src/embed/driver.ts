import type { Handle, Params } from "./api.ts";

type Body = Readonly<Record<string, unknown>>;

/** A cell as the page around it holds it: in a frame, or in the page. */
export interface Driver {
  /** Carries out a request of the protocol; rejects with the words of a refusal. */
  request(type: string, body?: Body): Promise<Body>;
  close(): void;
}

/** Told what a cell tells, by the types of the protocol. */
export type Tell = (type: string, body: Body) => void;

/** What it takes to make a driver. */
export interface Place {
  readonly root: ShadowRoot | HTMLElement;
  readonly notebook: string;
  readonly cell: string;
  readonly base: string;
  /** Values and options of the embed page. */
  readonly query: URLSearchParams;
  readonly title: string;
  readonly tell: Tell;
  /** Aborted when the cell is taken away, be it on its way or there. */
  readonly signal: AbortSignal;
}

/** The handle of a driver that may still be on its way. */
export function handle(driver: () => Promise<Driver>): Handle {
  const ask = async (type: string, body?: Body): Promise<Body> => (await driver()).request(type, body);
  const params = async (type: string, body?: Body): Promise<Params> =>
    (await ask(type, body))["params"] as Params;
  const done = async (type: string, body?: Body): Promise<void> => void (await ask(type, body));
  return {
    set: (values, mode = "merge") => params("set", { params: values, mode }),
    get: async (name) => (await ask("get", { name }))["value"],
    subscribe: (names) => done("subscribe", { names: [...names] }),
    reset: () => params("reset"),
    run: () => done("run"),
    cancel: () => done("cancel"),
    seed: (value) => params("seed", { value }),
    lock: (names) => done("lock", { names: [...names] }),
    theme: (tokens) => done("theme", { tokens: { ...tokens } }),
    exportAs: async (format) => {
      const { name, type, data } = (await ask("export", { format })) as Record<string, string>;
      return { name, type, data };
    },
  };
}
