import { expect, it } from "vitest";
import saxe2019 from "../../../src/simulations/deep-linear/hierarchy-source.ts";
import { bibtexOf, bibtexOfNotebook } from "../../../src/ui/page/bibtex.ts";

it("a paper's entry has its authors joined by “and”, its title's capitals kept and its dashes in TeX", () => {
  expect(bibtexOf(saxe2019)).toBe(`@article{saxe2019,
  author = {Saxe and McClelland and Ganguli},
  title = {{A mathematical theory of semantic development in deep neural networks}},
  journal = {PNAS 116, 11537--11546},
  year = {2019},
  url = {https://doi.org/10.1073/pnas.1820226116}
}`);
});

it("signs that TeX reads as orders are escaped", () => {
  expect(bibtexOf({ ...saxe2019, title: "50 % of R&D_1" })).toContain("title = {{50 \\% of R\\&D\\_1}}");
});

it("a notebook's entry names its paper, and its address and date once they are known", () => {
  const notebook = { id: "walk", title: "A walker", source: saxe2019 };
  expect(bibtexOfNotebook(notebook)).not.toContain("url");
  const read = { url: "https://example.org/walk/", date: "2026-01-02" };
  expect(bibtexOfNotebook(notebook, read)).toBe(`@misc{plateau-walk,
  author = {{Plateau}},
  title = {{A walker}},
  howpublished = {Reactive notebook},
  note = {After Saxe, McClelland, Ganguli (2019)},
  url = {https://example.org/walk/},
  urldate = {2026-01-02}
}`);
});
