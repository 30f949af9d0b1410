import type { Provenance } from "../figures/save.ts";
import type { Controls } from "../notebook/cell.ts";
import { ancestors, controlsOf, writeState } from "../notebook/state.ts";
import { spoken } from "./spoken.ts";
import type { Stage } from "./stage.svelte.ts";

/** Where a figure on the page comes from, at the values that it has now. */
export function provenanceOf(stage: Stage, name: string, title: string): Provenance {
  const { notebook } = stage;
  const above = ancestors(notebook.cells, name);
  const controls = Object.keys(controlsOf(notebook.cells)).filter((other) => above.has(other));
  const values = controls.flatMap((cell) =>
    Object.entries(stage.values(cell)).map(([param, value]) => {
      const p = (notebook.cells[cell] as Controls).owner.params[param];
      return [`${cell}.${param}`, p.kind === "data" ? spoken(p, value) : value] as const;
    }),
  );
  const query = writeState(notebook, (cell) => stage.values(cell)).toString();
  const { authors, year, title: paper, url } = notebook.source;
  return {
    figure: title,
    notebook: notebook.title,
    link: `${location.origin === "null" ? "" : location.origin}${location.pathname}${query ? `?${query}` : ""}#cell-${name}`,
    source: `${authors} (${year}). ${paper}. ${url}`,
    values: Object.fromEntries(values),
  };
}
