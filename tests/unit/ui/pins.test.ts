import { describe, expect, it } from "vitest";
import { differences, mostPins, Pins, type State } from "../../../src/ui/pins.svelte.ts";

const state = (x: number, y = 0): State => ({ a: { x, y }, b: { x: 1 } });

describe("pinned states", () => {
  const closed: State[] = [];
  const pins = () => new Pins((s) => ({ close: () => closed.push(s) }) as never);

  it("are few, and called by letters that stay theirs", () => {
    const some = pins();
    for (let k = 0; k < mostPins + 2; ++k) some.add(state(k));
    expect(some.list.map(({ letter }) => letter)).toEqual(["A", "B", "C"]);
    some.remove(some.list[1]);
    expect(some.list.map(({ letter }) => letter)).toEqual(["A", "C"]);
    some.add(state(9));
    expect(some.list.map(({ letter, state: s }) => [letter, s["a"]["x"]])).toEqual([
      ["A", 0],
      ["B", 9],
      ["C", 2],
    ]);
  });

  it("free their graph when they are let go", () => {
    const some = pins();
    some.add(state(7));
    some.remove(some.list[0]);
    expect(closed.at(-1)).toEqual(state(7));
  });

  it("take cells that come later, as these open", () => {
    const extended: object[] = [];
    const some = new Pins(() => ({ extend: (cells: object) => extended.push(cells) }) as never);
    some.add(state(7));
    some.extend({}, { a: { x: 1 }, c: { z: 5 } });
    expect(extended).toEqual([{}]);
    expect(some.list[0].state).toEqual({ ...state(7), c: { z: 5 } });
  });

  it("tell which parameters differ, and only those asked for", () => {
    expect(differences(state(1, 2), state(3, 2))).toEqual([{ param: "a.x", a: 1, b: 3 }]);
    expect(differences(state(1, 2), state(3, 2), ["b"])).toEqual([]);
  });
});
