import { expect, it } from "vitest";
import { Guard, limits } from "../../../src/embed/guard.ts";
import { message } from "../../../src/embed/protocol.ts";
import { requests } from "../../../src/embed/shapes.ts";

const circle: Record<string, unknown> = { p: "cell-embed", v: 1, type: "run" };
circle["self"] = circle;

// prettier-ignore
const bad: readonly (readonly [string, unknown, string])[] = [
  ["nothing", undefined, "malformed"],
  ["null", null, "malformed"],
  ["a number", 7, "malformed"],
  ["another protocol's message", { p: "other", v: 1, type: "run" }, "malformed"],
  ["another version", { ...message("run"), v: 2 }, "malformed"],
  ["a type that is none", { ...message("run"), type: 7 }, "malformed"],
  ["a type of a later version", message("dance"), "unknown"],
  ["a type that objects inherit", message("constructor"), "unknown"],
  ["a missing field", message("set"), "malformed"],
  ["a value that is an object", message("set", { params: { hidden: { toString: "x" } } }), "malformed"],
  ["a value that is no number", message("seed", { value: NaN }), "malformed"],
  ["a list that is none", message("lock", { names: "hidden" }), "malformed"],
  ["an id that is no text", { ...message("run"), id: 7 }, "malformed"],
  ["a name without end", message("get", { name: "x".repeat(300) }), "malformed"],
  ["a list without end", message("subscribe", { names: Array.from({ length: 999 }, () => "x") }), "malformed"],
  ["a format that is none", message("export", { format: "exe" }), "malformed"],
  ["a number that JSON does not know", message("run", { big: 1n }), "malformed"],
  ["a circle", circle, "malformed"],
  ["too much", message("set", { params: {}, more: "x".repeat(limits.size) }), "size"],
];

it.each(bad)("refuses %s, counts it, and throws nothing", (_, data, reason) => {
  const guard = new Guard(() => 0);
  expect(guard.judge(data, requests)).toMatchObject({ reason });
  expect(Object.values(guard.refused).reduce((a, b) => a + b)).toBe(1);
  expect(guard.refused).toMatchObject({ [reason]: 1 });
});

it("lets good messages through, and fields that it does not know", () => {
  const guard = new Guard(() => 0);
  const good = {
    ...message("set", { params: { hidden: 2, decoupled: true, spectrum: "flat" }, later: [1] }),
    id: "7",
  };
  expect(guard.judge(good, requests)).toEqual({ message: good });
});

it("refuses a flood, and listens again when it is over", () => {
  let now = 0;
  const guard = new Guard(() => now);
  const judged = Array.from({ length: 200 }, () => guard.judge(message("run"), requests));
  expect(judged.filter((j) => "message" in j)).toHaveLength(limits.rate);
  expect(guard.refused.rate).toBe(200 - limits.rate);
  now += 500;
  const later = Array.from({ length: 200 }, () => guard.judge(message("run"), requests));
  expect(later.filter((j) => "message" in j)).toHaveLength(limits.rate / 2);
});
