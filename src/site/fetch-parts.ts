import { readdirSync } from "node:fs";
import type { Plugin } from "vite";

const id = "virtual:parts";

const notebooks = (): string[] =>
  readdirSync("notebooks", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/**
 * The module `virtual:parts`: for each notebook how to fetch the module `virtual:parts/<notebook>`, which says how to
 * fetch each of its parts. So a page carries only its own notebook's list. A file whose name has a hyphen helps others
 * and declares no cells.
 */
export function parts(): Plugin {
  return {
    name: "parts",
    resolveId: (source) => (source === id || source.startsWith(`${id}/`) ? `\0${source}` : undefined),
    load(module) {
      if (module === `\0${id}`)
        return `export default {${notebooks().map((name) => `"${name}": () => import("${id}/${name}")`)}};`;
      if (!module.startsWith(`\0${id}/`)) return;
      const at = `/notebooks/${module.slice(id.length + 2)}`;
      return `export default import.meta.glob(["${at}/*.ts", "!${at}/*-*.ts"], { import: "default" });`;
    },
  };
}
