import type { Writable } from "node:stream";

/** Somebody who watches a run. */
export interface Watch {
  /** Shows how far the run is, from 0 to 1. */
  tell(done: number): void;
  /** Leaves the line as it was. */
  clear(): void;
}

/** A line of per cent that overwrites itself; silent where nobody sits at a terminal, so that logs stay clean. */
export function watchOn(err: Writable & { readonly isTTY?: boolean }): Watch {
  let shown = "";
  const show = (text: string): void => {
    if (err.isTTY && text !== shown) err.write(text);
    shown = text;
  };
  return {
    tell: (done) => show(`\r${String(Math.floor(done * 100)).padStart(3)} %`),
    clear: () => shown && show("\r\x1b[K"),
  };
}
