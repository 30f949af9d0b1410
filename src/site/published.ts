import { readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { document as protocol } from "../embed/document.ts";
import { moduleAddress } from "./definitions.ts";
import type { Assets, Page } from "./shell.ts";

type Manifest = Readonly<Record<string, { readonly file: string; readonly name?: string }>>;

/**
 * What the site publishes for other people's pages, by paths from its root: the element, its way into a page, each
 * notebook's outline, captions and module, and the protocol's schema. `out` is the folder of the build.
 */
export function published(
  out: string,
  manifest: Manifest,
  pages: readonly Page[],
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
    ["scorm.js", readFileSync(built("scorm/page.js"), "utf8")],
    ["inline.js", `export * from ${again("inline.js", "inline")};\n`],
    ["cell-embed-1.schema.json", `${JSON.stringify(protocol, null, 1)}\n`],
    ...pages.flatMap(({ outline, embed, captions = {} }): [string, string][] => {
      if (!outline || embed !== undefined) return []; // of a notebook there is one page that is no embed
      const address = moduleAddress(outline.id);
      const file = (name: string, holder: string, told: object): [string, string] => [
        `embed/${outline.id}/${name}.js`,
        `(window.${holder}??={})[${JSON.stringify(outline.id)}]=${JSON.stringify(told).replaceAll("<", "\\u003c")};\n`,
      ];
      return [
        [address, `export { default } from ${again(address, `definition-${outline.id}`)};\n`],
        file("outline", "plateauNotebooks", { outline, styles }),
        file("captions", "plateauCaptions", captions),
      ];
    }),
  ];
}
