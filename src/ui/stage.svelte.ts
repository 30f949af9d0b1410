import type { Raw, Schema, Values } from "../experiment/schema.ts";
import type { AnyCell, Of } from "../notebook/cell.ts";
import type { Cells, Notebook, Opened, Watcher } from "../notebook/notebook.ts";
import { controlsOf } from "../notebook/state.ts";
import { History } from "./history.svelte.ts";

/**
 * A notebook as the components of a page see it. On the server it holds the values as the page opens and nothing
 * runs; in the browser `connect` gives it the live graph.
 */
export class Stage<C extends Cells = Cells> {
  readonly notebook: Notebook<C>;
  /** Whether cells in view are computed. Until the reader does something, the page shows what it came with. */
  awake = $state(false);
  #values: Readonly<Record<string, Values<Schema>>> = $state.raw({});
  #opened: Opened<C> | undefined = $state.raw();
  readonly history = new History();
  /** The code of a simulation, by its id; given by the site, which has the files. */
  code: (simulation: string) => Promise<string | undefined> = () => Promise.resolve(undefined);

  constructor(notebook: Notebook<C>) {
    this.notebook = notebook;
    this.#values = Object.fromEntries(
      Object.entries(controlsOf(notebook.cells)).map(([name, { start }]) => [name, start]),
    );
  }

  connect(opened: Opened<C>): void {
    this.#opened = opened;
  }

  cell(name: string): AnyCell {
    return this.notebook.cells[name];
  }

  /** The values that the reader has given a cell. */
  values(name: string): Values<Schema> {
    return this.#values[name];
  }

  /**
   * Changes values, as a step that can be undone, and wakes the page; throws a ParamError, and changes nothing, if they
   * do not fit.
   */
  set(name: string, some: Raw): void {
    const before = this.#values[name];
    this.#put(name, some);
    if (this.cell(name).face.kind !== "player")
      this.history.record(name, before, this.#values[name], performance.now());
  }

  undo(): void {
    const back = this.history.undo();
    if (back) this.#put(back.name, back.values);
  }

  redo(): void {
    const forth = this.history.redo();
    if (forth) this.#put(forth.name, forth.values);
  }

  #put(name: string, some: Raw): void {
    if (!this.#opened) return;
    this.#opened.set(name, some);
    this.#values = { ...this.#values, [name]: this.#opened.get(name) as Values<Schema> };
    this.awake = true;
  }

  /** Back to where the page opened. */
  reset(name: string): void {
    this.set(name, controlsOf(this.notebook.cells)[name].start);
  }

  watch<K extends keyof C & string>(name: K, watcher: Watcher<Of<C[K]>>): () => void {
    return this.#opened?.watch(name, watcher) ?? (() => undefined);
  }

  stop(name: string): void {
    this.#opened?.stop(name);
  }

  again(name: string): void {
    this.#opened?.again(name);
  }
}
