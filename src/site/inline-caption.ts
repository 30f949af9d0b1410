import type { Place } from "../embed/driver.ts";
import { script } from "../embed/load.ts";
import type { Raw } from "../experiment/schema.ts";
import type { Stage } from "../ui/stage.svelte.ts";

declare global {
  interface Window {
    /** Captions as HTML by cell, of each notebook whose captions have been fetched. */
    plateauCaptions?: Record<string, Readonly<Record<string, string>>>;
  }
}

/** Whether a click should do what links do: a new tab, or a window. */
const elsewhere = (event: MouseEvent): boolean => event.ctrlKey || event.metaKey || event.shiftKey;

/**
 * The caption of a cell's exhibit, if it has one. Links that set values of cells which are here do so in place; all
 * others lead to the notebook, in a tab of its own.
 */
export async function captionOf({ base, notebook, cell }: Place, stage: Stage): Promise<Element | undefined> {
  await script(`${base}embed/${notebook}/captions.js`);
  const html = window.plateauCaptions?.[notebook]?.[cell];
  if (html === undefined) return undefined;
  const caption = document.createElement("p");
  caption.className = "caption";
  caption.setAttribute("part", "caption");
  caption.innerHTML = html; // the site's own words, made with it
  for (const link of caption.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    link.href = new URL(link.getAttribute("href")!, `${base}${notebook}/index.html`).href;
    Object.assign(link, { target: "_blank", rel: "noopener" });
  }
  caption.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.try");
    if (!link || elsewhere(event)) return;
    const states = Object.entries(JSON.parse(link.dataset["try"]!) as Record<string, Raw>);
    if (!states.every(([name]) => Object.hasOwn(stage.start, name))) return;
    event.preventDefault();
    for (const [name, values] of states)
      stage.set(name, stage.free(name, { ...stage.start[name], ...values }));
  });
  return caption;
}
