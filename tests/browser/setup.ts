import { createBuilder } from "vite";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "./chromium.ts";
import { serveFolder } from "./serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built site is served, without a slash at the end. */
    site: string;
    chromium: string;
  }
}

/** Builds the site once for all browser tests, and serves it from a folder that is not the root. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const chromium = chromiumPath();
  const builder = await createBuilder({ logLevel: "warn" });
  await builder.buildApp();
  const server = await serveFolder("dist", "/some/where");
  provide("site", server.url);
  provide("chromium", chromium);
  return () => server.close();
}
