import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "../../../src/ui/announcer.ts";

let said: { words: string; at: number }[];
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  announcer = new Announcer({
    say: (words) => said.push({ words, at: performance.now() }),
    order: () => ["a", "b", "c", "d"],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

it("a figure that changes again and again is told of once it rests, with its last words", () => {
  for (let k = 0; k < 50; ++k) {
    announcer.changed("a", () => `A ${k}.`);
    vi.advanceTimersByTime(40);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said.map(({ words }) => words)).toEqual(["A 49."]);
});

it("nothing is told that the page came with, or that was told already", () => {
  announcer.known("a", "A.");
  announcer.changed("a", () => "A.");
  vi.advanceTimersByTime(2000);
  announcer.changed("a", () => "B.");
  vi.advanceTimersByTime(2000);
  announcer.changed("a", () => "B.");
  vi.advanceTimersByTime(2000);
  expect(said.map(({ words }) => words)).toEqual(["B."]);
});

it("of several figures the first is told in full, the others by their number", () => {
  announcer.known("c", "C.");
  for (const name of ["d", "a", "b", "c"]) announcer.changed(name, () => `${name.toUpperCase()}.`);
  vi.advanceTimersByTime(2000);
  expect(said.map(({ words }) => words)).toEqual(["A. 2 more figures changed."]);
});

it("between two announcements there is a second at least, whenever changes come", () => {
  let k = 0;
  for (let t = 0; t < 20_000; t += 100) {
    if (t % 700 === 0) announcer.changed("a", () => `A ${++k}.`);
    vi.advanceTimersByTime(100);
  }
  expect(said.length).toBeGreaterThan(5);
  const pauses = said.slice(1).map(({ at }, i) => at - said[i]!.at);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
});
