import workers from "virtual:workers";
import { localEndpoint } from "./local.ts";
import { pool } from "./pool.ts";

type Worker = new () => globalThis.Worker;
const fetched = new Map<string, Worker>();

/** Fetches the worker that computes a simulation. It carries the code of no other, so that a page stays light. */
export async function prepare(simulation: string): Promise<void> {
  if (fetched.has(simulation)) return;
  const fetch = workers[simulation];
  if (!fetch)
    throw new Error(`no simulation "${simulation}": expected one of ${Object.keys(workers).join(", ")}`);
  fetched.set(simulation, (await fetch()).default);
}

/** A pool as large as the device, at most 8 workers; on this thread where the page is allowed none. */
export const pagePool = pool({
  kind: (simulation) => fetched.get(simulation),
  spawn: (simulation) => new (fetched.get(simulation)!)(),
  size: Math.min(navigator.hardwareConcurrency || 2, 8),
  fallback: () => localEndpoint(async (id) => (await import("./simulations.ts")).find(id)),
});
