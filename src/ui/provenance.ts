import type { Labelled } from "../experiment/labelled.ts";
import type { Provenance } from "../figures/save.ts";
import { ancestors, controlsOf, writeState } from "../notebook/state.ts";
import type { Stage } from "./stage.svelte.ts";

/** Where a figure on the page comes from, at the values that it has now. */
export function provenanceOf(stage: Stage, name: string, title: string): Provenance {
  const { notebook } = stage;
  const above = ancestors(notebook.cells, name);
  const controls = Object.keys(controlsOf(notebook.cells)).filter((other) => above.has(other));
  const values = controls.flatMap((cell) =>
    Object.entries(stage.values(cell)).map(([param, value]) => {
      const own = value as unknown as Partial<Labelled> | null; // a reader's data: their name, no more
      return [`${cell}.${param}`, own?.name ?? value] as const;
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
