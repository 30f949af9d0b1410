import { expect, it } from "vitest";
import { runHere, toTheEnd } from "../../../src/experiment/run.ts";
import { integer, real, toggle } from "../../../src/experiment/schema.ts";
import { open } from "../../../src/notebook/notebook.ts";
import { evenly } from "../../../src/ui/places.ts";
import { combinations, Sweep } from "../../../src/ui/sweep/sweep.svelte.ts";
import { valueIn } from "../../../src/ui/trial.ts";
import { countingNotebook } from "../notebook/fixture.ts";

const openAt = (set: object) => {
  const opened = open(countingNotebook, toTheEnd(runHere));
  opened.set("params", { ...set });
  return opened;
};

it("values of a sweep go evenly along the slider, each once", () => {
  const rate = real({ label: "r", default: 1, min: 0.01, max: 100, scale: "log", doc: "." });
  expect(evenly(rate, 5)).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(evenly(integer({ label: "n", default: 1, min: 1, max: 3, doc: "." }), 9)).toEqual([1, 2, 3]);
  expect(evenly(toggle({ label: "t", default: true, doc: "." }), 9)).toEqual([false, true]);
});

it("two parameters give a table, the first from left to right, and no more tiles than the bound", () => {
  expect(
    combinations([
      ["a", [1, 2]],
      ["b", ["x", "y"]],
    ]),
  ).toEqual([
    { a: 1, b: "x" },
    { a: 2, b: "x" },
    { a: 1, b: "y" },
    { a: 2, b: "y" },
  ]);
  const six = [1, 2, 3, 4, 5, 6];
  expect(() => combinations([["a", six], ["b", six]])).toThrow("36 tiles, at most 25"); // prettier-ignore
});

it("each tile is the figure at the end of its own run; what is refused or fails says why, and the others go on", async () => {
  const sweep = new Sweep();
  await sweep.start("picture", [{ to: 4 }, { to: 13 }, { to: 5000 }, { to: 7 }], openAt);
  expect(sweep.tiles[0]!.drawing).toBe(4); // the fixture's figure is the count itself
  expect(sweep.tiles[3]!.drawing).toBe(7);
  expect(sweep.tiles[1]!.refused).toContain("thirteen is unlucky");
  expect(sweep.tiles[2]!.refused).toContain("to = 5000: expected an integer in [1, 1000]");
  expect(sweep.running).toBe(false);
  expect(sweep.done).toBe(4);
});

it("a cancelled sweep leaves what is not computed, and computes nothing more", async () => {
  const sweep = new Sweep();
  let opens = 0;
  const states = Array.from({ length: 25 }, (_, i) => ({ to: 20 + i }));
  const end = sweep.start("picture", states, (set) => {
    if (++opens === 6) queueMicrotask(() => sweep.cancel());
    return openAt(set);
  });
  await end;
  expect(opens).toBeLessThanOrEqual(10);
  expect(sweep.running).toBe(false);
  expect(sweep.done).toBeLessThan(10);
});

it("a trial that is cancelled closes its graph", async () => {
  const abort = new AbortController();
  let closed = false;
  const opened = openAt({ to: 4 });
  const trial = valueIn(
    () =>
      ({
        ...opened,
        value: () => new Promise<never>(() => undefined),
        close: () => (closed = true),
      }) as never,
    "picture",
    abort.signal,
  );
  abort.abort();
  await expect(trial).rejects.toThrow("cancelled");
  expect(closed).toBe(true);
});
