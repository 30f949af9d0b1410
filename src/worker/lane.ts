import type { Computer } from "./protocol.ts";
import type { RemoteRun } from "./remote.ts";

/** A run, and whether it should go before others that wait. */
export interface Job {
  readonly run: RemoteRun;
  readonly urgent: () => boolean;
}

/** How patient a pool is, in ms. */
export interface Patience {
  /** From a stop until a worker that has not obeyed is terminated. */
  readonly grace: number;
  /** From a want until a worker that has answered nothing is given up. */
  readonly silence: number;
}

/** Why a lane is of no use any more, in words; `refused` if its worker never came to life. */
export type Lost = (lane: Lane, reason: string, refused: boolean) => void;

const ticks = 10; // a silence is counted, not timed: a page that slept for an hour has heard one tick

/** One worker, or what stands in for it, and the job it is at. */
export class Lane {
  job: Job | undefined;
  /** Which simulations it can compute. */
  readonly kind: unknown;
  /** Whether anything was ever heard from it. */
  answered = false;
  readonly #computer: Computer;
  readonly #patience: Patience;
  readonly #lost: Lost;
  #quiet = 0; // ticks since the last answer
  #watch: ReturnType<typeof setInterval> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(computer: Computer, patience: Patience, lost: Lost, kind?: unknown) {
    this.kind = kind;
    this.#computer = computer;
    this.#patience = patience;
    this.#lost = lost;
    computer.addEventListener("error", this.#crashed);
    computer.addEventListener("messageerror", this.#garbled);
  }

  /** Resolves when the job is over and the lane is free for another. */
  async start(job: Job): Promise<void> {
    this.job = job;
    this.#quiet = 0;
    this.#watch = setInterval(this.#tick, this.#patience.silence / ticks);
    this.#computer.addEventListener("message", this.#heard);
    job.run.start(this.#computer);
    await job.run.stopped;
    if (this.job === job) this.#rest();
  }

  /** Gives the worker, whose run was cancelled, its grace to stop. */
  cancelled(): void {
    this.#grace ??= setTimeout(() => this.#lost(this, "it did not stop", false), this.#patience.grace);
  }

  /** Terminates the worker, if it can be, and forgets the job. */
  end(): void {
    this.#rest();
    this.#computer.removeEventListener("error", this.#crashed);
    this.#computer.removeEventListener("messageerror", this.#garbled);
    this.#computer.terminate?.();
  }

  #rest(): void {
    this.job = undefined;
    clearInterval(this.#watch);
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#computer.removeEventListener("message", this.#heard);
  }

  readonly #heard = (): void => {
    this.answered = true;
    this.#quiet = 0;
  };

  readonly #tick = (): void => {
    this.#quiet = this.job?.run.waits ? this.#quiet + 1 : 0;
    if (this.#quiet > ticks) this.#lost(this, `no answer for ${this.#patience.silence / 1000} s`, false);
  };

  readonly #crashed = (event: Event): void => {
    event.preventDefault(); // it is told where the run is drawn, not as an uncaught error of the page
    const { message } = event as Partial<ErrorEvent>;
    this.#lost(this, message ? message : "its worker crashed", !this.answered);
  };

  readonly #garbled = (): void => this.#lost(this, "an answer could not be read", false);
}
