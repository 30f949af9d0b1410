import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "./chromium.ts";
import { serveFolder } from "./serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built site is served, without a slash at the end. It answers once the site is built. */
    site: string;
    /** The folder of the built site. */
    built: string;
    chromium: string;
  }
}

/** Builds the site into a folder, in a process of its own; the pages know the address at which they will stand. */
function build(folder: string, url: string): { done: Promise<void>; stop: () => void } {
  const child = spawn(
    process.execPath,
    ["node_modules/vite-node/dist/cli.mjs", "tests/browser/build.ts", folder],
    {
      env: { ...process.env, NODE_ENV: "production", SITE_URL: url },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const done = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the site was not built: its build ended with ${signal ?? `code ${code}`}`));
    });
  });
  done.catch(() => undefined); // told to those who ask the server
  return { done, stop: () => void child.kill() };
}

/**
 * Builds the site once for all browser tests, and serves it from a folder that is not the root. It is built into a
 * folder of its own: a build or another run of the tests at the same time disturbs nothing. It lies under node_modules,
 * since prerendering imports packages from there. The tests that need no site run while it is built.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const chromium = chromiumPath();
  const cache = resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(join(cache, "tested-site-"));
  const server = await serveFolder(built, "/some/where", { ready: () => site.done });
  const site = build(built, server.url);
  provide("site", server.url);
  provide("built", built);
  provide("chromium", chromium);
  return async () => {
    site.stop();
    await server.close();
    rmSync(built, { recursive: true });
  };
}
