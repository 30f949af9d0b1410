import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { addresses, notebooks } from "../../../src/site/server.ts";

const folder = "tests/unit/embed/addresses";
const listed = (id: string): string[] => {
  const file = `${folder}/${id}.txt`;
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
};

it("an embed that was published never disappears: every address of the lists is still a page", () => {
  const ids = readdirSync(folder).map((file) => file.replace(/\.txt$/, ""));
  const now = new Map(notebooks.map((n) => [n.id, addresses(n)]));
  const gone = ids.flatMap((id) =>
    listed(id)
      .filter((cell) => !now.get(id)?.includes(cell))
      .map((cell) => `${id}/${cell}`),
  );
  expect(gone, "give the cell its name back, or name it in `renamed` of its notebook").toEqual([]);
});

it("new addresses are added to the lists by the first run of this test that sees them", () => {
  for (const n of notebooks) {
    const known = listed(n.id);
    const all = [...new Set([...known, ...addresses(n)])].sort();
    if (all.length > known.length && !process.env["CI"])
      writeFileSync(`${folder}/${n.id}.txt`, `${all.join("\n")}\n`);
  }
});

it("a cell that was renamed is known by its old name, which no other cell has", () => {
  for (const n of notebooks)
    for (const [old, cell] of Object.entries(n.renamed ?? {})) {
      expect(Object.keys(n.cells), `${n.id}/${old}`).not.toContain(old);
      expect(Object.keys(n.cells), `${n.id}/${old}`).toContain(cell);
    }
});
