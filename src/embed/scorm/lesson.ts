import { numberIn } from "../../notebook/response.ts";
import type { Answered } from "../../ui/answered.ts";
import type { Api } from "./api.ts";

const two = (n: number): string => String(n).padStart(2, "0");

/** A length of time as SCORM writes it: hours, minutes, seconds. */
function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const clock = (ms: number): string => {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");
};

/** A response as SCORM writes those of its kind: of a choice the option's letter, a to z. */
function written({ interaction, choices, response }: Answered): string {
  if (interaction === "choice") return String.fromCharCode(97 + Object.keys(choices ?? {}).indexOf(response));
  return interaction === "numeric" ? String(numberIn(response)) : response.slice(0, 255);
}

/**
 * What a learning platform is told of a lesson: that it was opened, every answer, the best score of 0 to 100, and whether
 * the lesson is passed. A later answer can raise the status, never lower it.
 * Source: ADL, SCORM 1.2 Run-Time Environment, section 3.4
 */
export class Lesson {
  readonly #api: Api;
  readonly #now: () => number;
  readonly #opened: number;
  #best = -Infinity;
  #status: string;
  #over = false;

  /** Opens the lesson. `now` is the time in ms since 1970. Throws if the platform does not take part. */
  constructor(api: Api, now: () => number = Date.now) {
    this.#api = api;
    this.#now = now;
    this.#opened = now();
    if (String(api.LMSInitialize("")) !== "true") throw new Error("the platform did not open the lesson");
    this.#status = this.#get("lesson_status");
    const before = this.#get("score.raw");
    if (before !== "") this.#best = Number(before);
    if (!["passed", "failed", "completed"].includes(this.#status)) this.#become("incomplete");
    api.LMSCommit("");
  }

  #get(element: string): string {
    return String(this.#api.LMSGetValue(`cmi.core.${element}`));
  }

  #set(element: string, value: string): void {
    this.#api.LMSSetValue(`cmi.${element}`, value);
  }

  #become(status: string): void {
    this.#status = status;
    this.#set("core.lesson_status", status);
  }

  /** Tells an answer, and the score and status to which it leads. */
  answered(answer: Answered): void {
    const { correct, score } = answer;
    const percent = (100 * (score.raw - score.min)) / (score.max - score.min);
    this.#record(answer);
    this.#best = Math.max(this.#best, Number(percent.toFixed(2)));
    this.#set("core.score.min", "0");
    this.#set("core.score.max", "100");
    this.#set("core.score.raw", String(this.#best));
    if (correct) this.#become("passed");
    else if (this.#status !== "passed" && this.#status !== "completed")
      this.#become(correct === undefined ? "completed" : "failed");
    this.#api.LMSCommit("");
  }

  /** The list of single answers: a platform need not keep one. */
  #record(answer: Answered): void {
    const { item, interaction, correct, score } = answer;
    const next = `interactions.${Number(this.#api.LMSGetValue("cmi.interactions._count")) || 0}`;
    this.#set(`${next}.id`, item);
    this.#set(`${next}.type`, interaction === "other" ? "performance" : interaction);
    this.#set(`${next}.time`, clock(this.#now()));
    this.#set(`${next}.student_response`, written(answer));
    this.#set(`${next}.result`, correct === undefined ? String(score.raw) : correct ? "correct" : "wrong");
  }

  /** Tells that a lesson without a question has been worked with. */
  worked(): void {
    if (this.#status !== "incomplete") return;
    this.#become("completed");
    this.#api.LMSCommit("");
  }

  /** Closes the lesson, once. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#set("core.session_time", span(this.#now() - this.#opened));
    if (this.#status === "incomplete") this.#set("core.exit", "suspend");
    this.#api.LMSCommit("");
    this.#api.LMSFinish("");
  }
}
