import type { Raw, Schema, Values } from "../experiment/schema.ts";
import { isFrames, type AnyCell, type Of } from "../notebook/cell.ts";
import type { Cells, Notebook, Opened, Watcher } from "../notebook/notebook.ts";
import { ancestors, controlsOf } from "../notebook/state.ts";
import { History } from "./history.svelte.ts";
import { Pins, type State } from "./pins.svelte.ts";
import { open, type View } from "./view.ts";

const startOf = (cells: Cells): State =>
  Object.fromEntries(Object.entries(controlsOf(cells)).map(([name, { start }]) => [name, start]));

/**
 * A notebook as the components of a page see it. On the server it holds the values as the page opens and nothing
 * runs; in the browser `connect` gives it the live graph.
 */
export class Stage<C extends Cells = Cells> {
  /** With the cells that have come so far: a page fetches those of a section when it comes near. */
  readonly notebook: Notebook<C>;
  /** Whether cells in view are computed. Until the reader does something, the page shows what it came with. */
  awake = $state(false);
  /** Whether values from the page's link leave it asleep. */
  held = false;
  /** Whether players play as soon as they are in view. */
  autoplay = $state(false);
  /** What the reader may see and change. */
  view: View = $state.raw(open);
  #start: State = $state.raw({});
  #values: State = $state.raw({});
  #opened: Opened<C> | undefined = $state.raw();
  #openWhole: ((state: State) => Opened) | undefined;
  readonly history = new History();
  /** The parameter that a symbol under the pointer stands for. */
  pointed: { readonly cell: string; readonly param: string } | undefined = $state.raw();
  /** The figure whose result is hidden until the reader has drawn what to expect of it. */
  predicting: string | undefined = $state();
  /** Runs that the reader has stopped. */
  stopped: readonly string[] = $state.raw([]);
  /** The states that the reader keeps; none before the page is live. */
  pins: Pins | undefined = $state.raw();
  /** The code of a simulation, by its id; given by the site, which has the files. */
  code: (simulation: string) => Promise<string | undefined> = () => Promise.resolve(undefined);

  /** MathML of a parameter's symbol, by its TeX; given by the site, which has it from its build. */
  symbol: (tex: string) => string | undefined = () => undefined;

  constructor(notebook: Notebook<C>) {
    this.notebook = { ...notebook, cells: { ...notebook.cells } };
    this.#values = this.#start = startOf(notebook.cells);
  }

  /** Takes cells that came later, at the values with which they open. */
  extend(cells: Cells): void {
    Object.assign(this.notebook.cells, cells);
    const start = startOf(cells);
    this.#start = { ...this.#start, ...start };
    this.#values = { ...this.#values, ...start };
    this.#opened?.extend(cells);
    this.pins?.extend(cells, start);
  }

  /** Where the page opens. */
  get start(): State {
    return this.#start;
  }

  /** Gives it the live graph, and ways to open another at a state of its own: with every frame, or with last ones only. */
  connect(opened: Opened<C>, openAt: (state: State) => Opened, openWhole = openAt): void {
    this.#opened = opened;
    this.pins = new Pins(openAt);
    this.#openWhole = openWhole;
  }

  /** A graph of its own at another state, whose runs give their last frames only. Throws a ParamError if the state does not fit. */
  openWhole(state: State): Opened {
    if (!this.#openWhole) throw new Error("nothing runs here");
    return this.#openWhole(state);
  }

  /** All values that the reader has given, by cell. */
  get state(): State {
    return this.#values;
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

  /** Values with which the page opens, from its link: not a step that can be undone. */
  open(name: string, some: Raw): void {
    this.#put(name, some, !this.held);
  }

  /** From now on the page counts as opened at the values that it has: resetting leads back to them. */
  settle(): void {
    this.#start = this.#values;
  }

  /** Those of some values that the reader may change. */
  free(name: string, some: Raw): Raw {
    return Object.fromEntries(
      Object.entries(some).filter(([param]) => !this.view.locked.has(`${name}.${param}`)),
    );
  }

  undo(): void {
    const back = this.history.undo();
    if (back) this.#put(back.name, back.values);
  }

  redo(): void {
    const forth = this.history.redo();
    if (forth) this.#put(forth.name, forth.values);
  }

  #put(name: string, some: Raw, wake = true): void {
    if (!this.#opened) return;
    const before = this.#opened.get(name);
    this.#opened.set(name, some);
    if (wake) this.awake = true;
    const now = this.#opened.get(name);
    if (now === before) return;
    this.#values = { ...this.#values, [name]: now as Values<Schema> };
    this.stopped = this.stopped.filter((run) => !ancestors(this.notebook.cells, run).has(name));
  }

  /** Back to where the page opened. */
  reset(name: string): void {
    this.set(name, this.start[name]);
  }

  watch<K extends keyof C & string>(name: K, watcher: Watcher<Of<C[K]>>): () => void {
    return this.#opened?.watch(name, watcher) ?? (() => undefined);
  }

  /** Stops a run where it is; its last frame stays, until it is run again or its values change. */
  stop(name: string): void {
    this.#opened?.stop(name);
    this.stopped = [...this.stopped, name];
  }

  again(name: string): void {
    this.stopped = this.stopped.filter((other) => other !== name);
    this.#opened?.again(name);
  }

  /** The runs above a cell, by the names of their cells of frames. */
  runs(name: string): string[] {
    return [...ancestors(this.notebook.cells, name)].filter((other) => isFrames(this.cell(other)));
  }
}
