import type { Param } from "../../experiment/schema.ts";
import type { Controls } from "../../notebook/cell.ts";
import { ancestors } from "../../notebook/state.ts";
import { most } from "../places.ts";
import type { Stage } from "../stage.svelte.ts";

/** More tiles would not fit on a screen. */
export const mostTiles = 25;
const mostColumns = 9;
const mostRows = 5;

/** What a sweep of a panel can be of: the figures below it, and the parameters that the reader may change, with their labels. */
export function sweepable(
  { notebook: { cells }, view }: Stage,
  name: string,
): { readonly figures: string[]; readonly params: [string, string][] } {
  const params = Object.entries<Param>((cells[name] as Controls).owner.params).filter(
    ([param, p]) =>
      most(p) > 1 && !view.hidden.has(`${name}.${param}`) && !view.locked.has(`${name}.${param}`),
  );
  return {
    figures: Object.keys(cells).filter(
      (other) => cells[other].face.kind === "figure" && ancestors(cells, other).has(name),
    ),
    params: params.map(([param, { label, group }]) => [param, group ? `${group}: ${label}` : label]),
  };
}

/** How many values of a parameter fit side by side, in each of some rows. */
export const roomAcross = (p: Param, rows: number): number =>
  Math.min(most(p), mostColumns, Math.floor(mostTiles / rows));

/** How many values of a parameter fit under one another. */
export const roomDown = (p: Param): number => Math.min(most(p), mostRows);
