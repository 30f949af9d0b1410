import { expect, it } from "vitest";
import { expected, parse } from "../../../src/experiment/parse.ts";
import { choice, defaults, integer, real, seed, toggle } from "../../../src/experiment/schema.ts";
import { schema } from "./fixtures.ts";

it("a declaration says of which kind it is and changes nothing else", () => {
  const described = { label: "L", doc: "D." };
  expect(real({ ...described, default: 1, min: 0, max: 2 })).toEqual({ kind: "real", ...described, default: 1, min: 0, max: 2 }); // prettier-ignore
  expect(integer({ ...described, default: 1, min: 0, max: 2 }).kind).toBe("integer");
  expect(toggle({ ...described, default: true }).kind).toBe("toggle");
  expect(choice({ ...described, options: { a: "A", b: "B" }, default: "b" }).kind).toBe("choice");
});

it("a declaration is plain data: it survives being sent as a message and as text", () => {
  expect(structuredClone(schema)).toEqual(schema);
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

it("defaults are each parameter's own, in the order declared, and they fit", () => {
  expect(Object.entries(defaults(schema))).toEqual(
    Object.entries(schema).map(([name, p]) => [name, p.default]),
  );
  expect(parse(schema, defaults(schema))).toEqual(defaults(schema));
});

it("every kind says in words what it accepts", () => {
  expect(Object.values(schema).map(expected)).toEqual([
    "an integer in [1, 12]",
    "a number in [0.0001, 0.2]",
    "a number in [-2, 2]",
    "one of plain, twice",
    "true or false",
    "an integer in [0, 9]",
  ]);
});

it("the seed is an ordinary parameter: 1 unless given, up to 9999", () => {
  expect(parse({ seed }, {})).toEqual({ seed: 1 });
  expect(() => parse({ seed }, { seed: 0 })).toThrow("seed = 0: expected an integer in [1, 9999]");
  expect(parse({ seed }, { seed: 9999 })).toEqual({ seed: 9999 });
});
