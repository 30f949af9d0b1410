import { expect, it } from "vitest";
import { tokenFaults } from "../../../src/embed/tokens.ts";
import { checked } from "../../../src/embed/values.ts";
import { ParamError } from "../../../src/experiment/parse.ts";
import { controlsOf } from "../../../src/notebook/state.ts";
import deepLinear from "../../../notebooks/deep-linear/cells.ts";

const { modes, moment } = controlsOf(deepLinear.cells);
const cells = { modes, moment };
const check = (params: Record<string, unknown>) =>
  checked(cells, params, (cell) => cells[cell as "modes"].start);

it("values are taken by bare and by whole names", () => {
  expect(check({ hidden: 2, "moment.at": 0.5 })).toEqual({ modes: { hidden: 2 }, moment: { at: 0.5 } });
});

it("of values that do not fit none is taken, and each is named; nothing is clamped", () => {
  const issues = () => {
    try {
      check({ hidden: 9999, at: 2, nobody: 1 });
    } catch (error) {
      return (error as ParamError).issues.map(({ param }) => param).sort();
    }
    return [];
  };
  expect(issues()).toEqual(["modes.hidden", "moment.at", "nobody"]);
});

it("a theme's tokens are colours and lengths, and nothing that reaches further", () => {
  const supports = (_: string, value: string) => /^(#[0-9a-f]{6}|\d+px|var\(.*)$/.test(value);
  expect(
    tokenFaults({ accent: "#aa0000", radius: "3px", scheme: "dark", "series-8": "#000000" }, supports),
  ).toEqual([]);
  expect(
    tokenFaults({ accent: "var(--x)", bg: "url(x)", nobody: "#000000", scheme: "blue" }, supports),
  ).toHaveLength(4);
});
