import { Runtime } from "@observablehq/runtime";
import type { Runner } from "../experiment/run.ts";
import type { Raw } from "../experiment/schema.ts";
import { accept, type Frame, type Source } from "../experiment/simulation.ts";
import { isControls, type AnyCell, type Of } from "./cell.ts";
import { stream, type Stream } from "./stream.ts";

export type Cells = Readonly<Record<string, AnyCell>>;

export interface Notebook<C extends Cells = Cells> {
  readonly id: string;
  readonly title: string;
  /** One sentence for lists and link previews. */
  readonly summary: string;
  readonly source: Source;
  /** The name of the figure that stands for the notebook in lists. */
  readonly cover: string;
  /** Cells that once had other names, which links to embeds still use: the old name, then the new. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** The keys are the cells' names: in links, embeds and tests. */
  readonly cells: C;
}

/** Throws if a cell's input has no name among the cells. */
function closed(id: string, cells: Cells): void {
  const known = new Set(Object.values(cells));
  for (const [name, cell] of Object.entries(cells))
    for (const input of cell.inputs)
      if (!known.has(input))
        throw new Error(`notebook ${id}: an input of cell "${name}" is not among its cells`);
}

/** The declaration itself; throws if a cell's input has no name of its own. */
export function notebook<const C extends Cells>(n: Notebook<C>): Notebook<C> {
  closed(n.id, n.cells);
  return n;
}

/** What a cell shows next: a value, or why there is none. The last value stays until a newer one comes. */
export interface Watcher<T> {
  fulfilled(value: T): void;
  rejected(error: Error): void;
}

/** An error at a cell whose input has failed; `cell` is where the fault is. */
export class WaitsError extends Error {
  override readonly name = "WaitsError";
  readonly cell: string;
  constructor(cell: string, cause: Error) {
    super(cause.message, { cause });
    this.cell = cell;
  }
}

/** A notebook whose graph is live. */
export interface Opened<C extends Cells = Cells> {
  readonly notebook: Notebook<C>;
  /** The value of a cell at the values set last: of a run its first frame (with runToEnd its only one). */
  value<K extends keyof C & string>(name: K): Promise<Of<C[K]>>;
  /** The values that a controls cell has now. */
  get<K extends keyof C & string>(name: K): Of<C[K]>;
  /** Changes some values of a controls cell; throws a ParamError, and changes nothing, if they do not fit. Values that it has start nothing. */
  set(name: keyof C & string, some: Raw): void;
  /** Computes a cell for as long as someone watches it. Returns how to stop. */
  watch<K extends keyof C & string>(name: K, watcher: Watcher<Of<C[K]>>): () => void;
  /** Stops the run of a cell where it is; its last frame stays. */
  stop(name: keyof C & string): void;
  /** Computes a cell again, at the same values. */
  again(name: keyof C & string): void;
  /** Adds cells that came later; throws if one of their inputs is neither among them nor there already. */
  extend(cells: Cells): void;
  close(): void;
}

export interface OpenOptions {
  /** Whether a run for this cell should go before others that wait for a worker. */
  readonly urgent?: (name: string) => boolean;
  /** Told whenever a controls cell has changed. */
  readonly changed?: (name: string) => void;
}

/** Opens a notebook's graph; only what is watched, or asked for, is computed. */
export function open<C extends Cells>(n: Notebook<C>, run: Runner, options: OpenOptions = {}): Opened<C> {
  const { urgent = () => true, changed = () => undefined } = options;
  const runtime = new Runtime({}, () => undefined);
  const graph = runtime.module();
  const cells: Record<string, AnyCell> = {};
  const names = new Map<AnyCell, string>();
  const chosen = new Map<string, Raw>();
  const streams = new Map<string, Stream<Frame>>();
  const failures = new Map<string, Error>();

  const inputsOf = (cell: AnyCell): string[] => cell.inputs.map((input) => names.get(input)!);

  function failed(name: string, error: unknown): never {
    const known = error instanceof Error ? error : new Error(String(error));
    if (known.name !== "AbortError") failures.set(name, known);
    throw known;
  }

  function* watched(name: string, frames: Stream<Frame>): Generator<unknown, void, void> {
    streams.set(name, frames);
    try {
      for (const frame of frames.frames)
        yield frame instanceof Promise ? frame.catch((error: unknown) => failed(name, error)) : frame;
    } catch (error) {
      failed(name, error);
    }
  }

  const definition =
    (name: string, cell: AnyCell) =>
    (...inputs: unknown[]): unknown => {
      failures.delete(name);
      try {
        const value = chosen.get(name) ?? cell.define(inputs, run, () => urgent(name));
        if (typeof value === "object" && value !== null && Symbol.asyncIterator in value)
          return watched(name, stream(value as never));
        return value instanceof Promise ? value.catch((error: unknown) => failed(name, error)) : value;
      } catch (error) {
        return failed(name, error);
      }
    };

  const define = (name: string, cell: AnyCell, how: "define" | "redefine"): unknown =>
    graph[how](name, inputsOf(cell), definition(name, cell));

  function extend(more: Cells): void {
    closed(n.id, { ...cells, ...more });
    for (const [name, cell] of Object.entries(more)) names.set(cell, name);
    for (const [name, cell] of Object.entries(more)) define(name, (cells[name] = cell), "define");
  }
  extend(n.cells);

  /** The runtime tells what is downstream of a failure only its message: find where it happened. */
  function origin(name: string, error: unknown): Error {
    const seen = new Set<string>([name]);
    for (const found of seen) {
      const failure = failures.get(found);
      if (failure) return found === name ? failure : new WaitsError(found, failure);
      for (const input of inputsOf(cells[found])) seen.add(input);
    }
    return error instanceof Error ? error : new Error(String(error));
  }

  const controlsCell = (name: string) => {
    const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
    if (!cell || !isControls(cell)) throw new RangeError(`invalid cell: ${name} is not one that can be set`);
    return cell;
  };

  return {
    notebook: n,
    value: (name) =>
      graph.value(name).catch((error: unknown) => {
        throw origin(name, error);
      }) as never,
    get: (name) => (chosen.get(name) ?? controlsCell(name).start) as never,
    set(name, some) {
      const cell = controlsCell(name);
      const now: Raw = chosen.get(name) ?? cell.start;
      const next: Raw = accept(cell.owner, { ...cell.start, ...now, ...some });
      if (Object.keys(next).every((param) => Object.is(next[param], now[param]))) return;
      chosen.set(name, next);
      define(name, cell, "redefine");
      changed(name);
    },
    watch(name, watcher) {
      let watching = true; // a deleted variable tells its observer undefined
      const variable = graph
        .variable({
          fulfilled: (value) => watching && watcher.fulfilled(value as never),
          rejected: (error) => watching && watcher.rejected(origin(name, error)),
        })
        .define([name], (value: unknown) => value);
      return () => {
        watching = false;
        variable.delete();
      };
    },
    stop: (name) => streams.get(name)?.stop(),
    again: (name) => void define(name, cells[name], "redefine"),
    extend,
    close() {
      runtime.dispose();
    },
  };
}
