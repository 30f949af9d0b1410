import { readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { document as protocol } from "../embed/document.ts";
import { moduleAddress } from "./definitions.ts";
import type { Outline } from "./parts.ts";
import type { Assets } from "./shell.ts";

type Manifest = Readonly<Record<string, { readonly file: string; readonly name?: string }>>;

/**
 * What the site publishes for other people's pages, by paths from its root: the element, its way into a page, each
 * notebook's outline and module, and the protocol's schema. `out` is the folder of the build.
 */
export function published(
  out: string,
  manifest: Manifest,
  outlines: readonly Outline[],
  { styles }: Assets,
): [path: string, text: string][] {
  const built = (name: string): string => resolve(out, "element", name);
  const entry = (name: string): string => Object.values(manifest).find((chunk) => chunk.name === name)!.file;
  const again = (from: string, name: string): string => {
    const to = posix.relative(posix.dirname(from), entry(name));
    return JSON.stringify(to.startsWith(".") ? to : `./${to}`);
  };
  return [
    ["plateau-cell.js", readFileSync(built("classic.js"), "utf8")],
    ["plateau-cell.mjs", readFileSync(built("module.js"), "utf8")],
    ["embed-conformance/check.js", readFileSync(built("conformance/page.js"), "utf8")],
    ["inline.js", `export * from ${again("inline.js", "inline")};\n`],
    ["cell-embed-1.schema.json", `${JSON.stringify(protocol, null, 1)}\n`],
    ...outlines.flatMap((outline): [string, string][] => {
      const address = moduleAddress(outline.id);
      const told = JSON.stringify({ outline, styles }).replaceAll("<", "\\u003c");
      const id = JSON.stringify(outline.id);
      return [
        [address, `export { default } from ${again(address, `definition-${outline.id}`)};\n`],
        [`embed/${outline.id}/outline.js`, `(window.plateauNotebooks??={})[${id}]=${told};\n`],
      ];
    }),
  ];
}
