import { sizeOf, type Drawing, type Marks } from "../figures/drawing.ts";
import { insertHeat, render } from "../figures/render.ts";
import type { Frame } from "../experiment/simulation.ts";
import { isFrames, type AnyCell } from "../notebook/cell.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { stream } from "../notebook/stream.ts";
import palette from "../ui/style.css?raw";
import { lazyPool } from "./lazy-pool.ts";

/** What Observable's runtime hands a module's definition; no more of it is used. */
interface Variable {
  define(name: string, inputs: readonly string[], definition: (...inputs: never[]) => unknown): Variable;
}
interface Module {
  variable(observer?: unknown): Variable;
}
export interface Runtime {
  module(): Module;
}
export type Observer = (name: string) => unknown;
/** A notebook as Observable's runtime takes it. */
export type Define = (runtime: Runtime, observer?: Observer) => Module;

const width = 640;
const colours = [...palette.matchAll(/(--[\w-]+):\s*((?:var\(--ce-[\w-]+,\s*)?light-dark\([^;]+\));/g)]
  .map(([, name, value]) => `${name}:${value}`)
  .join(";");

/** A drawing as an element with its colours about it, for a page that has no style sheet of ours. */
function elementOf(marks: Marks, drawing: Drawing, title: string): HTMLElement {
  const drawn = render(marks, drawing, sizeOf(drawing, width), title);
  if (drawing.heat) insertHeat(drawn, drawing.heat);
  const figure = document.createElement("figure");
  figure.style.cssText = `margin:0;max-width:${width}px;color:var(--ink);background:var(--paper);${colours}`;
  figure.append(drawn.svg);
  figure.prepend(Object.assign(document.createElement("figcaption"), { textContent: title }));
  return figure;
}

const inner = (name: string, { face }: AnyCell): string =>
  face.kind === "figure" ? `drawing ${name}` : name;

/** A run as a generator that ends its run when the runtime has done with it. */
const framesOf = (cell: AnyCell, inputs: readonly unknown[]) =>
  stream(cell.define(inputs, lazyPool, () => false) as never).frames as Generator<Frame | Promise<Frame>>;

/**
 * Defines a notebook's cells in a runtime, by their names: what the reader sets as values, which `redefine` changes;
 * runs as frames that follow one another; figures as elements; findings as verdicts. Only what is observed is computed.
 */
export function definition(notebook: Notebook): Define {
  const names = new Map<AnyCell, string>(Object.entries(notebook.cells).map(([name, cell]) => [cell, name]));
  return (runtime, observer = () => null) => {
    const module = runtime.module();
    for (const [name, cell] of Object.entries(notebook.cells)) {
      // A figure is a drawing to the cells that read it, and an element to those who look at it.
      const inputs = cell.inputs.map((input) => inner(names.get(input)!, input));
      const define = (...values: unknown[]): unknown =>
        isFrames(cell) ? framesOf(cell, values) : cell.define(values, lazyPool, () => false);
      const { face } = cell;
      const drawn = face.kind === "figure";
      module.variable(drawn ? undefined : observer(name)).define(inner(name, cell), inputs, define);
      if (drawn)
        module
          .variable(observer(name))
          .define(name, [inner(name, cell)], async (drawing: Drawing) =>
            elementOf(await import("../figures/marks.ts"), drawing, face.title),
          );
    }
    return module;
  };
}
