import type { Drawing } from "../figures/drawing.ts";
import { controlsOf, ancestors } from "../notebook/state.ts";
import { differences } from "./pins.svelte.ts";
import type { Stage } from "./stage.svelte.ts";

/** A figure as it would be at the pinned states, where these differ in anything that it depends on. */
export class Ghosts {
  #drawings: ReadonlyMap<number, Drawing> = $state.raw(new Map());
  readonly #stage: Stage;
  readonly #above: readonly string[];

  constructor(stage: Stage, figure: string) {
    this.#stage = stage;
    const above = ancestors(stage.notebook.cells, figure);
    const sets = Object.keys(controlsOf(stage.notebook.cells)).filter((name) => above.has(name));
    this.#above = sets.filter((name) => stage.cell(name).face.kind !== "player");
  }

  /** In the order of the pins. */
  readonly drawings = $derived.by(() => this.#pins().flatMap(({ id }) => this.#drawings.get(id) ?? []));

  #pins() {
    const { pins, state } = this.#stage;
    return (pins?.list ?? []).filter((pin) => differences(state, pin.state, [...this.#above]).length > 0);
  }

  /** Computes the figure at each pinned state; returns how to stop. */
  watch(figure: string): () => void {
    const stops = (this.#stage.pins?.list ?? []).map(({ id, opened }) =>
      opened.watch(figure, {
        fulfilled: (value) => (this.#drawings = new Map(this.#drawings).set(id, value as Drawing)),
        rejected: () => undefined, // the pinned state was on the page: what was wrong with it was said there
      }),
    );
    return () => stops.forEach((stop) => stop());
  }
}
