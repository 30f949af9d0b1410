import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** The package's types: those of the element's interface, which import nothing. */
const types = (): Plugin => ({
  name: "types",
  generateBundle() {
    const api = readFileSync("src/embed/api.ts", "utf8");
    if (/^import /m.test(api)) throw new Error("src/embed/api.ts must stand alone: it is published as it is");
    const source = `${api}\nexport declare const mount: Mount;\n`;
    this.emitFile({ type: "asset", fileName: "embed.d.ts", source });
  },
});

/** What `npm pack` takes along: the module `plateau/embed`, which needs no other package. */
export default defineConfig({
  publicDir: false,
  plugins: [types()],
  logLevel: "warn",
  build: {
    outDir: "packed",
    target: "es2022",
    lib: { entry: "src/embed/package.ts", formats: ["es"], fileName: () => "embed.js" },
  },
});
