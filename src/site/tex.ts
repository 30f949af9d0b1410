import katex from "katex";
import MagicString from "magic-string";
import { parse, type PreprocessorGroup } from "svelte/compiler";
import type { Plugin } from "vite";
import { marked } from "./marked.ts";
import { declaredIn } from "./symbols.ts";

/** A formula as HTML, the symbols of parameters marked. */
const markup = (source: string, displayMode: boolean, symbols: ReadonlySet<string>): string =>
  katex.renderToString(marked(source, symbols), {
    output: "htmlAndMathml",
    displayMode,
    throwOnError: true,
    trust: ({ command }) => command === "\\htmlData",
    strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
  });

/** HTML within the source of a component. */
const inSource = (html: string): string => html.replace(/[{}]/g, (c) => `&#${c.charCodeAt(0)};`);

interface Node {
  type?: string;
  start: number;
  end: number;
  expression?: {
    type: string;
    tag?: { name: string };
    quasi?: { expressions: unknown[]; quasis: { value: { raw: string } }[] };
  };
  [key: string]: unknown;
}

/** A preprocessor that puts the markup of {@html tex`…`} and {@html display`…`} in their places. */
export function texAtBuild(): PreprocessorGroup {
  return {
    name: "tex",
    markup({ content, filename }) {
      if (!/\b(?:tex|display)`/.test(content)) return undefined as never;
      const text = new MagicString(content);
      const chapter = /\/notebooks\/([^/]+)\//.exec(filename ?? "")?.[1];
      const symbols = chapter
        ? declaredIn([`src/simulations/${chapter}`, `notebooks/${chapter}`])
        : new Set<string>();
      const visit = (node: unknown): void => {
        if (Array.isArray(node)) return node.forEach(visit);
        if (typeof node !== "object" || node === null) return;
        const { type, start, end, expression } = node as Node;
        if (
          type === "HtmlTag" &&
          expression?.type === "TaggedTemplateExpression" &&
          expression.quasi?.expressions.length === 0
        ) {
          const name = expression.tag?.name;
          if (name === "tex" || name === "display")
            return void text.overwrite(
              start,
              end,
              inSource(markup(expression.quasi.quasis[0].value.raw, name === "display", symbols)),
            );
        }
        Object.values(node).forEach(visit);
      };
      visit(parse(content, { modern: true, ...(filename ? { filename } : {}) }).fragment);
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}

/** Leaves one format of each of KaTeX's fonts: every browser that runs this site reads woff2. */
export function texFonts(): Plugin {
  return {
    name: "tex-fonts",
    enforce: "pre",
    transform: (code, id) =>
      /katex(\.min)?\.css/.test(id)
        ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, "")
        : undefined,
  };
}
