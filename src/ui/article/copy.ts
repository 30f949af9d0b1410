import type { Notebook } from "../../notebook/notebook.ts";
import { bibtexOfNotebook } from "../page/bibtex.ts";

/** Puts a text on the clipboard; false where the browser does not let a page do so. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // refused, or a page from disk, which has no clipboard
  }
}

/** Makes the BibTeX of references easy to take away, and that of the notebook whole: with its address and today's date. */
export function bibtexToCopy(notebook: Omit<Notebook, "cells">, root: Document = document): void {
  const own = root.querySelector("[data-bibtex=notebook]");
  const date = new Date().toISOString().slice(0, 10);
  if (own && /^https?:/.test(location.protocol))
    own.textContent = bibtexOfNotebook(notebook, { url: location.origin + location.pathname, date });

  for (const button of root.querySelectorAll<HTMLButtonElement>(".bibtex .copy")) {
    const text = button.parentElement!.querySelector("pre")!;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const done = await copied(text.textContent);
      if (!done) getSelection()?.selectAllChildren(text);
      button.textContent = done ? "Copied" : "Selected: press Ctrl+C";
      setTimeout(() => (button.textContent = "Copy"), 3000);
    });
  }
}
