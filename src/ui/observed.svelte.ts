import type { Watcher } from "../notebook/notebook.ts";

/** A cell as a component sees it: the last value, until a newer one comes. */
export class Observed<T> implements Watcher<T> {
  state: { readonly value?: T; readonly error?: Error } = $state.raw({});

  constructor(value?: T) {
    if (value !== undefined) this.state = { value };
  }
  fulfilled(value: T): void {
    this.state = { value };
  }
  rejected(error: Error): void {
    this.state = { ...this.state, error };
  }
}
