import { says, type Issue } from "../experiment/parse.ts";
import { rawFromTexts, toQuery } from "../experiment/query.ts";
import type { Raw, Schema, Values } from "../experiment/schema.ts";
import { salvage } from "../experiment/simulation.ts";
import { isControls, type AnyCell, type Controls } from "./cell.ts";
import type { Claim } from "./finding.ts";
import type { Cells, Notebook } from "./notebook.ts";

/** The cells of a notebook that the reader sets, by name. */
export function controlsOf(cells: Cells): Record<string, Controls> {
  return Object.fromEntries(
    Object.entries(cells).filter((entry): entry is [string, Controls] => isControls(entry[1])),
  );
}

/** The names of a cell and of all cells above it. */
export function ancestors(cells: Cells, name: string): Set<string> {
  const names = new Map<AnyCell, string>(Object.entries(cells).map(([key, cell]) => [cell, key]));
  const found = new Set<string>([name]);
  for (const key of found) for (const input of cells[key].inputs) found.add(names.get(input)!);
  return found;
}

/** What a link says: values for each controls cell, as far as they fit, and what did not. */
export interface Read {
  readonly values: Readonly<Record<string, Raw>>;
  readonly issues: readonly Issue[];
}

/**
 * The state in a query. A key is `<cell>.<parameter>`, or the parameter alone where only one of the given cells has
 * it. Keys in `reserved` belong to the page. What does not fit is left out and named; nothing is clamped.
 */
export function readState(
  controls: Readonly<Record<string, Controls>>,
  query: URLSearchParams,
  reserved: readonly string[] = [],
): Read {
  const texts = new Map<string, [string, string][]>();
  const issues: Issue[] = [];
  for (const [key, text] of query) {
    if (reserved.includes(key)) continue;
    const dot = key.indexOf(".");
    const param = key.slice(dot + 1);
    const owners = Object.keys(controls).filter(
      (name) => (dot < 0 || key.slice(0, dot) === name) && Object.hasOwn(controls[name].owner.params, param),
    );
    if (owners.length === 1) texts.set(owners[0], [...(texts.get(owners[0]) ?? []), [param, text]]);
    else if (owners.length)
      issues.push({
        param: key,
        value: text,
        expected: owners
          .map((name) => `${name}.${param}`)
          .sort()
          .join(" or "),
      });
    else
      issues.push({
        param: key,
        value: text,
        expected: "a parameter of this page; it has none of this name",
      });
  }
  const values: Record<string, Raw> = {};
  for (const [name, pairs] of texts) {
    const { owner, start } = controls[name];
    const found = salvage({ ...owner, params: owner.params }, rawFromTexts(owner.params, pairs));
    values[name] = { ...start, ...found.raw };
    issues.push(
      ...found.issues.map((issue) => ({
        ...issue,
        param: issue.param
          .split(", ")
          .map((p) => `${name}.${p}`)
          .join(", "),
      })),
    );
  }
  return { values, issues };
}

/** A state as a query, without what is as the page opens; keys sorted, so that a state has one link. */
export function writeState(notebook: Notebook, current: (name: string) => Values<Schema>): URLSearchParams {
  const pairs: [string, string][] = [];
  for (const [name, { owner, start }] of Object.entries(controlsOf(notebook.cells))) {
    const params = Object.fromEntries(
      Object.entries(owner.params).map(([param, p]) => [param, { ...p, default: start[param] }]),
    ) as Schema;
    for (const [param, text] of toQuery(params, current(name))) pairs.push([`${name}.${param}`, text]);
  }
  return new URLSearchParams(pairs.sort());
}

/** A state at which a claim is made: what it sets, by cell, and the query that shows it. */
export interface Claimed {
  readonly set: Readonly<Record<string, Raw>>;
  readonly query: string;
  /** `modes.hidden = 2`, or nothing for the state in which the page opens. */
  readonly words: string;
}

/** The states at which the claim of a cell is made, the first few of them; cells above it that it leaves alone open as they do. */
export function claimed(notebook: Notebook, cell: string, { at = [[]] }: Claim, most = 6): Claimed[] {
  const controls = controlsOf(notebook.cells);
  const above = Object.keys(controls).filter((name) => ancestors(notebook.cells, cell).has(name));
  const opening = Object.fromEntries(above.map((name) => [name, {}]));
  const names = new Map<AnyCell, string>(Object.entries(notebook.cells).map(([name, cell]) => [cell, name]));
  return at.slice(0, most).map((settings) => {
    const set: Record<string, Raw> = { ...opening };
    for (const [cell, values] of settings) set[names.get(cell)!] = values;
    const pairs = Object.entries(set).flatMap(([name, values]) =>
      Object.entries(values).map(([param, value]) => `${name}.${param} = ${String(value)}`),
    );
    const state = (name: string) => ({ ...controls[name].start, ...set[name] }) as Values<Schema>;
    return { set, query: writeState(notebook, state).toString(), words: pairs.join(", ") };
  });
}

/** The faults of a link as a reader should see them, one sentence each. */
export const faultsInWords = (issues: readonly Issue[]): string[] => issues.map((issue) => `${says(issue)}.`);
