import type { Place } from "../embed/driver.ts";
import { script } from "../embed/load.ts";
import { open, type Cells } from "../notebook/notebook.ts";
import { Stage } from "../ui/stage.svelte.ts";
import { holdWorkers, lazyPool } from "./lazy-pool.ts";
import { partWith, type Outline } from "./parts.ts";
import { fetchPart } from "./sections.ts";

/** What a site publishes of a notebook for pages elsewhere: its outline, and style sheets from the site's root. */
interface Published {
  readonly outline: Outline;
  readonly styles: readonly string[];
}

declare global {
  interface Window {
    plateauNotebooks?: Record<string, Published>;
  }
}

/** The cells of one part of a notebook, and what the site publishes of the whole. */
export async function fetched({
  base,
  notebook,
  cell,
}: Place): Promise<Published & { readonly cells: Cells }> {
  await script(`${base}embed/${notebook}/outline.js`);
  const { outline, styles } = window.plateauNotebooks![notebook];
  const part = partWith(outline, cell);
  if (part === undefined) throw new Error(`${notebook} has no cell “${cell}”`);
  return { outline, styles, cells: await fetchPart(outline, part) };
}

/** A live graph of some cells. The page's workers are held for it, and let go with its end. */
export function enlivened(outline: Outline, cells: Cells, closers: (() => void)[]): Stage {
  const stage = new Stage<Cells>({ ...outline, cells });
  closers.push(holdWorkers());
  const opened = open(stage.notebook, lazyPool);
  closers.push(() => opened.close());
  stage.connect(opened, () => open(stage.notebook, lazyPool));
  closers.push(() => stage.pins?.list.forEach((pin) => pin.opened.close()));
  stage.code = async (simulation) => (await import("./code.ts")).code(simulation);
  return stage;
}
