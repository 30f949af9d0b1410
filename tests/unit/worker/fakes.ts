import { ParamError } from "../../../src/experiment/parse.ts";
import { choice, integer } from "../../../src/experiment/schema.ts";
import { simulation, type AnySimulation, type Plain } from "../../../src/experiment/simulation.ts";
import type { Computer } from "../../../src/worker/protocol.ts";
import { serve } from "../../../src/worker/serve.ts";

const source = {
  key: "none",
  authors: "None",
  year: 2000,
  title: "None",
  venue: "None",
  url: "https://example.org",
};

function busy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** Counts to `count`, a frame each, with `cost` µs of work for it. What it yielded, and how many runs it has open, can be seen. */
export const counter = {
  yielded: [] as Float64Array[],
  open: 0,
  ...simulation({
    id: "fakes/counter",
    title: "Counter",
    doc: "Counts.",
    source,
    params: {
      count: integer({ label: "Count", default: 5, min: 1, max: 1_000_000, doc: "The last number." }),
      cost: integer({
        label: "Cost",
        default: 0,
        min: 0,
        max: 5000,
        unit: "µs",
        doc: "Work for each number.",
      }),
      tag: integer({ label: "Tag", default: 0, min: 0, max: 1000, doc: "Comes back in each frame." }),
    },
    *frames({ count, cost, tag }) {
      ++counter.open;
      try {
        for (let k = 1; k <= count; ++k) {
          busy(cost / 1000);
          const numbers = Float64Array.of(k, 2 * k);
          counter.yielded.push(numbers);
          yield { progress: k / count, k, tag, numbers };
        }
      } finally {
        --counter.open;
      }
    },
  }),
};

/** Goes wrong after its first frame, in a way that is chosen. */
export const faulty = simulation({
  id: "fakes/faulty",
  title: "Faulty",
  doc: "Goes wrong.",
  source,
  params: {
    way: choice({
      label: "Way",
      default: "range",
      options: {
        range: "range",
        param: "param",
        memory: "memory",
        negative: "negative",
        text: "text",
        unpostable: "unpostable",
      },
      doc: "How.",
    }),
  },
  *frames({ way }) {
    yield { progress: 0.5, way };
    if (way === "range") throw new RangeError("invalid rank: 9");
    if (way === "param")
      throw new ParamError([{ param: "rank", value: 9, expected: "an integer in [1, 4]" }]);
    if (way === "text") throw "just words";
    if (way === "unpostable") yield { progress: 1, way, draw: (() => 1) as unknown as Plain };
    else yield { progress: 1, way, room: new Float64Array(way === "memory" ? 2 ** 46 : -1) };
  },
});

/** The fake of an id. */
export async function find(id: string): Promise<AnySimulation> {
  const found = [counter, faulty].find((each) => each.id === id);
  if (!found) throw new Error(`no simulation "${id}"`);
  return found;
}

/** A promise of so many ms later. */
export const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the claim holds; the test's own time limit is the only one. */
export async function until(claim: () => boolean): Promise<void> {
  while (!claim()) await later(1);
}

/** As a worker behaves: it computes behind a port until terminated. A deaf one hears nothing, as in an endless loop. */
export class FakeWorker implements Computer {
  terminated = false;
  readonly #near: MessagePort;
  readonly #events = new EventTarget();

  constructor({ deaf = false } = {}) {
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    port1.onmessage = ({ data }) => this.#events.dispatchEvent(new MessageEvent("message", { data }));
    if (deaf) port2.onmessage = () => undefined;
    else serve(port2, (id) => this.#mortal(id));
  }

  postMessage(message: unknown): void {
    this.#near.postMessage(message);
  }

  terminate(): void {
    this.terminated = true;
    this.#near.close();
  }

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.#events.addEventListener(type, listener as (event: Event) => void);
  }

  removeEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.#events.removeEventListener(type, listener as (event: Event) => void);
  }

  /** As a script that is blocked, or a worker that runs out of memory, makes itself known. */
  crash(message?: string): void {
    this.#events.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { message }));
  }

  /** As a message that this side cannot make out. */
  garble(): void {
    this.#events.dispatchEvent(new MessageEvent("messageerror"));
  }

  async #mortal(id: string): Promise<AnySimulation> {
    const alive = await find(id);
    const dead = () => this.terminated;
    return {
      ...alive,
      *frames(values, random) {
        for (const frame of alive.frames(values, random)) {
          if (dead()) return;
          yield frame;
        }
      },
    } satisfies AnySimulation;
  }
}
