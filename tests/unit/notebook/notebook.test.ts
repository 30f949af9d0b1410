import { describe, expect, it } from "vitest";
import { ended, runHere, runToEnd, type Run, type Runner } from "../../../src/experiment/run.ts";
import { derive } from "../../../src/notebook/cell.ts";
import type { Verdict } from "../../../src/notebook/finding.ts";
import { notebook, open, WaitsError, type Opened } from "../../../src/notebook/notebook.ts";
import { countingNotebook, source } from "./fixture.ts";

/** A runner that notes which runs were started and which cancelled, and hands out frames when told to. */
function byHand() {
  const runs: { values: unknown; give(frame: object): void; returned: boolean }[] = [];
  const run: Runner = (_, values) => {
    let settle: { resolve(result: never): void; reject(error: Error): void } | undefined;
    const own = {
      values,
      returned: false,
      give: (frame: object) => settle?.resolve({ done: false, value: frame } as never),
    };
    runs.push(own);
    const result = {
      next: () => new Promise((resolve, reject) => (settle = { resolve, reject })),
      return() {
        own.returned = true;
        settle?.reject(new DOMException("cancelled", "AbortError"));
        return Promise.resolve(ended);
      },
      [Symbol.asyncIterator]: () => result,
    };
    return result as unknown as Run<never>;
  };
  return { runs, run };
}

const frames = (n: number) =>
  new Promise<void>((done) => {
    const tick = (left: number): unknown => (left ? setImmediate(tick, left - 1) : done());
    tick(4 * n);
  });

describe("an open notebook", () => {
  it("computes what depends on the values set last", async () => {
    const opened = open(countingNotebook, runToEnd);
    opened.set("params", { to: 2 });
    opened.set("params", { to: 7 });
    expect(await opened.value("double")).toBe(14);
    expect(await opened.value("words")).toBe("twice is 14");
    opened.close();
  });

  it("starts no run for values that it has already", async () => {
    const { runs, run } = byHand();
    const opened = open(countingNotebook, run);
    opened.watch("count", { fulfilled: () => undefined, rejected: () => undefined });
    await frames(2);
    expect(runs).toHaveLength(1);
    const before = opened.get("params");
    opened.set("params", { ...before });
    await frames(2);
    expect(runs).toHaveLength(1);
    expect(opened.get("params")).toBe(before);
    opened.set("params", { to: before.to + 1 });
    await frames(2);
    expect(runs).toHaveLength(2);
    opened.close();
  });

  it("takes cells that come later, with what is above them", async () => {
    const { params, count, ...later } = countingNotebook.cells;
    const opened = open(notebook({ ...countingNotebook, cells: { params, count } }), runToEnd) as Opened;
    opened.set("params", { to: 6 });
    opened.extend(later);
    expect(await opened.value("words")).toBe("twice is 12");
    const stray = derive([derive([], () => 1)], (n) => n);
    expect(() => opened.extend({ stray })).toThrow('an input of cell "stray" is not among its cells');
    opened.close();
  });

  it("refuses values that do not fit, names them, and keeps what it had", async () => {
    const opened = open(countingNotebook, runToEnd);
    opened.set("params", { to: 4 });
    expect(() => opened.set("params", { to: 2000, seed: "x" })).toThrow(
      "to = 2000: expected an integer in [1, 1000]; seed = x: expected an integer in [1, 9999]",
    );
    expect(() => opened.set("params", { to: 6, seed: 6 })).toThrow(
      "to, seed = 6, 6: expected two different numbers",
    );
    expect(() => opened.set("double", {})).toThrow("invalid cell: double is not one that can be set");
    expect(opened.get("params")).toEqual({ to: 4, seed: 1 });
    expect(await opened.value("double")).toBe(8);
    opened.close();
  });

  it("starts no run before someone watches, and one for all who do", async () => {
    const { runs, run } = byHand();
    const opened = open(countingNotebook, run);
    opened.set("params", { to: 9 });
    await frames(2);
    expect(runs.length).toBe(0);
    opened.watch("picture", { fulfilled: () => undefined, rejected: () => undefined });
    opened.watch("words", { fulfilled: () => undefined, rejected: () => undefined });
    await frames(2);
    expect(runs.map(({ values }) => values)).toEqual([{ to: 9, seed: 1 }]);
    opened.close();
  });

  it("cancels a run whose values have changed, and never shows a frame of it again", async () => {
    const { runs, run } = byHand();
    const opened = open(countingNotebook, run);
    const shown: number[] = [];
    opened.watch("picture", { fulfilled: (n) => shown.push(n), rejected: () => undefined });
    await frames(2);
    runs[0].give({ progress: 0.5, n: 1, seed: 1 });
    await frames(2);
    opened.set("params", { to: 8 });
    await frames(2);
    expect(runs[0].returned).toBe(true);
    runs[0].give({ progress: 1, n: 99, seed: 1 });
    runs[1].give({ progress: 1, n: 8, seed: 1 });
    await frames(2);
    expect(shown).toEqual([1, 8]);
    opened.close();
  });

  it("lets go of a run that nobody watches any more", async () => {
    const { runs, run } = byHand();
    const opened = open(countingNotebook, run);
    const stop = opened.watch("picture", { fulfilled: () => undefined, rejected: () => undefined });
    await frames(2);
    stop();
    await frames(2);
    expect(runs[0].returned).toBe(true);
    opened.close();
  });

  it("keeps the last frame of a run that the reader stops", async () => {
    const { runs, run } = byHand();
    const opened = open(countingNotebook, run);
    const shown: number[] = [];
    const errors: Error[] = [];
    opened.watch("picture", { fulfilled: (n) => shown.push(n), rejected: (error) => errors.push(error) });
    await frames(2);
    runs[0].give({ progress: 0.2, n: 2, seed: 1 });
    await frames(2);
    opened.stop("count");
    await frames(2);
    expect([shown.at(-1), errors.length, runs[0].returned]).toEqual([2, 0, true]);
    opened.again("count");
    await frames(2);
    expect(runs.length).toBe(2);
    opened.close();
  });

  it("shows an error at the cell that failed, and below it which cell is waited for", async () => {
    const opened = open(countingNotebook, runHere);
    opened.set("params", { to: 13 });
    await expect(opened.value("count")).rejects.toThrow("thirteen is unlucky");
    const error = await opened.value("words").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WaitsError);
    expect((error as WaitsError).cell).toBe("count");
    opened.set("params", { to: 2 });
    expect(await opened.value("words")).toMatch("twice is");
    opened.close();
  });

  it("judges a finding only when its run has ended", async () => {
    const opened = open(countingNotebook, runHere);
    const states: string[] = [];
    opened.watch("large", { fulfilled: (v: Verdict) => states.push(v.state), rejected: () => undefined });
    await frames(12);
    expect(states[0]).toBe("running");
    expect(states.at(-1)).toBe("holds");
    opened.close();
  });

  it("shows every cell the frame that came last, never one from before it", async () => {
    const opened = open(countingNotebook, runHere);
    const seen: number[] = [];
    opened.set("params", { to: 40 });
    opened.watch("double", { fulfilled: (n) => seen.push(n), rejected: () => undefined });
    await frames(90);
    expect(seen.at(-1)).toBe(80);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    opened.close();
  });
});

it("a cell whose input has no name is refused when the notebook is declared", () => {
  const nameless = derive([], () => 1);
  const cells = { one: derive([nameless], (n) => n) };
  expect(() => notebook({ id: "x", title: "X", summary: "X.", source, cover: "one", cells })).toThrow(
    'notebook x: an input of cell "one" is not among its cells',
  );
});
