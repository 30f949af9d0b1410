import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

const id = "virtual:workers";
const folder = "src/simulations";
const declaration = "export default simulation(";

/** The ids of all simulations: the paths of the files that declare one. */
const simulations = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/[^/]+\.ts$/.test(file))
    .filter((file) => readFileSync(resolve(folder, file), "utf8").includes(declaration))
    .map((file) => file.slice(0, -3))
    .sort();

const chapterOf = (simulation: string): string => simulation.split("/")[0];

/** A module that says by name how to fetch others. */
const fetching = (modules: readonly (readonly [name: string, module: string])[]): string =>
  `export default {\n${modules
    .map(([name, module]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(module)}),`)
    .join("\n")}\n};`;

/**
 * The module `virtual:workers`: for each chapter how to fetch the module `virtual:workers/<chapter>`, which says how to
 * fetch the worker of each of its simulations. So a page carries only its own chapter's list. The page's build makes one
 * worker for each simulation; a page from disk, whose script is one file, and development have one worker for all.
 */
export function workers(): Plugin {
  return {
    name: "workers",
    resolveId: (source) => (source === id || source.startsWith(`${id}/`) ? `\0${source}` : undefined),
    load(module) {
      if (module === `\0${id}`)
        return fetching(
          [...new Set(simulations().map(chapterOf))].map((chapter) => [chapter, `${id}/${chapter}`]),
        );
      if (!module.startsWith(`\0${id}/`)) return;
      const own = this.environment.name === "client" && this.environment.mode === "build";
      const entry = (name: string) => resolve(own ? `${folder}/${name}.ts` : "src/worker/entry.ts");
      return fetching(
        simulations()
          .filter((name) => module === `\0${id}/${chapterOf(name)}`)
          .map((name) => [name, `${entry(name)}?worker&inline`]),
      );
    },
  };
}

/** In the build of a worker: a simulation that is its entry serves itself. */
export function served(): Plugin {
  const serve = resolve("src/worker/serve.ts");
  return {
    name: "served",
    enforce: "pre",
    transform(code, module) {
      if (!this.getModuleInfo(module)?.isEntry || !code.includes(declaration)) return;
      return `import { serve as serveHere } from ${JSON.stringify(serve)};
${code.replace(declaration, "const servedHere = simulation(")}
serveHere(self, () => Promise.resolve(servedHere));`;
    },
  };
}
