import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Trial } from "../notebook/judge.ts";

/** The trials of a notebook's findings, by the names of their cells. */
export type Trials = Readonly<Record<string, readonly Trial[]>>;

/** Everything on which the numbers of a notebook may depend. */
function sources(id: string): string[] {
  const within = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => resolve(entry.parentPath, entry.name));
  return [...within("src"), ...within(`notebooks/${id}`), resolve("package-lock.json")].sort();
}

/** Where the trials of a notebook are kept: a file named after what it was computed from. */
function place(id: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources(id)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return resolve("node_modules/.cache/trials", `${id}-${hash.digest("hex").slice(0, 32)}.json`);
}

/**
 * Keeps the trials of a notebook for who wants them next: the same sources give the same numbers. Does nothing if they
 * hold what JSON cannot carry.
 */
export function keepTrials(id: string, trials: Trials): void {
  const text = JSON.stringify(trials, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? undefined : value,
  );
  if (text !== JSON.stringify(trials)) return;
  const file = place(id);
  mkdirSync(dirname(file), { recursive: true });
  for (const old of readdirSync(dirname(file)))
    if (old.startsWith(`${id}-`)) rmSync(resolve(dirname(file), old), { force: true });
  writeFileSync(file, text);
}

/** The trials of a notebook that were kept from these very sources, if any. */
export function keptTrials(id: string): Trials | undefined {
  try {
    return JSON.parse(readFileSync(place(id), "utf8")) as Trials;
  } catch {
    return undefined; // never computed, or not from these sources
  }
}
