import type { Notebook } from "../../notebook/notebook.ts";
import { citationCards } from "./cards.ts";
import { followSections } from "./contents.ts";
import { bibtexToCopy } from "./copy.ts";

/** Brings to life what an article has around its exhibits. */
export function furnish(notebook: Omit<Notebook, "cells">): void {
  followSections();
  citationCards();
  bibtexToCopy(notebook);
}
