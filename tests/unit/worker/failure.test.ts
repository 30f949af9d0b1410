import { expect, it } from "vitest";
import { errorOf, failed, MemoryError } from "../../../src/worker/failure.ts";

const crossed = (error: unknown): Error => errorOf(structuredClone(failed(1, error)));

it.each([
  ["V8", "Array buffer allocation failed"],
  ["V8", "Invalid typed array length: 70368744177664"],
  ["SpiderMonkey", "invalid array length"],
  ["JavaScriptCore", "Out of memory"],
])("reads a lack of memory in what %s says: %s", (_, message) => {
  expect(crossed(new RangeError(message))).toBeInstanceOf(MemoryError);
  expect(crossed(new RangeError(message)).message).toContain("choose smaller ones");
});

it.each([
  new RangeError("invalid rank: 9"),
  new RangeError("Invalid typed array length: -1"),
  new TypeError("x is null"),
])("leaves a mistake what it is: %s", (error) => expect(String(crossed(error))).toBe(String(error)));
