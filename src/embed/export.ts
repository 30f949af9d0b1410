import type { Drawing } from "../figures/drawing.ts";
import { csvOf, jsonOf } from "../figures/save.ts";
import { pngOf, svgOf } from "../ui/picture.ts";
import { provenanceOf } from "../ui/provenance.ts";
import type { Stage } from "../ui/stage.svelte.ts";

/** A file that a host has asked for. */
export interface Exported {
  readonly name: string;
  readonly type: string;
  /** Text, or of a PNG a data URL. */
  readonly data: string;
}

const drawn = async (host: Element): Promise<void> => {
  for (let tries = 0; !host.querySelector(":scope > svg") && tries < 300; ++tries)
    await new Promise((next) => setTimeout(next, 16));
};

/** A figure as a file; throws for a cell that is none. */
export async function exported(
  stage: Stage,
  cell: string,
  drawing: Drawing,
  root: ParentNode,
  format: "svg" | "png" | "csv" | "json",
): Promise<Exported> {
  const { face } = stage.cell(cell);
  if (face.kind !== "figure") throw new Error(`${cell} is no figure`);
  const from = provenanceOf(stage, cell, face.title);
  const name = `${stage.notebook.id}-${cell}.${format}`;
  const columns = drawing.columns?.() ?? {};
  if (format === "csv") return { name, type: "text/csv", data: csvOf(columns, from) };
  if (format === "json") return { name, type: "application/json", data: jsonOf(columns, from) };
  const host = root.querySelector<HTMLElement>(`[data-plot="${cell}"]`);
  if (!host) throw new Error(`${cell} is not on the page`);
  await drawn(host);
  const svg = svgOf(host, drawing, from);
  if (format === "svg")
    return { name, type: "image/svg+xml", data: new XMLSerializer().serializeToString(svg) };
  const bytes = await pngOf(svg, from);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { name, type: "image/png", data: `data:image/png;base64,${btoa(text)}` };
}
