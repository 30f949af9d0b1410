import type { Notebook } from "../../notebook/notebook.ts";
import { citationCards } from "./cards.ts";
import { followSections } from "./contents.ts";
import type { Stage } from "../stage.svelte.ts";
import { bibtexToCopy } from "./copy.ts";

/** Brings to life what an article has around its exhibits. */
export function furnish(notebook: Omit<Notebook, "cells">, stage: Stage): void {
  followSections();
  citationCards();
  bibtexToCopy(notebook);
  const signs = ["pointermove", "keydown", "focusin", "touchstart"];
  const link = (): void => {
    for (const sign of signs) removeEventListener(sign, link);
    void import("./symbols.ts").then(({ linkSymbols }) => linkSymbols(stage));
  };
  for (const sign of signs) addEventListener(sign, link, { passive: true });
}
