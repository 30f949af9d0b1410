import { describe, expect, it } from "vitest";
import { History } from "../../../src/ui/history.svelte.ts";

const values = (x: number, y = 0) => ({ x, y }) as never;

describe("the history of what a reader changed", () => {
  it("goes back and forth one change at a time", () => {
    const history = new History();
    history.record("a", values(0), values(1), 0);
    history.record("b", values(5), values(6), 5000);
    expect(history.undo()).toEqual({ name: "b", values: { x: 5, y: 0 } });
    expect(history.undo()).toEqual({ name: "a", values: { x: 0, y: 0 } });
    expect(history.undo()).toBeUndefined();
    expect(history.redo()).toEqual({ name: "a", values: { x: 1, y: 0 } });
    expect(history.redo()).toEqual({ name: "b", values: { x: 6, y: 0 } });
    expect(history.redo()).toBeUndefined();
  });

  it("takes the moves of one drag as one change, and those of two drags as two", () => {
    const history = new History();
    for (let k = 0; k < 10; ++k) history.record("a", values(k), values(k + 1), 100 * k);
    history.record("a", values(10), values(11), 9000);
    expect(history.undo()).toEqual({ name: "a", values: { x: 10, y: 0 } });
    expect(history.undo()).toEqual({ name: "a", values: { x: 0, y: 0 } });
    expect(history.canUndo).toBe(false);
  });

  it("keeps apart changes of two parameters, however fast", () => {
    const history = new History();
    history.record("a", values(0), values(1), 0);
    history.record("a", values(1), values(1, 1), 1);
    expect(history.undo()).toEqual({ name: "a", values: { x: 1, y: 0 } });
  });

  it("forgets what was undone once something else is changed", () => {
    const history = new History();
    history.record("a", values(0), values(1), 0);
    history.undo();
    history.record("a", values(0), values(2), 5000);
    expect(history.canRedo).toBe(false);
  });

  it("does not take a change that changes nothing for one", () => {
    const history = new History();
    history.record("a", values(1), values(1), 0);
    expect(history.canUndo).toBe(false);
  });
});
