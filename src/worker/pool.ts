import { abortError, type Run, type Runner } from "../experiment/run.ts";
import type { Schema, Values } from "../experiment/schema.ts";
import type { Frame, Simulation } from "../experiment/simulation.ts";
import { WorkerError } from "./failure.ts";
import { Lane, type Job, type Patience } from "./lane.ts";
import type { Computer } from "./protocol.ts";
import { RemoteRun } from "./remote.ts";

export interface PoolOptions extends Partial<Patience> {
  /** A new worker that can compute a simulation; throws where workers are refused. */
  readonly spawn: (simulation: string) => Computer;
  /** Which simulations one worker can compute: those of one kind. By default every worker can compute all. */
  readonly kind?: (simulation: string) => unknown;
  /** At most so many workers. */
  readonly size: number;
  /** What computes instead where workers are refused. */
  readonly fallback: () => Computer;
}

export type Pool = Runner & {
  /** Terminates every worker; what still runs or waits ends with an AbortError. Later runs have new workers. */
  dismiss(): void;
  /** Dismisses every worker for good: later runs throw. */
  close(): void;
  /** Workers alive, or what stands in for them. */
  readonly workers: number;
  /** Runs that wait for a worker. */
  readonly waiting: number;
};

/**
 * A runner over at most `size` workers, each made when first needed and busy with one run at a time. An idle worker that
 * cannot compute what is wanted makes room for one that can. Of the runs that wait when one comes free, the first urgent one goes, else the first. A worker that crashes, falls silent for `silence`
 * ms (10 000) or does not stop within `grace` ms (300) is replaced, and only its own run hears of it (WorkerError).
 * Where workers are refused, by an exception or by an error before any worker ever answered, `fallback` takes their
 * place and what was started is started there. Throws a RangeError if the size is no positive integer.
 */
export function pool({
  spawn,
  kind = () => "any",
  size,
  grace = 300,
  silence = 10_000,
  fallback,
}: PoolOptions): Pool {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`invalid size: ${size}`);
  const lanes = new Set<Lane>();
  const queue: Job[] = [];
  let make: (simulation: string) => Computer = spawn;
  let works = false; // a worker has answered: from now on an error is a crash, not a refusal
  let closed = false;

  function computer(simulation: string): Computer {
    try {
      return make(simulation);
    } catch (error) {
      if (make === fallback) throw error;
      make = fallback;
      return make(simulation);
    }
  }

  function drop(lane: Lane): void {
    for (const { answered } of lanes) works ||= answered;
    lanes.delete(lane);
    lane.end();
  }

  /** A lane for a simulation: an idle one that can compute it, a new one, or a new one in the place of one that cannot. */
  function free(simulation: string): Lane | undefined {
    const idle = [...lanes].filter((lane) => !lane.job);
    const able = make === fallback ? undefined : kind(simulation);
    const found = idle.find((lane) => lane.kind === able);
    if (found) return found;
    if (lanes.size === size) {
      if (!idle.length) return undefined;
      drop(idle[0]);
    }
    const lane = new Lane(
      computer(simulation),
      { grace, silence },
      lost,
      make === fallback ? undefined : able,
    );
    lanes.add(lane);
    return lane;
  }

  function assign(): void {
    while (queue.length > 0) {
      const urgent = queue.findIndex((job) => job.urgent());
      const next = Math.max(urgent, 0);
      const lane = free(queue[next].run.simulation);
      if (!lane) return;
      const [job] = queue.splice(next, 1);
      void lane.start(job).then(assign);
    }
  }

  function lost(lane: Lane, reason: string, refused: boolean): void {
    const { job } = lane;
    drop(lane);
    if (refused && (!works || make === fallback)) {
      make = fallback;
      if (job && !job.run.over) queue.unshift(job);
      else job?.run.fail(abortError());
    } else job?.run.fail(new WorkerError(reason));
    assign();
  }

  function cancel(job: Job): void {
    const place = queue.indexOf(job);
    if (place >= 0) queue.splice(place, 1);
    for (const lane of lanes) if (lane.job === job) lane.cancelled();
  }

  function run<S extends Schema, F extends Frame>(
    { id }: Simulation<S, F>,
    values: Values<S>,
    urgent = () => false,
  ): Run<F> {
    if (closed) throw new Error("the pool is closed");
    const job: Job = { run: new RemoteRun(id, values), urgent };
    queue.push(job);
    assign();
    const view: Run<Frame> = {
      next: () => job.run.next(),
      return() {
        cancel(job);
        return job.run.return();
      },
      [Symbol.asyncIterator]: () => view,
    };
    return view as Run<F>; // the simulation of this id makes no other frames
  }

  function dismiss(): void {
    const jobs = [...queue.splice(0), ...[...lanes].map(({ job }) => job)];
    for (const lane of lanes) lane.end();
    lanes.clear();
    for (const job of jobs) job?.run.fail(abortError());
  }

  function close(): void {
    closed = true;
    dismiss();
  }

  return Object.defineProperties(Object.assign(run, { dismiss, close }), {
    workers: { get: () => lanes.size },
    waiting: { get: () => queue.length },
  }) as Pool;
}
