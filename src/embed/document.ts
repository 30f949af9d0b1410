import type { Schema } from "./schema.ts";
import { callings, name, names, number, params, requests, shapes } from "./shapes.ts";

const text: Schema = { type: "string", maxLength: 2000 };
const list: Schema = { type: "array", maxItems: 200 };

/** On the window: how a page and its host find each other. */
export const greetings = {
  ...callings,
  ...shapes({
    hello: {
      versions: { type: "array", items: number, maxItems: 20 },
      notebook: name,
      cell: name,
      notebookVersion: name,
      caps: names,
    },
    error: { code: name, message: text },
  }),
};

/** On the port, page to host. */
export const events = shapes({
  ready: { params, schema: { type: "object" }, warnings: { type: "array", items: text, maxItems: 200 } },
  resize: { height: number, width: number },
  state: { params, url: text, cause: { enum: ["user", "host", "link"] } },
  run: { phase: { enum: ["start", "progress", "done", "cancelled"] }, "progress?": number, "ms?": number },
  result: { name, value: {} },
  answer: {
    item: name,
    response: text,
    "correct?": { type: "boolean" },
    "score?": { type: "object" },
    "statement?": { type: "object" },
  },
  error: { code: name, message: text, "issues?": list },
  ok: {},
});

const groups = { greetings, events, requests };

/** What each message says. Pages do not need it, so it is not among what they fetch. */
const words: { readonly [G in keyof typeof groups]: Readonly<Record<keyof (typeof groups)[G], string>> } = {
  greetings: {
    hello: "Page to host, when it is alive, and in answer to ping.",
    ping: "Host to page: say hello again.",
    connect: "Host to page, with a MessagePort: all that follows goes over the port.",
    error: "Page to host: it could not come alive.",
  },
  events: {
    ready: "The cell is on the page.",
    resize: "The content's size in CSS pixels.",
    state: "Values have changed; at most every 150 ms.",
    run: "A run starts, goes on, or is over.",
    result: "The newest value of a subscribed cell.",
    answer:
      "A reader has answered a question. `statement` has the shape of an xAPI statement without its actor.",
    error: "A request was refused (`re` names it), or a cell could not be computed.",
    ok: "The answer to a request.",
  },
  requests: {
    set: "Sets values: all of them, or, if one does not fit, none.",
    get: "The value of a parameter or of a cell; without a name: all values, and how many messages were refused.",
    subscribe: "Cells whose values are to be told as results, in place of those named before.",
    reset: "Back to the values of the link.",
    run: "Runs again at the same values.",
    cancel: "Stops what runs.",
    theme: "Colours and radius, by token, empty for the cell's own; scheme is light, dark or auto.",
    lock: "The parameters that the reader may not change, in place of those named before.",
    export: "The figure as a file.",
    seed: "Sets every seed.",
  },
};

const described = (all: Readonly<Record<string, Schema>>, said: Readonly<Record<string, string>>): Schema[] =>
  Object.entries(all).map(([type, shape]) => ({ description: said[type], ...shape }));

/** The protocol as a JSON Schema document, published with the site. */
export const document = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "cell-embed/1",
  description:
    "Messages between an embedded cell and the page around it. Fields that are not named here are ignored.",
  oneOf: Object.keys(groups).map((group) => ({ $ref: `#/$defs/${group}` })),
  $defs: {
    greetings: { anyOf: described(greetings, words.greetings) },
    events: { anyOf: described(events, words.events) },
    requests: { anyOf: described(requests, words.requests) },
  },
};
