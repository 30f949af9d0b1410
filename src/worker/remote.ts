import { abortError, ended, type Run } from "../experiment/run.ts";
import type { Raw, Schema, Values } from "../experiment/schema.ts";
import type { Frame, Simulation } from "../experiment/simulation.ts";
import { errorOf } from "./failure.ts";
import type { Answer, Endpoint, Order } from "./protocol.ts";

interface Waiting {
  resolve(result: IteratorResult<Frame, void>): void;
  reject(error: Error): void;
}

let count = 0; // of all runs on this thread: no two on one port share a number

/** A run whose frames come from the other side of a port. It may wait for its port, and change it before its first frame. */
export class RemoteRun implements Run<Frame> {
  /** Resolves when the other side computes nothing for this run any more, or never did. */
  readonly stopped: Promise<void>;
  /** Whether there is nothing more to come: it ended, failed or was cancelled. */
  over = false;
  readonly simulation: string;
  readonly #run = ++count;
  readonly #values: Raw;
  readonly #waiting: Waiting[] = [];
  #port: Endpoint | undefined;
  #error: Error | undefined; // failed while nobody waited: the next next() tells
  #settle: () => void = () => undefined;

  constructor(simulation: string, values: Raw) {
    this.simulation = simulation;
    this.#values = { ...values };
    this.stopped = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Whether a next() waits for its frame. */
  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** Has it computed behind this port from now on. */
  start(port: Endpoint): void {
    this.#leave();
    this.#port = port;
    port.addEventListener("message", this.#hear);
    port.start?.();
    this.#say({ do: "start", run: this.#run, simulation: this.simulation, values: this.#values });
    for (let k = 0; k < this.#waiting.length; ++k) this.#say({ do: "want", run: this.#run });
  }

  /** Ends it with an error and expects no word from the other side. A cancelled run stays cancelled. */
  fail(error: Error): void {
    this.#say({ do: "stop", run: this.#run });
    this.#finish(error);
  }

  next(): Promise<IteratorResult<Frame, void>> {
    const error = this.#error;
    this.#error = undefined;
    if (error) return Promise.reject(error);
    if (this.over) return Promise.resolve(ended);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#say({ do: "want", run: this.#run });
    });
  }

  return(): Promise<IteratorResult<Frame, void>> {
    this.#error = undefined;
    if (!this.over) {
      this.over = true;
      for (const { reject } of this.#waiting.splice(0)) reject(abortError());
      if (this.#port) this.#say({ do: "stop", run: this.#run });
      else this.#settle();
    }
    return Promise.resolve(ended);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #say(order: Order): void {
    this.#port?.postMessage(order, []);
  }

  readonly #hear = ({ data }: MessageEvent<Answer>): void => {
    if (data.run !== this.#run) return;
    if (data.is === "frame") this.#waiting.shift()?.resolve({ done: false, value: data.frame });
    else if (data.is === "failed") this.#finish(errorOf(data));
    else if (data.is !== "started") this.#finish();
  };

  #finish(error?: Error): void {
    if (!this.over && error && !this.waits) this.#error = error;
    this.over = true;
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (error) reject(error);
      else resolve(ended);
    }
    this.#leave();
    this.#settle();
  }

  #leave(): void {
    this.#port?.removeEventListener("message", this.#hear);
    this.#port = undefined;
  }
}

/** Runs on the other side of a port, any number of them at once. */
export function remote(port: Endpoint): {
  run<S extends Schema, F extends Frame>(
    simulation: Simulation<S, F>,
    values: Values<S>,
  ): Run<F> & Pick<RemoteRun, "stopped">;
} {
  return {
    run<S extends Schema, F extends Frame>({ id }: Simulation<S, F>, values: Values<S>) {
      const run = new RemoteRun(id, values);
      run.start(port);
      return run as Run<Frame> as Run<F> & Pick<RemoteRun, "stopped">;
    },
  };
}
