import type { Events, Mount } from "./api.ts";
import { handle, type Driver, type Place } from "./driver.ts";
import { frameDriver } from "./frame.ts";
import { inlineDriver } from "./load.ts";

/** Puts a cell into an element, in a frame or into the page itself; gives the way to speak to it. */
export const mount: Mount = (
  element,
  { notebook, cell, params = {}, base, mode = "frame", options = {}, title },
) => {
  const listeners = new Map<string, Set<(detail: never) => void>>();
  const root = document.createElement("div");
  if (mode === "inline") root.setAttribute("exportparts", "figure, controls, caption, code");
  element.append(root);
  const gone = new AbortController();
  let driver: Driver | undefined;
  let resolve: (driver: Driver) => void;
  let reject: (error: Error) => void;
  const ready = new Promise<Driver>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  ready.catch(() => undefined); // told as an event, too

  const place: Place = {
    root: mode === "inline" ? root.attachShadow({ mode: "open" }) : root,
    notebook,
    cell,
    base,
    query: new URLSearchParams({
      ...options,
      ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
    }),
    title: title ?? `${notebook}: ${cell} (interactive)`,
    signal: gone.signal,
    tell(type, body) {
      if (type === "ready")
        making.then(
          () => resolve(driver!),
          () => undefined, // taken away at that moment
        );
      for (const listener of listeners.get(type) ?? []) listener(body as never);
    },
  };
  // After this turn: who mounts can listen before anything is told.
  const making = Promise.resolve().then(async () => {
    const made = mode === "inline" ? await inlineDriver(place) : frameDriver(place);
    if (gone.signal.aborted) made.close();
    else driver = made;
  });
  making.catch((error: Error) => {
    reject(error);
    place.tell("error", { code: "boot", message: error.message });
  });

  return {
    ...handle(() => ready),
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener as (detail: never) => void));
      return () => set.delete(listener as (detail: Events[typeof type]) => void);
    },
    destroy() {
      const why = new Error("the cell was taken away");
      gone.abort(why);
      reject(why);
      driver?.close();
      root.remove();
      listeners.clear();
    },
  };
};
