import { fault, type Schema } from "./schema.ts";
import type { Message } from "./protocol.ts";

/** Why a message was not listened to. */
export type Reason = "source" | "origin" | "size" | "rate" | "malformed" | "unknown";

/** At most so many messages a second, and so many characters in one. */
export const limits = { rate: 60, size: 256 * 1024 };

/** Where a message stopped: refused for a reason, or good. */
export type Judged =
  { readonly message: Message } | { readonly reason: Reason; readonly words: string; readonly re?: string };

/** Lets through messages that keep the rules, and counts the others. Never throws, whatever comes. */
export class Guard {
  readonly refused: Record<Reason, number> = {
    source: 0,
    origin: 0,
    size: 0,
    rate: 0,
    malformed: 0,
    unknown: 0,
  };
  #allowance = limits.rate;
  #then: number;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#then = now();
  }

  /** Counts a refusal. */
  refuse(reason: Reason): void {
    ++this.refused[reason];
  }

  /** Judges what came by the shapes of its kind. */
  judge(data: unknown, shapes: Readonly<Record<string, Schema>>): Judged {
    const judged = this.#judge(data, shapes);
    if ("reason" in judged) this.refuse(judged.reason);
    return judged;
  }

  #judge(data: unknown, shapes: Readonly<Record<string, Schema>>): Judged {
    const now = this.#now();
    this.#allowance = Math.min(limits.rate, this.#allowance + ((now - this.#then) * limits.rate) / 1000);
    this.#then = now;
    if (this.#allowance < 1) return { reason: "rate", words: `more than ${limits.rate} messages a second` };
    --this.#allowance;
    let length: number;
    try {
      length = (JSON.stringify(data) as string | undefined)?.length ?? 0;
    } catch {
      return { reason: "malformed", words: "not plain data" };
    }
    if (length > limits.size) return { reason: "size", words: `more than ${limits.size} characters` };
    const { p, type, id } = (typeof data === "object" && data !== null ? data : {}) as Record<
      string,
      unknown
    >;
    const re = typeof id === "string" && id.length <= 200 ? { re: id } : {};
    if (p !== "cell-embed" || typeof type !== "string")
      return { reason: "malformed", words: "not a message of cell-embed", ...re };
    if (!Object.hasOwn(shapes, type))
      return { reason: "unknown", words: `unknown type: ${type.slice(0, 40)}`, ...re };
    const words = fault(shapes[type], data);
    return words === undefined ? { message: data as Message } : { reason: "malformed", words, ...re };
  }
}
