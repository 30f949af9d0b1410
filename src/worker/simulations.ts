import type { AnySimulation } from "../experiment/simulation.ts";

// One level deep: the folders of equations lie below. Lazy, so that a declaration that cannot load fails alone.
const files = import.meta.glob<{ readonly default?: unknown }>("../simulations/*/*.ts");
const path = (id: string) => `../simulations/${id}.ts`;

function isSimulation(value: unknown): value is AnySimulation {
  const { id, params, frames } = (value ?? {}) as Partial<AnySimulation>;
  return typeof id === "string" && typeof params === "object" && typeof frames === "function";
}

async function load(file: string): Promise<AnySimulation | undefined> {
  if (!Object.hasOwn(files, file)) return undefined;
  const { default: declared } = await files[file]!();
  return isSimulation(declared) ? declared : undefined;
}

/** Every simulation there is, by path. Files that declare none, such as a chapter's source, are left out. */
export async function all(): Promise<AnySimulation[]> {
  const found = await Promise.all(Object.keys(files).sort().map(load));
  return found.filter((simulation) => simulation !== undefined);
}

/** The simulation of an id, which is its path; rejects with an error that names what there is. */
export async function find(id: string): Promise<AnySimulation> {
  const found = await load(path(id));
  if (found) return found;
  const ids = (await all()).map((simulation) => simulation.id);
  throw new Error(`no simulation "${id}": expected one of ${ids.join(", ")}`);
}
