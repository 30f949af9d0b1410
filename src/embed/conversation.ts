import { Guard } from "./guard.ts";
import { message, type Message } from "./protocol.ts";
import { callings, requests } from "./shapes.ts";

type Body = Readonly<Record<string, unknown>>;

/** What a page says of itself, and how it answers. */
export interface Speaker {
  /** The window that may speak to it. */
  readonly parent: unknown;
  /** The only origin that may, if one was named. */
  readonly origin: string | undefined;
  readonly hello: Body;
  /** Puts a greeting on the parent's window. */
  greet(greeting: Message, target: string): void;
  /** Told when a host has connected. */
  connected(): void;
  /** Carries out a request and gives the body of its answer; throws if it cannot. */
  answer(request: Message): Body | Promise<Body>;
}

/** A page's side of the protocol: a handshake on the window, everything else over a port that the host gives. */
export class Conversation {
  readonly guard: Guard;
  readonly #speaker: Speaker;
  #port: MessagePort | undefined;
  #warned = -Infinity;
  readonly #now: () => number;

  constructor(speaker: Speaker, now: () => number = () => performance.now()) {
    this.#speaker = speaker;
    this.#now = now;
    this.guard = new Guard(now);
  }

  /** Says that the page is alive. What it says is no secret. */
  greet(): void {
    this.#speaker.greet(message("hello", this.#speaker.hello), this.#speaker.origin ?? "*");
  }

  /** Hears what comes to the window. Others speak there, too: what is not of the protocol is passed over. */
  hear({ data, source, origin, ports }: Pick<MessageEvent, "data" | "source" | "origin" | "ports">): void {
    if ((data as Body | null)?.["p"] !== "cell-embed") return;
    if (source !== this.#speaker.parent) return this.guard.refuse("source");
    if (this.#speaker.origin !== undefined && origin !== this.#speaker.origin)
      return this.guard.refuse("origin");
    const judged = this.guard.judge(data, callings);
    if ("reason" in judged) return;
    if (judged.message.type === "ping") return this.greet();
    if (judged.message.type !== "connect") return;
    const [port] = ports;
    if (!port) return this.guard.refuse("malformed");
    this.#port?.close();
    this.#port = port;
    port.onmessage = (event) => void this.#receive(event.data);
    this.#speaker.connected();
  }

  /** Tells the host of an event, if there is a host that listens. */
  tell(type: string, body: Body = {}): void {
    this.#port?.postMessage(message(type, body));
  }

  async #receive(data: unknown): Promise<void> {
    const judged = this.guard.judge(data, requests);
    if ("reason" in judged) {
      const { reason, words, re } = judged;
      if (reason === "unknown") return; // of a later version
      // A flood is not answered with a flood.
      if (reason === "rate" && this.#now() - this.#warned < 1000) return;
      this.#warned = this.#now();
      return this.tell("error", { code: reason, message: words, ...(re === undefined ? {} : { re }) });
    }
    const { id } = judged.message;
    const re = id === undefined ? {} : { re: id };
    try {
      const body = await this.#speaker.answer(judged.message);
      if (id !== undefined) this.tell("ok", { ...body, ...re });
    } catch (error) {
      const { message: words, issues } = error as Error & { issues?: unknown };
      this.tell("error", { code: "refused", message: words, ...(issues ? { issues } : {}), ...re });
    }
  }

  close(): void {
    this.#port?.close();
    this.#port = undefined;
  }
}
