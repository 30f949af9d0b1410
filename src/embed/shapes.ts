import type { Schema } from "./schema.ts";

export const name: Schema = { type: "string", maxLength: 200 };
export const names: Schema = { type: "array", items: name, maxItems: 200 };
export const number: Schema = { type: "number" };
const value: Schema = { type: ["number", "string", "boolean"], maxLength: 2000 };
export const params: Schema = { type: "object", additionalProperties: value, maxProperties: 200 };

function shape(type: string, properties: Readonly<Record<string, Schema>>): Schema {
  // a name with a question mark need not be there
  const own = Object.entries(properties).map(([key, inner]) => [key.replace("?", ""), inner] as const);
  return {
    type: "object",
    required: ["p", "v", "type", ...Object.keys(properties).filter((key) => !key.endsWith("?"))],
    properties: {
      p: { const: "cell-embed" },
      v: { const: 1 },
      type: { const: type },
      id: name,
      re: name,
      ...Object.fromEntries(own),
    },
  };
}

/** The shapes of messages, from those of their own fields. */
export const shapes = <Type extends string>(
  all: Readonly<Record<Type, Readonly<Record<string, Schema>>>>,
): Record<Type, Schema> =>
  Object.fromEntries(
    Object.entries<Readonly<Record<string, Schema>>>(all).map(([type, fields]) => [
      type,
      shape(type, fields),
    ]),
  ) as Record<Type, Schema>;

/** On the window, host to page. */
export const callings = shapes({
  ping: {},
  connect: { version: { const: 1 }, "caps?": names },
});

/** On the port, host to page. */
export const requests = shapes({
  set: { params, "mode?": { enum: ["merge", "replace"] } },
  get: { "name?": name },
  subscribe: { names },
  reset: {},
  run: {},
  cancel: {},
  theme: { tokens: { type: "object", additionalProperties: name, maxProperties: 40 } },
  lock: { names },
  export: { format: { enum: ["svg", "png", "csv", "json"] } },
  seed: { value: number },
});
