import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createBuilder } from "vite";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "./chromium.ts";
import { serveFolder } from "./serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built site is served, without a slash at the end. */
    site: string;
    /** The folder of the built site. */
    built: string;
    chromium: string;
  }
}

/**
 * Builds the site once for all browser tests, and serves it from a folder that is not the root. It is built into a
 * folder of its own: a build or another run of the tests at the same time disturbs nothing. It lies under node_modules,
 * since prerendering imports packages from there.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const chromium = chromiumPath();
  const cache = resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(join(cache, "tested-site-"));
  const server = await serveFolder(built, "/some/where"); // first, so that the pages can know their address
  process.env["SITE_URL"] = server.url;
  const builder = await createBuilder({
    logLevel: "warn",
    environments: {
      client: { build: { outDir: built } },
      file: { build: { outDir: join(built, "file") } },
      classic: { build: { outDir: join(built, "element") } },
      module: { build: { outDir: join(built, "element") } },
      ssr: { build: { outDir: join(built, ".server") } },
    },
  });
  await builder.buildApp();
  provide("site", server.url);
  provide("built", built);
  provide("chromium", chromium);
  return async () => {
    await server.close();
    rmSync(built, { recursive: true });
  };
}
