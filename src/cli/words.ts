import { fromText } from "../experiment/query.ts";
import type { Schema } from "../experiment/schema.ts";

/** A command line in its parts: texts that nobody has checked yet. */
export interface Words {
  /** What stands alone: the simulation's id, and nothing else if the reader made no mistake. */
  readonly alone: readonly string[];
  /** `--name value`, `--name=value` and `--flag`, in the order given; a name may occur twice. */
  readonly named: readonly (readonly [name: string, text: string])[];
}

/**
 * A command line in its parts. A flag takes the word after it as its value, unless that begins with `--`; a toggle
 * takes it only if it says yes or no, so that `--help deep-linear/modes` works. A value that is missing is blank,
 * for `parse` to name it. The schema tells which names are toggles; others may occur.
 */
export function words(argv: readonly string[], schema: Schema): Words {
  const alone: string[] = [];
  const named: [string, string][] = [];
  for (let i = 0; i < argv.length; ++i) {
    const word = argv[i];
    if (!word.startsWith("--")) {
      alone.push(word);
      continue;
    }
    if (word === "--") continue; // how npm and others set their own flags apart from ours
    const equals = word.indexOf("=");
    if (equals > 0) {
      named.push([word.slice(2, equals), word.slice(equals + 1)]);
      continue;
    }
    const name = word.slice(2);
    const next = i + 1 < argv.length && !argv[i + 1].startsWith("--") ? argv[i + 1] : undefined;
    const param = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (param?.kind === "toggle" && (next === undefined || typeof fromText(param, next) !== "boolean")) {
      named.push([name, "true"]);
      continue;
    }
    named.push([name, next ?? ""]);
    if (next !== undefined) ++i;
  }
  return { alone, named };
}
