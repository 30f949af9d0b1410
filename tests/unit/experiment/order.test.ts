import { expect, it } from "vitest";
import { expected, parse } from "../../../src/experiment/parse.ts";
import { fromQuery, toQuery } from "../../../src/experiment/query.ts";
import { order } from "../../../src/experiment/schema.ts";
import { swapped } from "../../../src/ui/order.ts";

const schema = { row: order({ label: "Row", default: "1234", doc: "How they stand." }) };

it("an order takes the letters of its default in any order, and nothing else", () => {
  expect(parse(schema, { row: "4132" })).toEqual({ row: "4132" });
  for (const row of ["123", "1233", "12345", 1234, "abcd"])
    expect(() => parse(schema, { row })).toThrow("1234");
  expect(expected(schema.row)).toBe("the letters 1234 in any order");
});

it("an order goes into a link and comes back as text", () => {
  expect(fromQuery(schema, toQuery(schema, { row: "2143" }))).toEqual({ row: "2143" });
  expect(toQuery(schema, { row: "1234" }).toString()).toBe("");
});

it("two things that change places are the only ones that move", () => {
  expect(swapped("123456", 1, 4)).toBe("153426");
  expect(swapped(swapped("123456", 0, 5), 5, 0)).toBe("123456");
});
