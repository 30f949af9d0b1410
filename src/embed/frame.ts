import type { Driver, Place } from "./driver.ts";
import { message, type Message } from "./protocol.ts";

type Body = Readonly<Record<string, unknown>>;

const patience = 10_000; // ms from the load of the frame to its hello

/** All that a cell needs; it is safe together because the frame is of another origin than its host. */
const sandbox = "allow-scripts allow-same-origin allow-downloads allow-popups";

/** A cell in a frame of its own, which speaks the protocol. */
export function frameDriver({ root, notebook, cell, base, query, title, tell }: Place): Driver {
  const src = `${base}embed/${notebook}/${cell}/${query.size ? `?${query}` : ""}`;
  const frame = document.createElement("iframe");
  const waiting = new Map<string, { resolve(body: Body): void; reject(error: Error): void }>();
  let port: MessagePort | undefined;
  let count = 0;
  let silent: ReturnType<typeof setTimeout> | undefined;

  function heard({ data }: MessageEvent<Message>): void {
    const asked = data.re === undefined ? undefined : waiting.get(data.re);
    if (asked) {
      waiting.delete(data.re!);
      if (data.type === "ok") asked.resolve(data);
      else asked.reject(Object.assign(new Error(String(data["message"])), { issues: data["issues"] }));
      return;
    }
    if (data.type === "resize" && !frame.hasAttribute("height"))
      frame.style.height = `${Number(data["height"])}px`;
    tell(data.type, data);
  }

  function greeted({ source, origin, data }: MessageEvent<Body | null>): void {
    if (source !== frame.contentWindow || data?.["p"] !== "cell-embed") return;
    // A frame that is sandboxed further has no origin by which it could be addressed.
    if (origin !== new URL(base).origin && origin !== "null") return;
    clearTimeout(silent);
    if (data["type"] === "error") return tell("error", data);
    if (data["type"] !== "hello") return;
    const channel = new MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = heard;
    const target = origin === "null" ? "*" : origin;
    frame.contentWindow!.postMessage(message("connect", { version: 1 }), target, [channel.port2]);
  }

  addEventListener("message", greeted);
  frame.addEventListener("load", () => {
    if (port) return;
    silent = setTimeout(() => tell("error", { code: "silent", message: `${src} does not answer` }), patience);
  });
  const attributes = {
    src,
    title,
    loading: "lazy",
    allow: "fullscreen; clipboard-write",
    part: "frame",
    sandbox,
  };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  frame.style.cssText = "border:0;width:100%;display:block;color-scheme:auto";
  root.append(frame);

  return {
    request(type, body = {}) {
      if (!port) return Promise.reject(new Error("the cell is not ready"));
      const id = `r${++count}`;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port!.postMessage({ ...message(type, body), id });
      });
    },
    close() {
      removeEventListener("message", greeted);
      clearTimeout(silent);
      port?.close();
      frame.remove();
      for (const { reject } of waiting.values()) reject(new Error("the cell was taken away"));
    },
  };
}
