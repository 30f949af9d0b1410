import { expect, it } from "vitest";
import { sectionsOf } from "../../../src/site/contents.ts";

it("the contents list every h2 in order, formulas included, without what would be a link within a link", () => {
  const html =
    '<h2 id="a">What sets <span class="katex">t</span>?<a class="note-mark" href="#note-1"><sup>1</sup></a><small>No.</small></h2><h3>not me</h3>' +
    '<!--[--><h2 class="x" id="b"><!---->Two\n</h2>';
  expect(sectionsOf(html)).toEqual([
    { id: "a", title: 'What sets <span class="katex">t</span>?' },
    { id: "b", title: "Two" },
  ]);
});

it("a heading that nothing could lead to stops the build", () => {
  expect(() => sectionsOf("<h2>Lost</h2>")).toThrow('the heading "Lost" has no id');
});
