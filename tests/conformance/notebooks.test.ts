import symbols from "virtual:symbols";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../../src/experiment/run.ts";
import type { Drawing } from "../../src/figures/drawing.ts";
import { isControls } from "../../src/notebook/cell.ts";
import { findingsOf, remembering } from "../../src/notebook/judge.ts";
import { open, type Notebook } from "../../src/notebook/notebook.ts";
import type { Key } from "../../src/notebook/question.ts";

const graphs = import.meta.glob<Notebook>("/notebooks/*/cells.ts", { eager: true, import: "default" });
const proses = import.meta.glob<string>("/notebooks/*/*.svelte", {
  eager: true,
  query: "?raw",
  import: "default",
});
const run = remembering(runToEnd);

it("there are notebooks to test", () => {
  expect(Object.keys(graphs).length).toBeGreaterThan(0);
  for (const path of Object.keys(graphs))
    expect(proses).toHaveProperty([path.replace("cells.ts", "page.svelte")]);
});

describe.each(Object.entries(graphs))("%s", (path, n) => {
  const prose = Object.entries(proses)
    .filter(([file]) => file.startsWith(`/notebooks/${n.id}/`))
    .map(([, text]) => text)
    .join("\n");
  const cells = Object.entries(n.cells);

  it("is named after its folder, and says what it is and where it comes from", () => {
    expect(path).toBe(`/notebooks/${n.id}/cells.ts`);
    expect(n.title.length).toBeGreaterThan(5);
    expect(n.summary).toMatch(/[.?]$/);
    expect(n.cells[n.cover]?.face.kind).toBe("figure");
    expect(n.source.url).toMatch(/^https:\/\//);
  });

  it("has cell names that stay the same in links and addresses", () => {
    for (const [name] of cells) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it.each(cells.map(([name]) => name))("cell %s has a value on its own", async (name) => {
    const opened = open(n, run);
    expect(await opened.value(name)).toBeDefined();
    opened.close();
  });

  it("has figures that describe themselves in words, from finite numbers", async () => {
    const opened = open(n, run);
    for (const [name, cell] of cells.filter(([, { face }]) => face.kind === "figure")) {
      const drawing = (await opened.value(name)) as Drawing;
      expect(cell.face.kind === "figure" && cell.face.title.length, name).toBeGreaterThan(5);
      expect(drawing.alt().length, name).toBeGreaterThan(30);
      expect(drawing.alt(), name).not.toMatch(/NaN|undefined|Infinity|null/);
    }
    opened.close();
  });

  it("makes claims that can fail: sentences, with seeds and a reasoned tolerance", () => {
    expect(findingsOf(n).length).toBeGreaterThan(0);
    for (const [name, { says, seeds, tolerance }] of findingsOf(n)) {
      expect(says, name).toMatch(/\.$/);
      expect(tolerance.length, name).toBeGreaterThan(20);
      expect(seeds.length, name).toBeGreaterThan(0);
    }
  });

  it("asks questions whose keys are known where the page opens, and explained", async () => {
    const opened = open(n, run);
    for (const [name, { face }] of cells) {
      if (face.kind !== "question") continue;
      const { question } = face;
      const key = (await opened.value(name)) as Key;
      if (key.state !== "known") throw new Error(`${name}: its key is ${key.state}`);
      expect(key.why, name).toMatch(/\.$/);
      if (question.kind === "choose") expect(Object.keys(question.options), name).toContain(key.right);
      if (question.kind === "number") expect(key.tolerance, name).toBeGreaterThan(0);
      if (question.kind === "state") expect(key.right, `${name} is so from the beginning`).toBe(false);
    }
    opened.close();
  });

  it("has no control that moves nothing", () => {
    const used = new Set(cells.flatMap(([, { inputs }]) => inputs));
    for (const [name, cell] of cells.filter(([, c]) => isControls(c)))
      expect(used.has(cell), name).toBe(true);
  });

  it("has a drawn symbol for every parameter that declares one", () => {
    for (const [name, cell] of cells)
      for (const p of isControls(cell) ? Object.values(cell.owner.params) : [])
        if (p.symbol) expect(symbols[p.symbol], `${name}: ${p.symbol}`).toContain("<math");
  });

  it("has no cell that its page forgets", () => {
    for (const [name] of cells.filter(([, { face }]) => face.kind !== "value"))
      expect(prose, name).toMatch(new RegExp(`"${name}"`));
  });
});
