import { describe, expect, it } from "vitest";
import { runToEnd } from "../../../src/experiment/run.ts";
import { open } from "../../../src/notebook/notebook.ts";
import { ancestors, controlsOf, faultsInWords, readState, writeState } from "../../../src/notebook/state.ts";
import { countingNotebook } from "./fixture.ts";

const controls = controlsOf(countingNotebook.cells);
const read = (query: string, reserved: string[] = []) =>
  readState(controls, new URLSearchParams(query), reserved);

describe("the state of a notebook in a link", () => {
  it.each(["", "params.to=7", "other.seed=12&params.seed=5&params.to=1", "other.to=3"])(
    "comes back as it was written: %s",
    (query) => {
      const opened = open(countingNotebook, runToEnd);
      const { values, issues } = read(query);
      for (const [name, some] of Object.entries(values)) opened.set(name as "params", some);
      expect(issues).toEqual([]);
      expect(
        decodeURIComponent(String(writeState(countingNotebook, (name) => opened.get(name as "params")))),
      ).toBe(query);
      opened.close();
    },
  );

  it("leaves out what a preset already says", () => {
    expect(String(writeState(countingNotebook, (name) => controls[name].start))).toBe("");
  });

  it("names each fault and keeps the rest", () => {
    const { values, issues } = read(
      "params.to=abc&params.seed=4&nonsense=1&params.=3&other.to=1e9&__proto__.to=2",
    );
    expect(values["params"]).toEqual({ to: 3, seed: 4 });
    expect(values["other"]).toEqual({ to: 5, seed: 1 });
    expect(faultsInWords(issues)).toEqual([
      "nonsense = 1: expected a parameter of this page; it has none of this name.",
      "params. = 3: expected a parameter of this page; it has none of this name.",
      "__proto__.to = 2: expected a parameter of this page; it has none of this name.",
      "params.to = abc: expected an integer in [1, 1000].",
      "other.to = 1000000000: expected an integer in [1, 1000].",
    ]);
  });

  it("undoes both values of a pair that may not go together", () => {
    const { values, issues } = read("params.to=6&params.seed=6");
    expect(values["params"]).toEqual({ to: 3, seed: 1 });
    expect(faultsInWords(issues)).toEqual(["params.to, params.seed = 6, 6: expected two different numbers."]);
  });

  it("takes a bare name where one cell has it, and asks which is meant where two do", () => {
    const one = { params: controls["params"] };
    expect(readState(one, new URLSearchParams("to=9")).values["params"]).toEqual({ to: 9, seed: 1 });
    expect(faultsInWords(read("to=9").issues)).toEqual(["to = 9: expected other.to or params.to."]);
  });

  it("leaves the page's own keys alone", () => {
    expect(read("theme=dark", ["theme"])).toEqual({ values: {}, issues: [] });
  });
});

it("a cell's ancestors are all that it needs, and no more", () => {
  expect([...ancestors(countingNotebook.cells, "words")].sort()).toEqual([
    "count",
    "double",
    "params",
    "words",
  ]);
});
