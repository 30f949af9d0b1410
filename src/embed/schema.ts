/** As much of JSON Schema as the protocol needs. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly description?: string;
}

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/** What of a value does not fit a schema: the path of the first fault, and what was expected; nothing if it fits. */
export function fault(schema: Schema, value: unknown, path = "message"): string | undefined {
  const type = typeOf(value);
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  if (types && !types.includes(type) && !(types.includes("integer") && Number.isInteger(value)))
    return `${path}: expected ${types.join(" or ")}`;
  if (type === "number" && !Number.isFinite(value)) return `${path}: expected a finite number`;
  if ("const" in schema && value !== schema.const) return `${path}: expected ${JSON.stringify(schema.const)}`;
  if (schema.enum && !schema.enum.includes(value)) return `${path}: expected ${schema.enum.join(" or ")}`;
  if (typeof value === "string" && value.length > (schema.maxLength ?? Infinity))
    return `${path}: expected at most ${schema.maxLength} characters`;
  if (Array.isArray(value)) {
    if (value.length > (schema.maxItems ?? Infinity))
      return `${path}: expected at most ${schema.maxItems} items`;
    return first(value, (item, i) => schema.items && fault(schema.items, item, `${path}[${i}]`));
  }
  if (type !== "object") return undefined;
  const record = value as Readonly<Record<string, unknown>>;
  const missing = schema.required?.find((key) => !Object.hasOwn(record, key));
  if (missing !== undefined) return `${path}.${missing}: expected, and missing`;
  const keys = Object.keys(record);
  if (keys.length > (schema.maxProperties ?? Infinity))
    return `${path}: expected at most ${schema.maxProperties} entries`;
  return first(keys, (key) => {
    const own = schema.properties && Object.hasOwn(schema.properties, key);
    const inner = own ? schema.properties[key] : schema.additionalProperties;
    return inner && fault(inner, record[key], `${path}.${key}`);
  });
}

function first<T>(list: readonly T[], find: (item: T, i: number) => string | undefined): string | undefined {
  for (const [i, item] of list.entries()) {
    const found = find(item, i);
    if (found !== undefined) return found;
  }
  return undefined;
}
