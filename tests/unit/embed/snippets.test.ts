import { expect, it } from "vitest";
import { address, snippets, type Wanted } from "../../../src/embed/snippets.ts";

const wanted: Wanted = {
  base: "https://site.example/plateau/",
  notebook: "deep-linear",
  cell: "strengths",
  title: 'Strength of "each" mode & <more> 100%',
  height: 600,
  query: new URLSearchParams("modes.hidden=2&lock=modes.hidden,modes.seed&theme=dark"),
  version: "1.2.3",
};
const of = (name: string): string => snippets(wanted).find((snippet) => snippet.name === name)!.code;

it("there is something to paste for each place that the docs name, and all carry the state", () => {
  const names = snippets(wanted).map(({ name }) => name);
  expect(names).toEqual([
    "HTML frame",
    "HTML element",
    "Quarto",
    "MyST",
    "Reveal",
    "Canvas",
    "Moodle",
    "Notion",
    "Observable",
    "LaTeX",
  ]);
  for (const { name, code } of snippets(wanted))
    if (name !== "Observable") expect(code, name).toContain("hidden=");
  expect(of("Notion")).toBe(address(wanted));
});

it("what goes into HTML is escaped", () => {
  for (const name of ["HTML frame", "HTML element", "Reveal", "Quarto"]) {
    const code = of(name);
    expect(code).toContain("&quot;each&quot;");
    expect(code).not.toContain("<more>");
    expect(code).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  }
  expect(of("HTML element")).toContain('modes.hidden="2"');
});

it("what goes into LaTeX has no stray commands", () => {
  const [caption] = /\\caption\{[^.]*/.exec(of("LaTeX"))!;
  expect(caption).toContain("\\& <more> 100\\%");
  expect(of("LaTeX")).toContain("\\qrcode");
});
