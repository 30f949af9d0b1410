import { ParamError, type Issue } from "../experiment/parse.ts";
import { rawFromTexts } from "../experiment/query.ts";
import type { Raw, Schema, Values } from "../experiment/schema.ts";
import { accept, type AnySimulation, type Parametric } from "../experiment/simulation.ts";
import type * as simulations from "../worker/simulations.ts";
import { near } from "./near.ts";
import { settings } from "./settings.ts";
import { words, type Words } from "./words.ts";

/** Where simulations are found: find rejects if there is none of an id. */
export type Registry = Pick<typeof simulations, "all" | "find">;

/** What a command line asks for; `refuse` if that cannot be told, with every fault. */
export type Request =
  | { readonly do: "list" }
  | { readonly do: "help"; readonly simulation?: AnySimulation }
  | {
      readonly do: "run";
      readonly simulation: AnySimulation;
      readonly values: Values<Schema>;
      readonly how: Values<typeof settings>;
    }
  | { readonly do: "refuse"; readonly simulation?: AnySimulation; readonly issues: readonly Issue[] };

/** The values that fit, or every fault. */
function checked<S extends Schema>(
  owner: Parametric<S>,
  raw: Raw,
): { values?: Values<S>; issues: readonly Issue[] } {
  try {
    return { values: accept(owner, raw), issues: [] };
  } catch (error) {
    if (error instanceof ParamError) return { issues: error.issues };
    throw error;
  }
}

/** A value given twice is a fault: which of the two was meant is not for us to guess. */
function repeated({ alone, named }: Words): Issue[] {
  const texts = new Map<string, readonly string[]>([["simulation", alone]]);
  for (const [name, text] of named) texts.set(name, [...(texts.get(name) ?? []), text]);
  return [...texts].flatMap(([param, given]) =>
    given.length > 1 ? [{ param, value: given.join(", "), expected: "one value" }] : [],
  );
}

/** The simulation of an id, or why there is none. */
async function found(
  id: string | undefined,
  { all, find }: Registry,
): Promise<{ simulation?: AnySimulation; issues: readonly Issue[] }> {
  const any = "an id that --list names";
  if (id === undefined) return { issues: [{ param: "simulation", value: "", expected: any }] };
  try {
    return { simulation: await find(id), issues: [] };
  } catch (error) {
    const ids = (await all()).map((simulation) => simulation.id);
    if (ids.includes(id)) throw error; // it is there, and broken
    return { issues: [{ param: "simulation", value: id, expected: near(id, ids).join(" or ") || any }] };
  }
}

/** What a command line asks for. Who asks for help gets it, whatever else is wrong with the line. */
export async function request(argv: readonly string[], registry: Registry): Promise<Request> {
  const [id] = words(argv, settings).alone;
  const { simulation, issues: lost } = await found(id, registry);
  const params: Schema = simulation?.params ?? {};
  const line = words(argv, { ...params, ...settings });
  const ours = line.named.filter(([name]) => Object.hasOwn(settings, name));
  const theirs = line.named.filter(([name]) => !Object.hasOwn(settings, name));
  const asked = rawFromTexts(settings, ours);

  if (asked.list === true) return { do: "list" };
  if (asked.help === true && id === undefined) return { do: "help" };
  if (asked.help === true && simulation) return { do: "help", simulation };

  const how = checked({ params: settings }, asked);
  const what = simulation ? checked(simulation, rawFromTexts(params, theirs)) : { issues: lost };
  const issues = [...repeated(line), ...how.issues, ...what.issues];
  return issues.length || !simulation || !how.values || !what.values
    ? { do: "refuse", issues, ...(simulation ? { simulation } : {}) }
    : { do: "run", simulation, values: what.values, how: how.values };
}
