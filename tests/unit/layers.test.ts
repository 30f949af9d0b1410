import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importsOf } from "./imports.ts";

/** What the files of a layer may import beside their own layer. */
interface Rule {
  readonly layers?: readonly Layer[];
  /** Layers of which only types may be imported. */
  readonly types?: readonly Layer[];
  readonly packages?: RegExp;
}

const order = [
  "numeric",
  "model", // src/simulations/*/model: a paper's equations
  "experiment",
  "simulations", // src/simulations/*/*.ts: declarations
  "worker",
  "notebook",
  "figures",
  "ui",
  "embed", // a cell in somebody else's page, and that page's side of it
  "notebooks",
  "site",
  "cli",
] as const;
type Layer = (typeof order)[number];

const law: Readonly<Record<Layer, Rule>> = {
  numeric: { packages: /^ml-matrix$/ },
  model: { layers: ["numeric"] },
  experiment: {},
  simulations: { layers: ["numeric", "model", "experiment"] },
  worker: { layers: ["experiment"], packages: /^virtual:workers$/ },
  notebook: { layers: ["experiment"] },
  figures: { types: ["experiment", "simulations", "notebook"], packages: /^@observablehq\/plot$/ },
  ui: {
    layers: ["experiment", "notebook", "figures"], // what a reader types is parsed where it is typed
    types: ["simulations"],
    packages: /^(svelte|@observablehq\/plot|virtual:symbols)/,
  },
  // What a host asks for is checked where it arrives, and done to the stage; the graph and the pages are not its affair.
  embed: { layers: ["experiment", "notebook", "ui"], types: ["figures"] },
  notebooks: {
    layers: ["experiment", "simulations", "notebook", "figures", "ui"], // a view may have choices of its own
    packages: /^(svelte|@observablehq\/plot)/,
  },
  site: { layers: order, packages: /./ },
  cli: { layers: order, packages: /^(node:|fflate$)/ },
};

/** What single files may import beyond that, each with its reason. */
const exceptions: Readonly<Record<string, RegExp>> = {
  "src/experiment/simulation.ts": /^src\/numeric\/random\.ts$/, // a simulation is handed the streams of its seed
  "src/experiment/files/drawn.ts": /^src\/numeric\/(random|permutation)\.ts$/, // which rows of a file are learned is drawn
  "src/worker/simulations.ts": /^src\/simulations\/\*\/\*\.ts$/, // a worker finds its simulation by id
  "src/embed/export.ts": /^src\/figures\/save\.ts$/, // a host, too, may take a figure away
  "src/notebook/notebook.ts": /^@observablehq\/runtime$/, // the one file that knows the runtime
};

/** Layers whose files belong to a paper. */
const papers: readonly Layer[] = ["model", "simulations", "notebooks"];

function layerOf(path: string): Layer | undefined {
  const [root, folder, , part] = path.split("/");
  if (root === "notebooks") return "notebooks";
  if (root !== "src") return undefined;
  if (folder === "simulations") return part === "model" ? "model" : part ? "simulations" : undefined;
  return order.find((layer) => layer === folder && !papers.includes(layer));
}

const paperOf = (path: string): string | undefined =>
  /^(?:src\/simulations|notebooks)\/([^/]+)\//.exec(path)?.[1];

/** Every import of a file that the law forbids, in words. */
function breaches(path: string, source: string): string[] {
  const from = layerOf(path);
  if (!from) return [`${path} is in no layer`];
  const { layers = [], types: typesOf = [], packages } = law[from];
  return importsOf(path, source)
    .filter(({ of, types }) => {
      if (exceptions[path]?.test(of)) return false;
      if (!/^(src|notebooks)\//.test(of)) return !packages?.test(of);
      const to = layerOf(of);
      if (!to) return true;
      const allowed = to === from || layers.includes(to) || (types && typesOf.includes(to));
      // A notebook may show any paper's simulations; else papers keep to themselves.
      const related = !papers.includes(from) || !papers.includes(to) || paperOf(path) === paperOf(of);
      return !allowed || !(related || (from === "notebooks" && to === "simulations"));
    })
    .map(
      ({ of, types }) =>
        `${path} (${from}) imports ${types ? "types of " : ""}${of} (${layerOf(of) ?? "a package"})`,
    );
}

const files = ["src", "notebooks"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => `${root}/${name.replaceAll("\\", "/")}`),
);

