import { expect, it } from "vitest";
import { choice, integer, real, toggle, type Raw } from "../../../src/experiment/schema.ts";
import { verdict, type Verdict } from "../../../src/notebook/finding.ts";
import { evenPoint, search } from "../../../src/ui/break/search.ts";

const params = {
  "a.rate": real({ label: "r", default: 0.01, min: 1e-4, max: 1, scale: "log", doc: "." }),
  "a.width": integer({ label: "w", default: 8, min: 1, max: 64, doc: "." }),
  "a.kind": choice({ label: "k", default: "x", options: { x: "x", y: "y" }, doc: "." }),
  "b.on": toggle({ label: "o", default: false, doc: "." }),
};
const box = { params, start: { "a.rate": 0.01, "a.width": 8, "a.kind": "x", "b.on": false } };
const failing =
  (fails: (values: Raw) => boolean) =>
  (values: Raw): Promise<Verdict> =>
    Promise.resolve(verdict(fails(values) ? -1 : 1, "seen"));

it("a counter-example is found, and only what it needs is left changed", async () => {
  for (let seed = 1; seed <= 20; ++seed) {
    const found = await search(
      box,
      failing((v) => (v["a.rate"] as number) > 0.1 && v["b.on"] === true),
      { seed, most: 300 }, // it fails in about 3 % of the box
    );
    expect(Object.keys(found!.changed).sort()).toEqual(["a.rate", "b.on"]);
    expect(found!.changed["a.rate"]).toBeGreaterThan(0.1);
    expect(found!.changed["a.rate"]).toBeLessThan(0.5); // shrunk towards the start
    expect(found!.verdict.shows).toBe("seen");
  }
});

it("what never fails is tried as often as it may be, and no oftener", async () => {
  let trials = 0;
  const never = failing(() => false);
  expect(await search(box, (v) => (++trials, never(v)), { seed: 1, most: 30 })).toBeUndefined();
  expect(trials).toBe(30);
  trials = 0;
  await search(box, (v) => (++trials, failing(() => true)(v)), { seed: 1, most: 30, shrinks: 7 });
  expect(trials).toBeLessThanOrEqual(1 + 7);
});

it("the same seed tries the same values, another one others, and all of them fit", async () => {
  const tried = async (seed: number) => {
    const all: Raw[] = [];
    await search(box, (v) => (all.push(v), failing(() => false)(v)), { seed, most: 20 });
    return all;
  };
  expect(await tried(3)).toEqual(await tried(3));
  expect(await tried(3)).not.toEqual(await tried(4));
  for (const values of await tried(5)) {
    expect(values["a.rate"]).toBeGreaterThanOrEqual(1e-4);
    expect(values["a.rate"]).toBeLessThanOrEqual(1);
    expect(Number.isInteger(values["a.width"])).toBe(true);
    expect(["x", "y"]).toContain(values["a.kind"]);
  }
});

it("values that do not go together, and verdicts that say nothing, are no counter-examples", async () => {
  expect(await search(box, () => Promise.resolve(undefined), { seed: 1 })).toBeUndefined();
  expect(await search(box, () => Promise.resolve({ state: "moot", shows: "" }), { seed: 1 })).toBeUndefined();
});

it("a search that is cancelled stops with the trial that it is at", async () => {
  const abort = new AbortController();
  let trials = 0;
  const found = search(box, (v) => (++trials === 5 && abort.abort(), failing(() => false)(v)), {
    seed: 1,
    signal: abort.signal,
  });
  expect(await found).toBeUndefined();
  expect(trials).toBe(5);
});

it("the points fill the box evenly: of 200, every tenth part of every direction holds 10 to 30", () => {
  const points = Array.from({ length: 200 }, (_, n) => evenPoint(n, 4, 7));
  for (let j = 0; j < 4; ++j)
    for (let part = 0; part < 10; ++part) {
      const inside = points.filter((point) => Math.floor(10 * point[j]!) === part).length;
      expect(inside).toBeGreaterThanOrEqual(10);
      expect(inside).toBeLessThanOrEqual(30);
    }
});
