import { readOptions, optionKeys, viewOf } from "../embed/options.ts";
import type { Issue } from "../experiment/parse.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { ancestors, controlsOf, readState } from "../notebook/state.ts";
import type { LessonOf } from "../site/scorm.ts";
import { near } from "./near.ts";
import { words } from "./words.ts";

/** What a command line asks to be packed; `refuse` with every fault if that cannot be told. */
export type Packing =
  | { readonly do: "help" }
  | { readonly do: "pack"; readonly lesson: LessonOf; readonly out: string; readonly site?: string }
  | { readonly do: "refuse"; readonly issues: readonly Issue[] };

const flags = ["query", "out", "site", "help"];

/** The cells that have a page of their own. */
export const cellsOf = ({ id, cells }: Notebook): string[] =>
  Object.keys(cells)
    .filter((name) => cells[name].face.kind !== "value")
    .map((name) => `${id}/${name}`);

/** What of a query a cell would not understand. */
function unread({ cells }: Notebook, cell: string, text: string): Issue[] {
  const query = new URLSearchParams(text);
  const above = ancestors(cells, cell);
  const controls = Object.fromEntries(Object.entries(controlsOf(cells)).filter(([name]) => above.has(name)));
  const { options, issues } = readOptions(query);
  return [...readState(controls, query, optionKeys).issues, ...issues, ...viewOf(options, controls).issues];
}

/** What a command line asks for, of the cells of some notebooks. */
export function packing(argv: readonly string[], notebooks: readonly Notebook[]): Packing {
  const { alone, named } = words(argv, {});
  if (named.some(([name]) => name === "help")) return { do: "help" };
  const issues: Issue[] = [];
  const given = (name: string): string | undefined => {
    const texts = named.filter(([key]) => key === name).map(([, text]) => text);
    if (texts.length > 1) issues.push({ param: name, value: texts.join(", "), expected: "one value" });
    else if (texts[0] === "" && name !== "query")
      issues.push({ param: name, value: "", expected: name === "out" ? "a file" : "a folder" });
    return texts[0];
  };
  for (const [name, value] of named)
    if (!flags.includes(name))
      issues.push({
        param: name,
        value,
        expected: `no such flag, but ${flags.map((flag) => `--${flag}`).join(", ")}`,
      });
  const full = alone.join(", ");
  const all = notebooks.flatMap(cellsOf);
  const query = (given("query") ?? "").replace(/^\?/, "");
  const [out, site] = [given("out"), given("site")];
  const notebook = notebooks.find((n) => cellsOf(n).includes(full));
  if (!notebook) {
    const close = near(full, all).slice(0, 5).join(" or ");
    issues.push({ param: "cell", value: full, expected: close || "<notebook>/<cell>, as --help lists them" });
    return { do: "refuse", issues };
  }
  const cell = full.slice(notebook.id.length + 1);
  issues.push(...unread(notebook, cell, query));
  if (issues.length) return { do: "refuse", issues };
  const asks = notebook.cells[cell].face.kind === "question";
  return {
    do: "pack",
    lesson: { notebook: notebook.id, cell, asks, query: new URLSearchParams(query).toString() },
    out: out ?? `${notebook.id}-${cell}.zip`,
    ...(site === undefined ? {} : { site }),
  };
}
