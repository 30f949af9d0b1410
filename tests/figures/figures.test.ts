import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../../src/experiment/run.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { remembering } from "../../src/notebook/judge.ts";
import { open, type Notebook } from "../../src/notebook/notebook.ts";
import { still } from "../../src/site/still.ts";

// Every figure at the values with which its page opens, as files that are looked at when they change:
// review tests/figures/output/*-changed.svg, then move it over the old one (or delete the old one and run again).
const output = "tests/figures/output";
const notebooks = Object.values(
  import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" }),
);
const run = remembering(runToEnd);
const figures = notebooks.flatMap((n) =>
  Object.entries(n.cells).flatMap(([name, { face }]) =>
    face.kind === "figure" ? [{ n, name, title: face.title, file: `${n.id}-${name}` }] : [],
  ),
);

describe("figures are as they were reviewed", () => {
  mkdirSync(output, { recursive: true });
  it.each(figures)("$file", async ({ n, name, title, file }) => {
    const opened = open(n, run);
    // Plot counts its clips over all figures that were drawn before, which says nothing of this one.
    const drawn = still((await opened.value(name)) as Drawing, title).replace(/plot-clip-\d+/g, "plot-clip");
    const svg = `${drawn.replace(/></g, ">\n<")}\n`;
    opened.close();
    const [reviewed, changed] = [`${output}/${file}.svg`, `${output}/${file}-changed.svg`];
    rmSync(changed, { force: true });
    if (!existsSync(reviewed) && !process.env["CI"]) writeFileSync(reviewed, svg);
    const same = existsSync(reviewed) && readFileSync(reviewed, "utf8") === svg;
    if (!same) writeFileSync(changed, svg);
    expect(same, `${file}: compare ${changed} with ${reviewed}`).toBe(true);
  });
});
