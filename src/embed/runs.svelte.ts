import type { Frame } from "../experiment/simulation.ts";
import type { Stage } from "../ui/stage.svelte.ts";
import type { Answers } from "./answers.ts";

/** Where to tell what happens, and the address of the state. */
export interface Listener {
  tell(type: string, body: Readonly<Record<string, unknown>>): void;
  url(): string;
}

const calm = 150; // ms between two states that are told

/** Tells of every run above a cell, and of every change of its values. Returns how to stop. */
export function tellRuns(stage: Stage, cell: string, answers: Answers, to: Listener): () => void {
  function watch(run: string): () => void {
    let before = 1; // the progress of the frame before; of a run that is over, 1
    let begun = 0;
    return stage.watch(run, {
      fulfilled(frame) {
        const { progress } = frame as Frame;
        if (before === 1 || progress < before) {
          begun = performance.now();
          to.tell("run", { phase: "start", progress });
        }
        before = progress;
        if (progress < 1) return to.tell("run", { phase: "progress", progress });
        to.tell("run", { phase: "done", progress, ms: Math.round(performance.now() - begun) });
      },
      rejected(error) {
        before = 1;
        if (error.name === "AbortError") return;
        to.tell("error", { code: "run", message: error.message.slice(0, 2000) });
      },
    });
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = JSON.stringify(answers.params);
  function tellState(): void {
    timer = undefined;
    const params = answers.params;
    const now = JSON.stringify(params);
    if (now === told) return;
    told = now;
    to.tell("state", { params, url: to.url(), cause: answers.cause === "host" ? "host" : "user" });
    answers.cause = "user";
  }

  return $effect.root(() => {
    $effect(() => {
      if (!stage.awake) return;
      const stops = stage.runs(cell).map(watch);
      return () => stops.forEach((stop) => stop());
    });
    $effect(() => {
      void stage.state;
      timer ??= setTimeout(tellState, calm);
    });
    $effect(() => {
      if (stage.stopped.length) to.tell("run", { phase: "cancelled" });
    });
    return () => clearTimeout(timer);
  });
}
