import MagicString from "magic-string";
import type { ESTree, Plugin } from "vite";

const query = "?declared";
const simulation = /\/src\/simulations\/[^/]+\/[^/]+\.ts$/;
const notebook = /\/notebooks\/[^/]+\/[^/]+\.ts$/;

/** Where the method `frames` of a declaration lies in its code, if the code declares a simulation. */
function framesIn(program: ESTree.Program): { start: number; end: number } | undefined {
  for (const node of program.body) {
    if (node.type !== "ExportDefaultDeclaration" || node.declaration.type !== "CallExpression") continue;
    const [declaration] = node.declaration.arguments;
    if (declaration?.type !== "ObjectExpression") continue;
    return declaration.properties.find(
      (property) =>
        property.type === "Property" && property.key.type === "Identifier" && property.key.name === "frames",
    );
  }
  return undefined;
}

/**
 * Gives notebooks in a page's script the declarations of simulations without their frames. A page names simulations, lists
 * their parameters and draws their frames, but only workers compute them: without `frames` the equations fall away.
 */
export function declared(): Plugin {
  const applies = (name: string): boolean => name === "client" || name === "file";
  return {
    name: "declared",
    apply: "build",
    enforce: "pre",
    applyToEnvironment: ({ name }) => applies(name),
    async resolveId(source, importer, options) {
      const from = importer?.replace(/\?.*$/, "") ?? "";
      const bare = importer?.endsWith(query) === true;
      if (!bare && !notebook.test(from)) return;
      const found = await this.resolve(source, from, { ...options, skipSelf: true });
      if (!found || found.external) return found;
      // What only the frames needed must not stay for what it does when it is loaded.
      if (bare || simulation.test(found.id))
        return {
          ...found,
          id: simulation.test(found.id) ? found.id + query : found.id,
          moduleSideEffects: false,
        };
      return found;
    },
    transform: {
      order: "post", // as JavaScript
      handler(code, id) {
        if (!id.endsWith(query)) return;
        const frames = framesIn(this.parse(code));
        if (!frames) return;
        const text = new MagicString(code);
        text.overwrite(frames.start, frames.end, "*frames() {}");
        return { code: text.toString(), map: text.generateMap({ hires: true }) };
      },
    },
  };
}
