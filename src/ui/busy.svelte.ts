import type { Frame } from "../experiment/simulation.ts";
import type { Stage } from "./stage.svelte.ts";

/** How far a run has come, once it has taken so long that a reader would wonder. */
export class Busy {
  /** From 0 to 1 while the run goes on and has done so for 300 ms. */
  progress: number | undefined = $state();
  #now = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Watches a cell of frames; returns how to stop. */
  watch(stage: Stage, frames: string): () => void {
    const unwatch = stage.watch(frames, {
      fulfilled: (frame) => this.#came((frame as Frame).progress),
      rejected: () => this.#over(),
    });
    return () => {
      unwatch();
      this.#over();
    };
  }

  #came(progress: number): void {
    if (progress < this.#now) this.#over(); // another run
    this.#now = progress;
    if (progress === 1) this.#over();
    else if (this.progress !== undefined) this.progress = progress;
    else this.#timer ??= setTimeout(() => (this.progress = this.#now), 300);
  }

  #over(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.progress = undefined;
  }
}
