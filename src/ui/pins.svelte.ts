import type { Schema, Values } from "../experiment/schema.ts";
import type { Cells, Opened } from "../notebook/notebook.ts";

/** What a reader has set, in every cell that can be set. */
export type State = Readonly<Record<string, Values<Schema>>>;

/** A state that the reader keeps to compare others with, and its own graph. */
export interface Pin {
  readonly id: number;
  /** A letter, by which the page calls it. */
  readonly letter: string;
  readonly state: State;
  readonly opened: Opened;
}

/** More would be more curves than an eye can tell apart. */
export const mostPins = 3;

/** The states that the reader keeps. */
export class Pins {
  list: readonly Pin[] = $state.raw([]);
  #count = 0;
  readonly #open: (state: State) => Opened;

  constructor(open: (state: State) => Opened) {
    this.#open = open;
  }

  add(state: State): void {
    if (this.list.length >= mostPins) return;
    const letter = ["A", "B", "C"].find((l) => !this.list.some((pin) => pin.letter === l))!;
    const pin = { id: ++this.#count, letter, state, opened: this.#open(state) };
    this.list = [...this.list, pin].sort((a, b) => (a.letter < b.letter ? -1 : 1));
  }

  /** Takes cells that came later: a state pinned before has them as they open. */
  extend(cells: Cells, start: State): void {
    for (const { opened } of this.list) opened.extend(cells);
    this.list = this.list.map((pin) => ({ ...pin, state: { ...start, ...pin.state } }));
  }

  remove(pin: Pin): void {
    this.list = this.list.filter(({ id }) => id !== pin.id);
    pin.opened.close();
  }
}

/** What one state has otherwise than another, as `cell.parameter` with both values. */
export function differences(
  a: State,
  b: State,
  cells = Object.keys(a),
): { param: string; a: unknown; b: unknown }[] {
  return cells.flatMap((cell) =>
    Object.keys(a[cell]).flatMap((param) =>
      a[cell][param] === b[cell][param]
        ? []
        : [{ param: `${cell}.${param}`, a: a[cell][param], b: b[cell][param] }],
    ),
  );
}
