import { describe, expect, it } from "vitest";
import { fromQuery, fromText, rawFromTexts, toQuery } from "../../../src/experiment/query.ts";
import { defaults } from "../../../src/experiment/schema.ts";
import { schema, someValues } from "./fixtures.ts";

const seeds = Array.from({ length: 50 }, (_, i) => i + 1);
const read = (query: string) => fromQuery(schema, new URLSearchParams(query));

describe("a link", () => {
  it.each(seeds)("brings the very values back that went into it (seed %i)", (seed) => {
    const values = someValues(seed);
    expect(read(toQuery(schema, values).toString())).toEqual(values);
  });

  it("names only what is not at its default, sorted, so that one state has one address", () => {
    expect(toQuery(schema, defaults(schema)).toString()).toBe("");
    const values = { ...defaults(schema), rule: "twice", modes: 7, noisy: false } as const;
    expect(toQuery(schema, values).toString()).toBe("modes=7&noisy=false&rule=twice");
  });

  it("has numbers in the shortest form that reads back the same", () => {
    expect(toQuery(schema, { ...defaults(schema), rate: 0.12, offset: 1e-7 }).toString()).toBe(
      "offset=1e-7&rate=0.12",
    );
  });

  it("that does not fit has all its faults named at once", () => {
    expect(() => read("modes=99&rate=fast&rule=odd&noisy=perhaps&spread=1")).toThrow(
      expect.objectContaining({
        issues: ["modes", "rate", "rule", "noisy", "spread"].map((param) =>
          expect.objectContaining({ param }),
        ),
      }),
    );
  });

  it("with a blank number is a fault and not a 0, for 0 may be in the range", () => {
    for (const blank of ["", "%20", "+", "%09"])
      expect(() => read(`offset=${blank}`), blank).toThrow("expected a number in [-2, 2]");
    expect(() => read("constructor=")).toThrow("constructor = : expected an integer in [0, 9]");
  });

  it("may ask for names that every object has, and is told that they are no parameters", () => {
    for (const name of ["__proto__", "toString", "valueOf", "hasOwnProperty"])
      expect(() => read(`${name}=3`), name).toThrow(`${name} = 3: expected `);
    for (const option of ["__proto__", "toString", "constructor"])
      expect(() => read(`rule=${option}`), option).toThrow(`rule = ${option}: expected one of plain, twice`);
    expect(read("constructor=7").constructor).toBe(7);
    expect(Object.prototype).not.toHaveProperty("modes");
  });
});

describe("fromText", () => {
  it("reads numbers as people write them", () => {
    for (const [text, number] of [
      ["3", 3],
      [" -0.5 ", -0.5],
      ["1e-3", 1e-3],
      [".5", 0.5],
      ["+2", 2],
    ] as const)
      // prettier-ignore
      expect(fromText(schema.offset, text)).toBe(number);
  });

  it("leaves a text that is no finite number as it is, so that it can be named", () => {
    for (const text of ["", " ", "three", "1,5", "NaN", "Infinity", "-Infinity", "1e999", "3 4"])
      expect(fromText(schema.offset, text), text).toBe(text);
  });

  it("reads true, false, 1 and 0 for a toggle and nothing else", () => {
    expect(["true", "1", "false", "0"].map((text) => fromText(schema.noisy, text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    for (const text of ["", "TRUE", "yes", "2"]) expect(fromText(schema.noisy, text)).toBe(text);
  });

  it("leaves a choice's name a text, even one that looks like a number", () => {
    expect(fromText(schema.rule, "3")).toBe("3");
    expect(fromText(undefined, "3")).toBe("3");
  });
});

it("rawFromTexts keeps unknown names, and the last of a name given twice", () => {
  const raw = rawFromTexts(schema, [["modes", "3"], ["nope", "x"], ["modes", "5"], ["__proto__", "1"]]); // prettier-ignore
  expect(Object.entries(raw)).toEqual([["modes", 5], ["nope", "x"], ["__proto__", "1"]]); // prettier-ignore
  expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
});
