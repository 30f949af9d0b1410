import type { Schema, Values } from "../experiment/schema.ts";

interface Change {
  readonly name: string;
  readonly before: Values<Schema>;
  readonly after: Values<Schema>;
}

const gesture = 800; // ms: moves of one slider that follow each other faster are one change

const changed = ({ before, after }: Change): string =>
  Object.keys(after)
    .filter((k) => before[k] !== after[k])
    .join();

/** What the reader changed, to be undone and done again. */
export class History {
  #past: readonly Change[] = $state.raw([]);
  #future: readonly Change[] = $state.raw([]);
  #last = -Infinity;

  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);

  /** Notes a change, made at a time in ms. */
  record(name: string, before: Values<Schema>, after: Values<Schema>, now: number): void {
    const change = { name, before, after };
    if (!changed(change)) return;
    const last = this.#past.at(-1);
    const same = last?.name === name && changed(last) === changed(change) && now - this.#last < gesture;
    this.#past = same
      ? [...this.#past.slice(0, -1), { ...last, after }]
      : [...this.#past, change].slice(-200);
    this.#future = [];
    this.#last = now;
  }

  /** Goes a change back: gives the values to be set, if there is one. */
  undo(): { name: string; values: Values<Schema> } | undefined {
    const change = this.#past.at(-1);
    if (!change) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [change, ...this.#future];
    this.#last = -Infinity;
    return { name: change.name, values: change.before };
  }

  /** Goes a change forward again. */
  redo(): { name: string; values: Values<Schema> } | undefined {
    const [change, ...rest] = this.#future;
    if (!change) return undefined;
    this.#future = rest;
    this.#past = [...this.#past, change];
    this.#last = -Infinity;
    return { name: change.name, values: change.after };
  }
}
