import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { EnvironmentOptions } from "vite";
import { defineConfig } from "vitest/config";
import { assemblyScript } from "./src/site/assemblyscript.ts";
import { definitions, modules } from "./src/site/definitions.ts";
import { declared } from "./src/site/declared.ts";
import { parts } from "./src/site/fetch-parts.ts";
import { prerender } from "./src/site/prerender.ts";
import { symbols } from "./src/site/symbols.ts";
import { texAtBuild, texFonts } from "./src/site/tex.ts";
import { served, workers } from "./src/site/workers.ts";
import { LongestFirst } from "./tests/sequencer.ts";

/** Plot is fetched late in the browser, but bundled whole for the server and for pages opened from disk: that is meant. */
const checks = { ineffectiveDynamicImport: false, pluginTimings: false };

/** What most parts of notebooks share, and is small. */
const pieces = /\/src\/(figures\/numbers|notebook\/(finding|question))\.ts$/;

/** One script without imports, beside the pages. */
const elementBuild = (entry: string, format: "iife" | "es"): EnvironmentOptions => ({
  consumer: "client",
  build: {
    outDir: "dist/element",
    copyPublicDir: false,
    emptyOutDir: false,
    lib: {
      entry: `src/embed/${entry}.ts`,
      formats: [format],
      name: "PlateauCell",
      fileName: () => `${entry}.js`,
    },
    rolldownOptions: { output: { codeSplitting: false, minify: true }, checks },
  },
});

export default defineConfig({
  base: "./",
  publicDir: "static",
  appType: "mpa",
  plugins: [
    assemblyScript(),
    declared(),
    symbols(),
    parts(),
    workers(),
    definitions(),
    texFonts(),
    svelte({ configFile: false, preprocess: [texAtBuild()] }),
    prerender(),
  ],
  worker: { format: "iife", plugins: () => [assemblyScript(), served()] },
  environments: {
    client: {
      build: {
        outDir: "dist",
        manifest: true,
        rolldownOptions: {
          input: { client: "src/site/client.ts", inline: "src/site/inline.ts", ...modules() },
          preserveEntrySignatures: "exports-only", // other pages import from them
          // Small modules that most parts share come as one file: each file costs bytes of its own.
          output: { codeSplitting: { groups: [{ name: "pieces", test: pieces }] } },
          checks,
        },
      },
    },
    file: {
      consumer: "client",
      build: {
        outDir: "dist/file",
        copyPublicDir: false,
        lib: { entry: "src/site/file.ts", formats: ["iife"], name: "Plateau", fileName: () => "app.js" },
        rolldownOptions: { output: { codeSplitting: false, minify: true }, checks },
      },
    },
    // The element <plateau-cell>, from one source in the two forms in which pages load scripts.
    classic: elementBuild("classic", "iife"),
    module: elementBuild("module", "es"),
    conformance: elementBuild("conformance/page", "iife"),
    scorm: elementBuild("scorm/page", "iife"),
    ssr: {
      build: {
        outDir: "dist/.server",
        emptyOutDir: true,
        ssr: true,
        copyPublicDir: false,
        rolldownOptions: { input: { server: "src/site/server.ts" }, checks },
      },
    },
  },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["tests/{unit,conformance,findings,figures}/**/*.test.ts"],
          maxWorkers: "100%", // of the cores
          isolate: false, // no file changes what it imports, and each module is read once a worker instead of once a file
          testTimeout: 30_000, // a busy machine is slow, not wrong
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          environment: "node", // the browser is a real one, driven from here
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: "tests/browser/setup.ts",
          maxWorkers: "100%", // each file has a browser of its own
          sequence: { groupOrder: 1 }, // after the others, during which the site is built
          testTimeout: 240_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } }, // a busy machine is slow, not wrong
        },
      },
    ],
  },
});
