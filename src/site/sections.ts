import notebooks from "virtual:parts";
import type { Cells } from "../notebook/notebook.ts";
import type { Stage } from "../ui/stage.svelte.ts";
import { cellsOf, partWith, type Outline } from "./parts.ts";

const elements = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-cell]")];

/** The cells of one part of a notebook, under the names that the notebook gives them. */
export async function fetchPart({ id, parts }: Outline, part: string): Promise<Cells> {
  const { default: files } = await notebooks[id]();
  const cells = cellsOf(await files[`/notebooks/${id}/${part}.ts`]());
  return Object.fromEntries(parts[part].map((name) => [name, cells[name]]));
}

/** The parts of a page's notebook: each is fetched when a cell of it is needed, and then brought to life. */
export class Sections {
  readonly #stage: Stage;
  readonly #outline: Outline;
  readonly #hydrate: (element: HTMLElement) => void;
  readonly #fetched = new Map<string, Promise<void>>();

  constructor(stage: Stage, outline: Outline, hydrate: (element: HTMLElement) => void) {
    this.#stage = stage;
    this.#outline = outline;
    this.#hydrate = hydrate;
  }

  /** Resolves when a cell is on the stage; at once for a name that no cell has. Rejects if it cannot be fetched. */
  async need(cell: string): Promise<void> {
    const part = partWith(this.#outline, cell);
    if (part === undefined) return;
    if (!this.#fetched.has(part)) this.#fetched.set(part, this.#fetch(part));
    await this.#fetched.get(part);
  }

  /** Resolves when every cell is on the stage. */
  async needAll(): Promise<void> {
    await Promise.all(Object.values(this.#outline.parts).map(([cell]) => this.need(cell)));
  }

  /** Fetches parts as their cells come near the view. */
  watch(failed: (error: unknown) => void): void {
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          near.unobserve(target);
          this.need((target as HTMLElement).dataset["cell"]!).catch(failed);
        }
      },
      { rootMargin: "600px" }, // ahead of the figures themselves, which are drawn from 250 px
    );
    for (const element of elements()) near.observe(element);
  }

  async #fetch(part: string): Promise<void> {
    const names = this.#outline.parts[part];
    try {
      this.#stage.extend(await fetchPart(this.#outline, part));
    } catch (error) {
      this.#fetched.delete(part); // the network may be back next time
      throw error;
    }
    for (const element of elements()) if (names.includes(element.dataset["cell"]!)) this.#hydrate(element);
  }
}
