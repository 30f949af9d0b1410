import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { zipSync } from "fflate";
import { says } from "../experiment/parse.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { scorm as files } from "../site/scorm.ts";
import { cellsOf, packing } from "./scorm-request.ts";

const all = Object.values(
  import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" }),
);

interface Sink {
  write(text: string): unknown;
}

const usage = `Usage: npm run --silent scorm -- <notebook>/<cell> [--query "hidden=2&lock=seed"] [--out file.zip] [--site folder]
Packs a cell of the built site as a SCORM 1.2 lesson. Without --site it takes dist/, and builds it if it is not there.
A question reports every answer, the best score and whether it was passed; another cell that it was worked with.
`;

/** Builds the site into dist/; gives whether that went well. */
function built(): boolean {
  const vite = resolve("node_modules/vite/bin/vite.js");
  return (
    spawnSync(process.execPath, [vite, "build"], { stdio: ["ignore", "ignore", "inherit"] }).status === 0
  );
}

/** Writes the package that a command line asks for. Exit code: 0, 1 if the site does not build, 2 for what is not understood. */
export function scorm(
  argv: readonly string[],
  out: Sink,
  err: Sink,
  notebooks: readonly Notebook[] = all,
): number {
  const asked = packing(argv, notebooks);
  if (asked.do === "help") {
    out.write(`${usage}Cells:\n${notebooks.flatMap(cellsOf).join("\n")}\n`);
    return 0;
  }
  const refuse = (faults: readonly string[]): number => {
    err.write(`${faults.join("\n")}\n${usage}`);
    return 2;
  };
  if (asked.do === "refuse") return refuse(asked.issues.map(says));
  const { lesson, site = "dist" } = asked;
  const there = (): boolean =>
    existsSync(resolve(site, "embed", lesson.notebook, lesson.cell, "index.html")) &&
    existsSync(resolve(site, "scorm.js"));
  if (!there()) {
    if (asked.site !== undefined)
      return refuse([
        says({ param: "site", value: site, expected: "the folder of a site built with the cell" }),
      ]);
    err.write("The site is not in dist/, or is an old one: it is built first.\n");
    if (!built()) return 1;
  }
  const level = 9;
  // The same cell gives the same bytes: no time of making is kept.
  const zip = zipSync(files(resolve(site), lesson), { level, mtime: new Date(1980, 0, 1) });
  try {
    writeFileSync(asked.out, zip);
  } catch (error) {
    const { message } = error as Error;
    return refuse([
      says({ param: "out", value: asked.out, expected: `a file that can be written (${message})` }),
    ]);
  }
  out.write(`${asked.out}: ${Math.round(zip.length / 1000)} kB\n`);
  return 0;
}
