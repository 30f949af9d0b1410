import chapters from "virtual:workers";
import { localEndpoint } from "./local.ts";
import { pool } from "./pool.ts";

type Worker = new () => globalThis.Worker;
const fetched = new Map<string, Worker>();

function known<T>(of: Readonly<Record<string, T>>, name: string, what: string): T {
  if (!Object.hasOwn(of, name))
    throw new Error(`no ${what} "${name}": expected one of ${Object.keys(of).join(", ")}`);
  return of[name]!;
}

/** Fetches the worker that computes a simulation. It carries the code of no other, so that a page stays light. */
export async function prepare(simulation: string): Promise<void> {
  if (fetched.has(simulation)) return;
  const { default: workers } = await known(chapters, simulation.split("/")[0]!, "chapter")();
  fetched.set(simulation, (await known(workers, simulation, "simulation")()).default);
}

/** A pool as large as the device, at most 8 workers; on this thread where the page is allowed none. */
export const pagePool = pool({
  kind: (simulation) => fetched.get(simulation),
  spawn: (simulation) => new (fetched.get(simulation)!)(),
  size: Math.min(navigator.hardwareConcurrency || 2, 8),
  fallback: () => localEndpoint(async (id) => (await import("./simulations.ts")).find(id)),
});
