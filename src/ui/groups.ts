import type { Param, Schema } from "../experiment/schema.ts";

/** The parameters of one heading, or of none, in the order of their declaration. */
export interface Group {
  readonly heading: string;
  readonly params: readonly (readonly [name: string, param: Param])[];
}

/** Neighbours with the same group, together; the seed comes last. */
export function groups(schema: Schema): Group[] {
  const found: { heading: string; params: [string, Param][] }[] = [];
  const entries = Object.entries(schema).sort(([a], [b]) => Number(a === "seed") - Number(b === "seed"));
  for (const [name, param] of entries) {
    const heading = param.group ?? "";
    if (found.at(-1)?.heading === heading) found.at(-1)!.params.push([name, param]);
    else found.push({ heading, params: [[name, param]] });
  }
  return found;
}
