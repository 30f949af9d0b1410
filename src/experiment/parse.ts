import { isLabelled } from "./labelled.ts";
import type { Param, Raw, Schema, Values } from "./schema.ts";

/** One fault of one value. */
export interface Issue {
  readonly param: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Values that a reader can put right: carries all faults, not the first. */
export class ParamError extends Error {
  override readonly name = "ParamError";
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(says).join("; "));
    this.issues = issues;
  }
}

/** The fault in words: `modes = 99: expected an integer in [1, 12]`. */
export function says({ param, value, expected }: Issue): string {
  // JSON has no NaN and no bigint; String has no word for what is in an object.
  return `${param} = ${typeof value === "object" ? JSON.stringify(value) : String(value)}: expected ${expected}`;
}

/** What a parameter accepts, in words. */
export function expected(p: Param): string {
  switch (p.kind) {
    case "integer":
      return `an integer in [${p.min}, ${p.max}]`;
    case "real":
      return `a number in [${p.min}, ${p.max}]`;
    case "choice":
      return `one of ${Object.keys(p.options).join(", ")}`;
    case "toggle":
      return "true or false";
    case "order":
      return `the letters ${p.default} in any order`;
    case "data":
      return "a file of the reader's, chosen on the page";
  }
}

/** Whether a value of the right type lies in the parameter's range. */
export function fits(p: Param, value: unknown): boolean {
  switch (p.kind) {
    case "integer":
      return Number.isInteger(value) && (value as number) >= p.min && (value as number) <= p.max;
    case "real":
      return Number.isFinite(value) && (value as number) >= p.min && (value as number) <= p.max;
    case "choice":
      return typeof value === "string" && Object.hasOwn(p.options, value);
    case "toggle":
      return typeof value === "boolean";
    case "order":
      return typeof value === "string" && [...value].sort().join("") === [...p.default].sort().join("");
    case "data":
      return value === null || isLabelled(value);
  }
}

/** The faults of raw values, in the order given; empty if there are none. What is missing is no fault. */
export function faults(schema: Schema, raw: Raw): Issue[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const p = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (!p)
      return [
        { param: name, value, expected: `no such parameter, but one of ${Object.keys(schema).join(", ")}` },
      ];
    return fits(p, value) ? [] : [{ param: name, value, expected: expected(p) }];
  });
}

/** Values that fit the schema; what is missing takes its default. Throws a ParamError that lists every fault. */
export function parse<S extends Schema>(schema: S, raw: Raw): Values<S> {
  const issues = faults(schema, raw);
  if (issues.length) throw new ParamError(issues);
  return Object.fromEntries(
    Object.entries(schema).map(([name, p]) => [name, Object.hasOwn(raw, name) ? raw[name] : p.default]),
  ) as Values<S>;
}
