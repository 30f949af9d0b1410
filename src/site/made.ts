import { render } from "svelte/server";
import symbols from "virtual:symbols";
import { runToEnd } from "../experiment/run.ts";
import type { Drawing } from "../figures/drawing.ts";
import type { Face } from "../notebook/cell.ts";
import { remembering } from "../notebook/judge.ts";
import { open, type Notebook } from "../notebook/notebook.ts";
import { faceOf } from "../ui/faces.ts";
import { Stage } from "../ui/stage.svelte.ts";

/** The cells that a page can show, hence also another page can embed. */
export const shown = (n: Notebook): string[] =>
  Object.keys(n.cells).filter((name) => n.cells[name].face.kind !== "value");

/** What a page shows of a cell. */
export interface Made {
  /** Its face as HTML; a figure's without the picture. */
  readonly html: string;
  readonly initial?: string;
  readonly drawing?: Drawing;
  readonly title?: string;
}

/** What the browser needs of a cell's value to take its face over. */
function initialOf(face: Face, value: unknown): unknown {
  if (face.kind === "finding" || face.kind === "text") return value;
  return face.kind === "figure" && (value as Drawing).predict ? { predict: true } : undefined;
}

/** The faces of a notebook's cells at the values with which its page opens. */
export async function faces(n: Notebook): Promise<Map<string, Made>> {
  const stage = new Stage(n);
  stage.symbol = (tex) => symbols[tex];
  const opened = open(n, remembering(runToEnd));
  const found = new Map<string, Made>();
  for (const name of shown(n)) {
    const { face } = n.cells[name];
    const value = await opened.value(name);
    const initial = initialOf(face, value);
    const shows = await faceOf(face.kind);
    const body = shows ? render(shows, { props: { stage: stage as never, name, initial } }).body : "";
    found.set(name, {
      html: body,
      ...(initial === undefined ? {} : { initial: JSON.stringify(initial) }),
      ...(face.kind === "figure" ? { drawing: value as Drawing, title: face.title } : {}),
    });
  }
  opened.close();
  return found;
}
