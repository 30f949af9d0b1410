import type { Raw } from "../experiment/schema.ts";
import { accept, framesOf, type AnySimulation, type Frame } from "../experiment/simulation.ts";
import { failed } from "./failure.ts";
import { buffers, type Answer, type Endpoint, type Order } from "./protocol.ts";
import { turns } from "./turn.ts";

/** The simulation of an id; rejects with an error that names what there is. */
export type Find = (id: string) => Promise<AnySimulation>;

/** A run on the side that computes. */
interface Served {
  frames?: Generator<Frame, void, void>;
  /** Computed and not sent: a newer one takes its place. */
  newest?: Frame | undefined;
  wants: number;
  ended: boolean;
}

/**
 * Computes the runs that a port asks for, each as fast as it goes, and sends the newest frame whenever one is wanted.
 * Works in slices of `slice` ms with a turn of the event loop between them, so that a stop is heard after one slice.
 * A frame's buffers are transferred. What goes wrong in a run is its answer; nothing is thrown here.
 */
export function serve(port: Endpoint, find: Find, slice = 4): void {
  const turn = turns();
  const runs = new Map<number, Served>();

  function answer(message: Answer, transfer: Transferable[] = []): void {
    port.postMessage(message, transfer);
  }

  function fail(run: number, error: unknown): void {
    const served = runs.get(run);
    if (!served) return; // stopped meanwhile
    runs.delete(run);
    answer(failed(run, error));
    served.frames?.return();
  }

  function offer(run: number, served: Served): void {
    const { newest: frame } = served;
    if (frame && served.wants > 0) {
      try {
        answer({ is: "frame", run, frame }, buffers(frame));
      } catch (error) {
        const needs = "it must be plain data and own its buffers";
        throw new Error(`a frame could not be sent: ${needs} (${String(error)})`, { cause: error });
      }
      served.newest = undefined;
      --served.wants;
    }
    if (served.ended && !served.newest && runs.delete(run)) answer({ is: "done", run });
  }

  async function compute(run: number, served: Served, id: string, values: Raw): Promise<void> {
    const simulation = await find(id);
    const frames = framesOf(simulation, accept(simulation, values));
    served.frames = frames;
    while (runs.has(run) && !served.ended) {
      const until = performance.now() + slice;
      do {
        const next = frames.next();
        if (next.done) served.ended = true;
        else served.newest = next.value as Frame;
      } while (!served.ended && performance.now() < until);
      offer(run, served);
      await turn();
    }
  }

  function start({ run, simulation, values }: Extract<Order, { do: "start" }>): void {
    const served: Served = { wants: 0, ended: false };
    runs.set(run, served);
    answer({ is: "started", run });
    compute(run, served, simulation, values).catch((error: unknown) => fail(run, error));
  }

  function want(run: number): void {
    const served = runs.get(run);
    if (!served) return;
    ++served.wants;
    try {
      offer(run, served);
    } catch (error) {
      fail(run, error);
    }
  }

  function stop(run: number): void {
    const served = runs.get(run);
    runs.delete(run);
    try {
      served?.frames?.return();
      answer({ is: "stopped", run });
    } catch (error) {
      answer(failed(run, error));
    }
  }

  port.addEventListener("message", ({ data }: MessageEvent<Order>) => {
    if (data.do === "start") start(data);
    else if (data.do === "want") want(data.run);
    else stop(data.run);
  });
  port.start?.();
}