describe("the import law", () => {
  it("is kept by every file: equations know nothing of us, and values flow one way", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => breaches(path, readFileSync(path, "utf8")))).toEqual([]);
  });

  it("lets layers depend on lower ones only", () => {
    for (const [at, layer] of order.entries())
      for (const lower of [...(law[layer].layers ?? []), ...(law[layer].types ?? [])])
        if (layer !== "site" && layer !== "cli")
          expect(order.indexOf(lower), `${layer} on ${lower}`).toBeLessThan(at);
  });

  it("has no exception that nothing needs any more", () => {
    for (const [path, allowed] of Object.entries(exceptions)) {
      const imports = importsOf(path, readFileSync(path, "utf8"));
      expect(
        imports.some(({ of }) => allowed.test(of)),
        path,
      ).toBe(true);
    }
  });
});

describe("the checker of the import law", () => {
  // prettier-ignore
  it.each([
    ["an equation that knows the protocol", "src/simulations/a/model/x.ts", 'import { real } from "../../../experiment/schema.ts"'],
    ["even if only by a type", "src/simulations/a/model/x.ts", 'import type { Values } from "../../../experiment/schema.ts"'],
    ["mathematics that knows a paper", "src/numeric/x.ts", 'export * from "../simulations/a/model/y.ts"'],
    ["a paper that imports another's equations", "src/simulations/a/x.ts", 'import { y } from "../b/model/y.ts"'],
    ["a paper that imports another's declaration", "src/simulations/a/x.ts", 'import y from "../b/y.ts"'],
    ["a protocol that draws beyond its streams", "src/experiment/run.ts", 'import { normal } from "../numeric/normal.ts"'],
    ["a worker that knows the notebooks", "src/worker/pool.ts", 'import { open } from "../notebook/notebook.ts"'],
    ["a worker's lane that finds simulations", "src/worker/lane.ts", 'import.meta.glob(["../simulations/*/*.ts"])'],
    ["a notebook's graph that starts workers", "src/notebook/cell.ts", 'const w = await import("../worker/pool.ts")'],
    ["a second file that knows the runtime", "src/notebook/cell.ts", 'import { Runtime } from "@observablehq/runtime"'],
    ["a figure that runs a simulation", "src/figures/x.ts", 'import modes from "../simulations/a/modes.ts"'],
    ["a type that still loads its file", "src/figures/x.ts", 'import { type F } from "../simulations/a/modes.ts"'],
    ["a component that fetches a worker", "src/ui/X.svelte", '<p>…</p>\n<script lang="ts">\nimport "../worker/page.ts";\n</script>'],
    ["a notebook that imports another notebook", "notebooks/a/cells.ts", 'import { y } from "../b/cells.ts"'],
    ["a notebook that starts workers", "notebooks/a/cells.ts", 'import { pool } from "/src/worker/pool.ts"'],
    ["a page that reaches for the shell", "notebooks/a/page.svelte", '<script module>import x from "../../src/site/shell.ts"</script>'],
    ["a package that nobody agreed on", "src/simulations/a/model/x.ts", 'import { Matrix } from "ml-matrix"'],
    ["a type from where only types are not allowed either", "src/notebook/x.ts", 'type P = import("../worker/pool.ts").Pool'],
    ["a glob over everything", "src/ui/x.ts", 'import.meta.glob("../**/*.ts")'],
    ["a file in no layer", "src/helpers/x.ts", ""],
  ])("finds %s", (_, path, source) => {
    expect(breaches(path, source)).toHaveLength(1);
  });

  // prettier-ignore
  it.each([
    ["a declaration that uses its own equations", "src/simulations/a/x.ts", 'import { y } from "./model/y.ts"; import { real } from "../../experiment/schema.ts"'],
    ["a figure that names a frame's type", "src/figures/x.ts", 'import type { F } from "../simulations/a/modes.ts"; export type { G } from "../simulations/a/depth.ts"'],
    ["what a comment or a text says", "src/numeric/x.ts", '// import "../worker/pool.ts"\nconst text = `import "../ui/x.ts"`;\n/* from "../../site/x.ts" */'],
    ["a glob in a text with a star and a slash", "src/worker/simulations.ts", 'import.meta.glob("../simulations/*/*.ts")'],
    ["a notebook that uses its simulations", "notebooks/a/cells.ts", 'import modes from "../../src/simulations/a/modes.ts"'],
    ["a notebook that shows another paper's simulation", "notebooks/a/cells.ts", 'import y from "../../src/simulations/b/y.ts"'],
    ["the site, which joins everything", "src/site/x.ts", 'import "../worker/pool.ts"; import "svelte"; import.meta.glob("/notebooks/*/cells.ts")'],
  ])("passes over %s", (_, path, source) => {
    expect(breaches(path, source)).toEqual([]);
  });
});
