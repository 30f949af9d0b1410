import { expect, it } from "vitest";
import { derive } from "../../../src/notebook/cell.ts";
import { notebook } from "../../../src/notebook/notebook.ts";
import { cellsOf, outlineFor, outlineOf, partWith } from "../../../src/site/parts.ts";
import { source } from "../notebook/fixture.ts";

const one = { a: derive([], () => 1), b: derive([], () => 2) };
const two = { c: derive([], () => 3) };
const own = derive([], () => 4);
const whole = notebook({
  id: "parts",
  title: "Parts",
  summary: "Parts.",
  source,
  cover: "a",
  cells: { ...one, ...two, renamed: one.a, own },
});
const outline = outlineOf(whole, { cells: whole, one, two, words: undefined });

it("an outline tells in which file each cell is, under the name that the notebook gives it", () => {
  expect(outline.parts).toEqual({ one: ["a", "b", "renamed"], two: ["c"], cells: ["own"] });
  expect(outline).not.toHaveProperty("cells");
  expect(partWith(outline, "c")).toBe("two");
  expect(partWith(outline, "nobody")).toBeUndefined();
});

it("an embed carries the part of its cell only", () => {
  expect(outlineFor(outline, "c").parts).toEqual({ two: ["c"] });
});

it("a part is its cells, and so is a notebook", () => {
  expect(cellsOf(two)).toBe(two);
  expect(cellsOf(whole)).toBe(whole.cells);
});
