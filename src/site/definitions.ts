import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

const prefix = "virtual:definition/";

const ids = (): string[] =>
  readdirSync("notebooks", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** The entries of the build that give each notebook as a module of its own, for Observable's runtime. */
export const modules = (): Record<string, string> =>
  Object.fromEntries(ids().map((id) => [`definition-${id}`, `${prefix}${id}`]));

/** Where the module of a notebook lies on the site: addressed by version, so that it stays what it was. */
export function moduleAddress(id: string): string {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  return `${version}/${id}.js`;
}

/** The modules `virtual:definition/<notebook>`: by default a function that defines the notebook's cells in a runtime. */
export function definitions(): Plugin {
  return {
    name: "definitions",
    resolveId: (source) => (source.startsWith(prefix) ? `\0${source}` : undefined),
    load(module) {
      if (!module.startsWith(`\0${prefix}`)) return;
      const id = module.slice(prefix.length + 1);
      const at = (path: string): string => JSON.stringify(resolve(path));
      return `import notebook from ${at(`notebooks/${id}/cells.ts`)};
import { definition } from ${at("src/site/define.ts")};
export default definition(notebook);`;
    },
  };
}
