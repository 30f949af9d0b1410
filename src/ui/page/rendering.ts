import { getContext, setContext } from "svelte";
import type { Source } from "../../experiment/simulation.ts";
import type { Notebook } from "../../notebook/notebook.ts";

/** What the components of a prerendered page share while it is rendered. */
export interface Rendering {
  readonly notebook: Notebook;
  /** The way from this page to the root of the site, ending in a slash. */
  readonly root: string;
  /** A cell's face as HTML, at the values with which the page opens; a wide figure comes in two sizes. */
  face(name: string, wide?: boolean): string;
  /** A cell's value as the browser needs it to take the face over, or nothing. */
  initial(name: string): string | undefined;
  /** The sources cited so far, in order of first mention. */
  readonly cited: Source[];
  /** How many exhibits and notes have come so far. */
  exhibits: number;
  notes: number;
}

const key = "rendering";

/** Gives a component what it needs from outside of any other: the context of `render`. */
export const contextOf = (rendering: Rendering): Map<string, Rendering> => new Map([[key, rendering]]);

export const provideRendering = (rendering: Rendering): Rendering => setContext(key, rendering);
export const rendering = (): Rendering => getContext<Rendering>(key);
