import { message, type Message } from "../protocol.ts";

type Body = Readonly<Record<string, unknown>>;

/** How long an answer may take, in ms. */
export const patience = 10_000;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A host by the letter of the protocol: it sends what it is told to, right or wrong, and keeps all that comes. */
export class Peer {
  readonly frame: HTMLIFrameElement;
  /** What the frame's window said to this window, of the protocol. */
  readonly greetings: Message[] = [];
  /** What came over the port. */
  readonly said: Message[] = [];
  #port: MessagePort | undefined;
  #count = 0;
  readonly #hear = ({ source, data }: MessageEvent<Message | null>): void => {
    if (source === this.frame.contentWindow && data?.p === "cell-embed") this.greetings.push(data);
  };

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
    addEventListener("message", this.#hear);
  }

  /** Says something to the frame's window. */
  greet(type: string, body: Body = {}, ports: Transferable[] = []): void {
    this.frame.contentWindow!.postMessage(message(type, body), "*", ports);
  }

  /** Gives the frame a port; everything it says there is kept. */
  connect(): void {
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<Message>) => this.said.push(data);
    this.greet("connect", { version: 1 }, [port2]);
  }

  /** Puts anything on the port. */
  send(data: unknown): void {
    this.#port?.postMessage(data);
  }

  /** Sends a request and gives its answer, a refusal too; rejects if none comes. */
  ask(type: string, body: Body = {}): Promise<Message> {
    const id = `c${++this.#count}`;
    this.send({ ...message(type, body), id });
    return this.until(`an answer to ${type}`, () => this.said.find(({ re }) => re === id));
  }

  /** The events of a type that came from some place in the log on. */
  since(from: number, type: string): Message[] {
    return this.said.slice(from).filter((event) => event.type === type && event.re === undefined);
  }

  /** What `find` finds, as soon as it finds something; rejects, naming what was awaited, if that takes too long. */
  async until<T>(what: string, find: () => T | undefined, ms = patience): Promise<T> {
    for (const end = performance.now() + ms; performance.now() < end; await pause(20)) {
      const found = find();
      if (found !== undefined) return found;
    }
    throw new Error(`waited ${ms / 1000} s for ${what}`);
  }

  close(): void {
    removeEventListener("message", this.#hear);
    this.#port?.close();
  }
}
