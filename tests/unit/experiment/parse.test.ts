import { describe, expect, it } from "vitest";
import { faults, fits, ParamError, parse, says } from "../../../src/experiment/parse.ts";
import { defaults, type Raw } from "../../../src/experiment/schema.ts";
import { schema, someValues } from "./fixtures.ts";

const messages = (raw: Raw) => faults(schema, raw).map(says);

describe("parse", () => {
  it("gives what is missing its default", () => {
    expect(parse(schema, {})).toEqual(defaults(schema));
    expect(parse(schema, { modes: 7 })).toEqual({ ...defaults(schema), modes: 7 });
  });

  it("gives values that fit as they are, the ends of a range included", () => {
    for (let seed = 1; seed <= 50; ++seed) expect(parse(schema, someValues(seed))).toEqual(someValues(seed));
    expect(parse(schema, { modes: 1, offset: -2 })).toMatchObject({ modes: 1, offset: -2 });
    expect(parse(schema, { modes: 12, offset: 2 })).toMatchObject({ modes: 12, offset: 2 });
  });

  it("lists every fault, in the order given, in one grammar", () => {
    const raw = { rule: "odd", modes: 99, noisy: "yes", rate: 0, spread: 3, offset: 0 };
    expect(messages(raw)).toEqual([
      "rule = odd: expected one of plain, twice",
      "modes = 99: expected an integer in [1, 12]",
      "noisy = yes: expected true or false",
      "rate = 0: expected a number in [0.0001, 0.2]",
      expect.stringMatching(/^spread = 3: expected .*modes, rate, offset, rule, noisy, constructor$/),
    ]);
    const error = expect.objectContaining({ name: "ParamError", message: messages(raw).join("; ") });
    expect(() => parse(schema, raw)).toThrow(error);
    expect(() => parse(schema, raw)).toThrow(ParamError);
  });

  it("takes no value of another type for a number, however number-like", () => {
    for (const value of [
      "3",
      "",
      null,
      undefined,
      true,
      [3],
      { valueOf: () => 3 },
      3n,
      NaN,
      Infinity,
      -Infinity,
    ]) {
      expect(fits(schema.modes, value), String(value)).toBe(false);
      expect(fits(schema.rate, value), String(value)).toBe(false);
    }
    expect(fits(schema.modes, 3.5)).toBe(false);
  });

  it("takes only true and false for a toggle, only an option's own name for a choice", () => {
    for (const value of [1, 0, "true", "", null, undefined]) expect(fits(schema.noisy, value)).toBe(false);
    for (const value of ["toString", "constructor", "__proto__", "hasOwnProperty", 0, null, ["plain"]])
      expect(fits(schema.rule, value), String(value)).toBe(false);
  });

  it("knows a parameter only by a name of its own, not by what every object has", () => {
    const raw = JSON.parse('{"__proto__": 3, "toString": 4, "hasOwnProperty": 5}') as Raw;
    expect(faults(schema, raw).map(({ param }) => param)).toEqual([
      "__proto__",
      "toString",
      "hasOwnProperty",
    ]);
    expect(parse(schema, {}).constructor).toBe(2); // its own default, not Object
    expect(parse(schema, { constructor: 5 }).constructor).toBe(5);
  });

  it("does not read what a raw value only inherits", () => {
    expect(parse(schema, Object.create({ modes: 7 }) as Raw).modes).toBe(4);
  });

  it("names a value that has no text of its own", () => {
    expect(messages({ modes: undefined, rate: NaN, noisy: { a: 1 }, offset: 3n, rule: null })).toEqual([
      "modes = undefined: expected an integer in [1, 12]",
      "rate = NaN: expected a number in [0.0001, 0.2]",
      'noisy = {"a":1}: expected true or false',
      "offset = 3: expected a number in [-2, 2]",
      "rule = null: expected one of plain, twice",
    ]);
  });
});
