import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Assets } from "./shell.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** Where a site keeps the version that it is of, from its root: a whole copy, which later versions leave as it is. */
export const keptAt = `v/${version}/`;

/** Copies what a build has made to where its version is kept. Pages are the same but for addresses: see `keptAssets`. */
export function keepVersion(out: string): void {
  for (const name of readdirSync(out))
    if (name !== "v" && !name.startsWith("."))
      cpSync(join(out, name), join(out, keptAt, name), { recursive: true });
}

/** What the pages of a kept version load, and where they stand. */
export const keptAssets = ({ site, ...assets }: Assets): Assets => ({
  ...assets,
  ...(site === undefined ? {} : { site: `${site}${keptAt}` }),
  newest: "../../",
});
