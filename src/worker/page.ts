import type { Runner } from "../experiment/run.ts";
import InlineWorker from "./entry.ts?worker&inline";
import { localEndpoint } from "./local.ts";
import { pool } from "./pool.ts";

/** A pool as large as the device, at most 8 workers; on this thread where the page is allowed none. */
export function pagePool(): Runner & { close(): void } {
  return pool({
    spawn: () => new InlineWorker(),
    size: Math.min(navigator.hardwareConcurrency || 2, 8),
    fallback: () => localEndpoint(async (id) => (await import("./simulations.ts")).find(id)),
  });
}
