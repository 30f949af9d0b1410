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

/**
 * The module `virtual:workers`: how to fetch the worker of each simulation. The page's build makes one worker for each;
 * a page from disk, whose script is one file, and development have one worker for all.
 */
export function workers(): Plugin {
  return {
    name: "workers",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(module) {
      if (module !== `\0${id}`) return;
      const own = this.environment.name === "client" && this.environment.mode === "build";
      const entry = (name: string) => resolve(own ? `${folder}/${name}.ts` : "src/worker/entry.ts");
      const lines = simulations().map(
        (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`${entry(name)}?worker&inline`)}),`,
      );
      return `export default {\n${lines.join("\n")}\n};`;
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
