import type { Notebook } from "../../notebook/notebook.ts";
import { citationCards } from "./cards.ts";
import { followSections } from "./contents.ts";
import type { Stage } from "../stage.svelte.ts";
import { bibtexToCopy } from "./copy.ts";
import { linkSymbols } from "./symbols.ts";

/** Brings to life what an article has around its exhibits. */
export function furnish(notebook: Omit<Notebook, "cells">, stage: Stage): void {
  followSections();
  citationCards();
  bibtexToCopy(notebook);
  linkSymbols(stage);
}
