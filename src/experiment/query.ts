import { parse } from "./parse.ts";
import type { Param, Raw, Schema, Values } from "./schema.ts";

/**
 * The value that a text stands for, or the text itself where it stands for none, so that `parse` can name it.
 * Blank text is no number: `Number("")` would be 0.
 */
export function fromText(p: Param | undefined, text: string): unknown {
  if (!p || p.kind === "choice" || p.kind === "order" || p.kind === "data") return text;
  if (p.kind === "toggle")
    return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text;
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : text;
}

/** Raw values from texts by name. Unknown names are kept, for `parse` to name them. */
export function rawFromTexts(schema: Schema, texts: Iterable<readonly [string, string]>): Raw {
  return Object.fromEntries(
    [...texts].map(([name, text]) => [
      name,
      fromText(Object.hasOwn(schema, name) ? schema[name] : undefined, text),
    ]),
  );
}

/** Non-default values as a query, but for data of the reader's own, names sorted, numbers in their shortest form that reads back the same. */
export function toQuery<S extends Schema>(schema: S, values: Values<S>): URLSearchParams {
  const named: Readonly<Record<string, unknown>> = values;
  const changed = Object.entries(schema).filter(
    ([name, p]) => p.kind !== "data" && named[name] !== p.default,
  );
  return new URLSearchParams(changed.map(([name]) => [name, String(named[name])] as [string, string]).sort());
}

/** Values from a query; throws a ParamError that lists every fault. */
export function fromQuery<S extends Schema>(schema: S, query: URLSearchParams): Values<S> {
  return parse(schema, rawFromTexts(schema, query));
}
