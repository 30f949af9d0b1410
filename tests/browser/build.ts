import { join } from "node:path";
import { createBuilder } from "vite";

/** Builds the site into the folder that the command line names, and nothing elsewhere. */
const out = process.argv.at(-1)!;
const builder = await createBuilder({
  logLevel: "warn",
  environments: {
    client: { build: { outDir: out } },
    file: { build: { outDir: join(out, "file") } },
    classic: { build: { outDir: join(out, "element") } },
    module: { build: { outDir: join(out, "element") } },
    conformance: { build: { outDir: join(out, "element") } },
    scorm: { build: { outDir: join(out, "element") } },
    ssr: { build: { outDir: join(out, ".server") } },
  },
});
await builder.buildApp();
