import type { Notebook } from "../notebook/notebook.ts";
import { start } from "./start.ts";
import "katex/dist/katex.min.css";
import "./style.css";

const graphs = import.meta.glob<Notebook>("/notebooks/*/cells.ts", { import: "default" });

const { notebook } = document.documentElement.dataset;
if (notebook) void graphs[`/notebooks/${notebook}/cells.ts`]().then(start);
