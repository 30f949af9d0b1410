import { posix } from "node:path";
import ts from "typescript";

/** One thing that a file imports. */
export interface Import {
  /** A path from the project's root, with stars if it is a glob, or a package's name as it is written. */
  readonly of: string;
  /** Whether nothing of it is left when types are stripped. */
  readonly types: boolean;
}

// `import { type A } from "./a.ts"` still loads a.ts: with verbatimModuleSyntax only the names are stripped.
const isTypes = (clause: ts.ImportClause | undefined): boolean =>
  clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

const texts = (node: ts.Node | undefined): string[] =>
  !node
    ? []
    : ts.isStringLiteralLike(node)
      ? [node.text]
      : ts.isArrayLiteralExpression(node)
        ? node.elements.flatMap(texts)
        : [];

/** A call that loads modules: `import(…)` or `import.meta.glob(…)`. */
const loads = ({ expression }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword || /^import\.meta\.glob$/.test(expression.getText());

/**
 * What a source file imports: static and dynamic imports, re-exports, types by `import("…")`, and globs. Of a Svelte
 * file, its scripts' imports. What a comment or a text says is no import.
 */
export function importsOf(path: string, source: string): Import[] {
  const code = path.endsWith(".svelte")
    ? [...source.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join("\n")
    : source;
  const found: Import[] = [];
  const add = (types: boolean, ...named: string[]): void => {
    for (const name of named) {
      const [file] = name.replace(/^!/, "").split("?");
      const of = file.startsWith("/")
        ? file.slice(1)
        : file.startsWith(".")
          ? posix.join(posix.dirname(path), file)
          : file;
      found.push({ of, types });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(isTypes(node.importClause), ...texts(node.moduleSpecifier));
    else if (ts.isExportDeclaration(node)) add(node.isTypeOnly, ...texts(node.moduleSpecifier));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(true, ...texts(node.argument.literal));
    else if (ts.isCallExpression(node) && loads(node)) add(false, ...texts(node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
  return found;
}
