import type { Notebook } from "../notebook/notebook.ts";
import { start } from "./start.ts";

// Pages opened from disk cannot load modules: this entry is built into one classic script.
const graphs = import.meta.glob<Notebook>("/notebooks/*/cells.ts", { import: "default", eager: true });

const { notebook } = document.documentElement.dataset;
if (notebook) start(graphs[`/notebooks/${notebook}/cells.ts`]);
