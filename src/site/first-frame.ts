import palette from "../ui/style.css?raw";
import { sizeOf, type Drawing } from "../figures/drawing.ts";
import { widthOf, type Preview } from "./preview.ts";
import { still } from "./still.ts";

/** The colours of the style sheet, as by day, for a picture that stands alone. */
const colours = [...palette.matchAll(/(--[\w-]+):\s*(?:var\(--ce-[\w-]+,\s*)?light-dark\(([^,]+),[^;]+;/g)]
  .map(([, name, light]) => `${name}:${light}`)
  .join(";");

/** A figure at the values with which its page opens, as a file of its own. */
export function firstFrame(drawing: Drawing, title: string): NonNullable<Preview["picture"]> {
  const { width, height } = sizeOf(drawing, widthOf);
  const look = `<style>svg{${colours};background:var(--paper);color:var(--ink);font:12px sans-serif}</style>`;
  const svg = still(drawing, title, widthOf)
    .replace(/^<svg(?![^>]*xmlns=)/, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/^<svg[^>]*>/, (tag) => tag + look);
  return { svg: `${svg}\n`, width, height };
}
