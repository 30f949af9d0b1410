import { describe, expect, it } from "vitest";
import { ParamError, says } from "../../../src/experiment/parse.ts";
import { integer } from "../../../src/experiment/schema.ts";
import { accept, framesOf, salvage, type Relation } from "../../../src/experiment/simulation.ts";
import { counted } from "./fixtures.ts";

const { counting } = counted();

describe("accept", () => {
  it("lets values in that fit singly and together", () => {
    expect(accept(counting, { steps: 5, last: 5 })).toEqual({ steps: 5, last: 5, seed: 1 });
  });

  it("refuses values that fit singly but not together, and lists every relation that is broken", () => {
    const refuse = () => accept(counting, { steps: 6, last: 5, seed: 13 });
    expect(refuse).toThrow(ParamError);
    expect(refuse).toThrow(
      "steps, last = 6, 5: expected no more steps than the last; seed = 13: expected another seed than 13",
    );
  });

  it("asks relations only of values that fit singly", () => {
    expect(() => accept(counting, { steps: 99, last: 5 })).toThrow(
      /^steps = 99: expected an integer in \[0, 10\]$/,
    );
  });
});

describe("salvage", () => {
  it("keeps what fits and names what does not", () => {
    const { raw, issues } = salvage(counting, { steps: 2, seed: "x", nope: 1 });
    expect(raw).toEqual({ steps: 2 });
    expect(issues.map(({ param }) => param)).toEqual(["seed", "nope"]);
  });

  it("sends every parameter of a broken relation back to its default, and only those", () => {
    const { raw, issues } = salvage(counting, { steps: 6, last: 5, seed: 3 });
    expect(raw).toEqual({ seed: 3 });
    expect(issues.map(says)).toEqual(["steps, last = 6, 5: expected no more steps than the last"]);
  });

  it("breaks no relation by what it puts back", () => {
    const about = { min: 0, max: 10, label: "L", doc: "D." };
    const params = {
      low: integer({ ...about, default: 1 }),
      high: integer({ ...about, default: 5 }),
      other: integer({ ...about, default: 0 }),
    };
    const order: Relation<typeof params> = {
      params: ["low", "high"],
      holds: ({ low, high }) => low <= high,
      expected: "low before high",
    };
    const apart: Relation<typeof params> = {
      params: ["high", "other"],
      holds: ({ high, other }) => high !== other,
      expected: "high and other apart",
    };
    // 8 <= 9 holds, but 9 and 9 are not apart; with high back at 5, low = 8 has to go too.
    for (const relations of [
      [order, apart],
      [apart, order],
    ]) {
      const { raw, issues } = salvage({ params, relations }, { low: 8, high: 9, other: 9 });
      expect(raw).toEqual({});
      expect(issues.map(says)).toEqual([
        "high, other = 9, 9: expected high and other apart",
        "low, high = 8, 5: expected low before high",
      ]);
    }
  });

  it("leaves values that are accepted, whatever came", () => {
    const texts: unknown[] = [undefined, "", -1, 0, 3, 6, 10, 13, 1e9, NaN, null, "3"];
    for (const steps of texts)
      for (const last of texts)
        for (const seed of texts) {
          const given = { steps, last, seed };
          const { raw, issues } = salvage(counting, given);
          expect(() => accept(counting, raw)).not.toThrow();
          if (!issues.length) expect(raw).toEqual(given);
        }
  });

  it("does not fall for names that every object has", () => {
    const { raw, issues } = salvage(
      counting,
      JSON.parse('{"__proto__": 1, "toString": 2, "steps": 2}') as object as never,
    );
    expect(raw).toEqual({ steps: 2 });
    expect(issues.map(({ param }) => param)).toEqual(["__proto__", "toString"]);
  });
});

it("a simulation that draws without declaring a seed is told so, for its runs could not be repeated", () => {
  const { seed: _, ...params } = counting.params;
  void _;
  const frames = framesOf({ ...counting, params, relations: [] } as never, { steps: 1, last: 1 } as never);
  expect(() => frames.next()).toThrow('test/counted draws "draws" but declares no seed');
});
