import type { Raw } from "../../experiment/schema.ts";
import type { Drawing } from "../../figures/drawing.ts";
import type { Opened } from "../../notebook/notebook.ts";
import { fewAtATime, valueIn } from "../trial.ts";
import { mostTiles } from "./choices.ts";

/** Longer than this, in ms, no sweep computes. */
export const mostTime = 60_000;

/** One state of a sweep. */
export interface Tile {
  /** What it has otherwise than the others. */
  readonly set: Raw;
  readonly drawing?: Drawing;
  /** Why there is none, in words. */
  readonly refused?: string;
}

/** Every combination of the values of one or two parameters, those of the first from left to right. Throws a RangeError beyond the bound. */
export function combinations(axes: readonly (readonly [param: string, values: readonly unknown[]])[]): Raw[] {
  const [first, second] = axes;
  if (!first) return [];
  const rows: Raw[] = second ? second[1].map((value) => ({ [second[0]]: value })) : [{}];
  const all = rows.flatMap((row) => first[1].map((value) => ({ [first[0]]: value, ...row })));
  if (all.length > mostTiles)
    throw new RangeError(`invalid sweep: ${all.length} tiles, at most ${mostTiles}`);
  return all;
}

/** A figure at many states, computed side by side. */
export class Sweep {
  tiles: readonly Tile[] = $state.raw([]);
  running = $state(false);
  /** Whether it was given up for taking too long. */
  late = $state(false);
  readonly done = $derived(this.tiles.filter(({ drawing, refused }) => drawing ?? refused).length);
  #abort: AbortController | undefined;

  /** Computes a figure at each state, a few at a time, for a while. Resolves at the end, also when it is cancelled. */
  async start(
    figure: string,
    states: readonly Raw[],
    open: (set: Raw) => Opened,
    time = mostTime,
  ): Promise<void> {
    this.cancel();
    const abort = (this.#abort = new AbortController());
    const timer = setTimeout(() => {
      this.late = true;
      abort.abort();
    }, time);
    this.late = false;
    this.tiles = states.map((set) => ({ set }));
    this.running = true;
    const put = (i: number, tile: Tile): void => {
      if (!abort.signal.aborted) this.tiles = this.tiles.map((old, k) => (k === i ? tile : old));
    };
    await fewAtATime(states.entries(), 4, async ([i, set]) => {
      if (abort.signal.aborted) return;
      try {
        put(i, { set, drawing: (await valueIn(() => open(set), figure, abort.signal)) as Drawing });
      } catch (error) {
        put(i, { set, refused: error instanceof Error ? error.message : String(error) });
      }
    });
    clearTimeout(timer);
    if (this.#abort === abort) this.running = false;
  }

  /** Leaves what is not computed yet. */
  cancel(): void {
    this.#abort?.abort();
    this.running = false;
  }
}
