import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import katex from "katex";
import type { Plugin } from "vite";

const id = "virtual:symbols";
const declared = /\bsymbol:\s*("(?:[^"\\]|\\.)*")/g;

/** MathML of a symbol. Needs neither style sheet nor fonts, hence also fits a shadow root. */
const mathml = (tex: string): string =>
  katex.renderToString(tex, { output: "mathml", throwOnError: true, strict: "error" });

/** The symbols that parameters declare in the code of some folders. A folder that is not there has none. */
export function declaredIn(folders: readonly string[], seen?: (file: string) => void): Set<string> {
  const found = new Set<string>();
  for (const folder of folders.filter((path) => existsSync(path)))
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const file = resolve(folder, name);
      seen?.(file);
      for (const [, literal] of readFileSync(file, "utf8").matchAll(declared))
        found.add(JSON.parse(literal) as string);
    }
  return found;
}

/** The module `virtual:symbols`: MathML of every `symbol: "…"` that a parameter declares, by its TeX. */
export function symbols(): Plugin {
  return {
    name: "symbols",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(module) {
      if (module !== `\0${id}`) return;
      const found = declaredIn(["src/simulations", "notebooks"], (file) => this.addWatchFile(file));
      return `export default ${JSON.stringify(Object.fromEntries([...found].sort().map((tex) => [tex, mathml(tex)])))}`;
    },
  };
}
