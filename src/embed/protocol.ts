import type { Schema } from "./schema.ts";

/** What every message of the protocol carries. */
export interface Envelope {
  readonly p: "cell-embed";
  readonly v: 1;
  readonly type: string;
  /** Of a request, by which its answer is known. */
  readonly id?: string;
  /** Of an answer: the request's id. */
  readonly re?: string;
}
export type Message = Envelope & Readonly<Record<string, unknown>>;

/** A message of the protocol. */
export const message = (type: string, body: Readonly<Record<string, unknown>> = {}): Message => ({
  ...body,
  p: "cell-embed",
  v: 1,
  type,
});

const text: Schema = { type: "string", maxLength: 2000 };
const name: Schema = { type: "string", maxLength: 200 };
const names: Schema = { type: "array", items: name, maxItems: 200 };
const number: Schema = { type: "number" };
const value: Schema = { type: ["number", "string", "boolean"], maxLength: 2000 };
const params: Schema = { type: "object", additionalProperties: value, maxProperties: 200 };
const list: Schema = { type: "array", maxItems: 200 };

function shape(type: string, description: string, properties: Readonly<Record<string, Schema>>): Schema {
  // a name with a question mark need not be there
  const own = Object.entries(properties).map(([key, inner]) => [key.replace("?", ""), inner] as const);
  return {
    description,
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

const shapes = (
  all: Readonly<Record<string, readonly [string, Readonly<Record<string, Schema>>]>>,
): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(all).map(([type, [words, fields]]) => [type, shape(type, words, fields)]),
  );

/** On the window: how a page and its host find each other. */
export const greetings = shapes({
  hello: [
    "Page to host, when it is alive, and in answer to ping.",
    {
      versions: { type: "array", items: number, maxItems: 20 },
      notebook: name,
      cell: name,
      notebookVersion: name,
      caps: names,
    },
  ],
  ping: ["Host to page: say hello again.", {}],
  connect: [
    "Host to page, with a MessagePort: all that follows goes over the port.",
    { version: { const: 1 }, "caps?": names },
  ],
  error: ["Page to host: it could not come alive.", { code: name, message: text }],
});

/** On the port, page to host. */
export const events = shapes({
  ready: [
    "The cell is on the page.",
    { params, schema: { type: "object" }, warnings: { type: "array", items: text, maxItems: 200 } },
  ],
  resize: ["The content's size in CSS pixels.", { height: number, width: number }],
  state: [
    "Values have changed; at most every 150 ms.",
    { params, url: text, cause: { enum: ["user", "host", "link"] } },
  ],
  run: [
    "A run starts, goes on, or is over.",
    { phase: { enum: ["start", "progress", "done", "cancelled"] }, "progress?": number, "ms?": number },
  ],
  result: ["The newest value of a subscribed cell.", { name, value: {} }],
  answer: [
    "A reader has answered a question. `statement` has the shape of an xAPI statement without its actor.",
    {
      item: name,
      response: text,
      "correct?": { type: "boolean" },
      "score?": { type: "object" },
      "statement?": { type: "object" },
    },
  ],
  error: [
    "A request was refused (`re` names it), or a cell could not be computed.",
    { code: name, message: text, "issues?": list },
  ],
  ok: ["The answer to a request.", {}],
});

/** On the port, host to page. */
export const requests = shapes({
  set: [
    "Sets values: all of them, or, if one does not fit, none.",
    { params, "mode?": { enum: ["merge", "replace"] } },
  ],
  get: [
    "The value of a parameter or of a cell; without a name: all values, and how many messages were refused.",
    { "name?": name },
  ],
  subscribe: ["Cells whose values are to be told as results, in place of those named before.", { names }],
  reset: ["Back to the values of the link.", {}],
  run: ["Runs again at the same values.", {}],
  cancel: ["Stops what runs.", {}],
  theme: [
    "Colours and radius, by token; scheme is light, dark or auto.",
    { tokens: { type: "object", additionalProperties: name, maxProperties: 40 } },
  ],
  lock: ["The parameters that the reader may not change, in place of those named before.", { names }],
  export: ["The figure as a file.", { format: { enum: ["svg", "png", "csv", "json"] } }],
  seed: ["Sets every seed.", { value: number }],
});

/** The protocol as a JSON Schema document, published with the site. */
export const document = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "cell-embed/1",
  description:
    "Messages between an embedded cell and the page around it. Fields that are not named here are ignored.",
  oneOf: ["greetings", "events", "requests"].map((group) => ({ $ref: `#/$defs/${group}` })),
  $defs: Object.fromEntries(
    Object.entries({ greetings, events, requests }).map(([group, all]) => [
      group,
      { anyOf: Object.values(all) },
    ]),
  ),
};
