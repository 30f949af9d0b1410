import type { AnyCell } from "../notebook/cell.ts";
import type { Cells, Notebook } from "../notebook/notebook.ts";

/** What a page carries of its notebook: all but the cells, and in which file of the notebook each cell is. */
export interface Outline extends Omit<Notebook, "cells"> {
  /** Names of cells, by the file that declares them, without its ending. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** What a file of a notebook exports: a part of its cells, or the notebook itself. */
export type Part = Cells | Notebook;

const isNotebook = (part: Part): part is Notebook => typeof part.id === "string";

/** The cells of a part. */
export const cellsOf = (part: Part): Cells => (isNotebook(part) ? part.cells : part);

/** The outline of a notebook, from what its files export by default, by their names. */
export function outlineOf(notebook: Notebook, files: Readonly<Record<string, Part | undefined>>): Outline {
  const { cells, ...rest } = notebook;
  const home = new Map<AnyCell, string>();
  for (const [file, part] of Object.entries(files))
    if (part && !isNotebook(part)) for (const cell of Object.values(part)) home.set(cell, file);
  const parts: Record<string, string[]> = {};
  for (const [name, cell] of Object.entries(cells)) (parts[home.get(cell) ?? "cells"] ??= []).push(name);
  return { ...rest, parts };
}

/** The part of an outline that has a cell, if there is one. */
export const partWith = ({ parts }: Outline, cell: string): string | undefined =>
  Object.keys(parts).find((part) => parts[part].includes(cell));

/** An outline of one part only: that with a cell. */
export function outlineFor(outline: Outline, cell: string): Outline {
  const part = partWith(outline, cell)!;
  return { ...outline, parts: { [part]: outline.parts[part] } };
}
