import katex from "katex";
import { expect, it } from "vitest";
import { marked } from "../../../src/site/marked.ts";

const mark = (tex: string, ...symbols: string[]) => marked(tex, symbols);

it("a symbol is marked wherever it stands whole, the longest that fits, also in an exponent", () => {
  expect(mark("u(t) = s/(s-u_0)", "s", "u_0")).toBe(
    "u(t) = {\\htmlData{symbol=s}{s}}/({\\htmlData{symbol=s}{s}}-{\\htmlData{symbol=u_0}{u_0}})",
  );
  expect(mark("e^{-2st}", "s")).toBe("e^{-2{\\htmlData{symbol=s}{s}}t}");
  expect(mark("\\lambda  s + \\lambda", "\\lambda", "\\lambda s")).toBe(
    "{\\htmlData{symbol=lambda-s}{\\lambda  s}} + {\\htmlData{symbol=lambda}{\\lambda}}",
  );
});

it("with an index it is another symbol, as an index it is none, and neither are words and commands", () => {
  for (const tex of [
    "s_a",
    "s _{12}",
    "x_s",
    "x_{s+1}",
    "\\text{so s is}",
    "\\mathsf s",
    "\\sin x",
    "\\operatorname{s}",
  ])
    expect(mark(tex, "s")).toBe(tex);
});

it("what is marked is drawn as before, and carries its key", () => {
  const draw = (tex: string) =>
    katex
      .renderToString(tex, { output: "html", trust: true, strict: false })
      .replace(/<span class="enclosing" data-symbol="[^"]*">(.*?)<\/span>/g, "$1");
  const formula = "\\tau\\,\\frac{du}{dt} = D\\,u^{2-2/D}";
  expect(katex.renderToString(mark(formula, "D"), { trust: true, strict: false })).toContain(
    'data-symbol="D"',
  );
  expect(draw(mark("a = D", "D")).replace(/<[^>]*>/g, "")).toBe(draw("a = D").replace(/<[^>]*>/g, ""));
});
