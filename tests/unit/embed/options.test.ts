import { expect, it } from "vitest";
import { readOptions, viewOf } from "../../../src/embed/options.ts";
import { controlsOf } from "../../../src/notebook/state.ts";
import deepLinear from "../../../notebooks/deep-linear/cells.ts";

const { modes, moment } = controlsOf(deepLinear.cells);
const cells = { modes, moment };
const read = (query: string) => readOptions(new URLSearchParams(query));

it("options are read from the query, and what is not named is at its default", () => {
  const { options, issues } = read(
    "controls=hidden,rate&lock=rate&autoplay=1&bg=transparent&code=0&caption=1&click=1&origin=https://course.example&v=1",
  );
  expect(issues).toEqual([]);
  expect(options).toEqual({
    controls: ["hidden", "rate"],
    lock: ["rate"],
    hide: "none",
    autoplay: true,
    transparent: true,
    code: false,
    caption: true,
    click: true,
    origin: "https://course.example",
  });
  expect(read("").options).toMatchObject({ controls: "all", autoplay: false, code: undefined, click: false });
});

it("an option that does not fit stays at its default and is named", () => {
  const { options, issues } = read("autoplay=yes&bg=red&v=2&origin=course.example/page&click=");
  expect(issues.map(({ param }) => param).sort()).toEqual(["autoplay", "bg", "click", "origin", "v"]);
  expect(options).toMatchObject({ autoplay: false, transparent: false, click: false, origin: undefined });
});

it("a list of controls hides all others; names may be bare, whole, or a cell's", () => {
  const { view, issues } = viewOf(
    { controls: ["hidden", "modes.rate", "moment"], lock: ["rate"], hide: [] },
    cells,
  );
  expect(issues).toEqual([]);
  expect(view.hidden.has("modes.hidden")).toBe(false);
  expect(view.hidden.has("modes.rate")).toBe(false);
  expect(view.hidden.has("moment.at")).toBe(false);
  expect(view.hidden.has("modes.strength1")).toBe(true);
  expect([...view.locked]).toEqual(["modes.rate"]);
});

it("a name that no parameter has is named, and does not take the other controls away", () => {
  const { view, issues } = viewOf({ controls: ["hiden"], lock: ["sed"], hide: "none" }, cells);
  expect(issues.map(({ param, value }) => `${param}=${String(value)}`)).toEqual([
    "controls=hiden",
    "lock=sed",
  ]);
  expect(issues[0].expected).toContain("modes.hidden");
  expect(view.hidden.size + view.locked.size).toBe(0);
});

it("controls can be hidden or locked all at once", () => {
  const { view } = viewOf({ controls: "none", lock: "all", hide: "none" }, cells);
  expect(view.hidden).toEqual(view.locked);
  expect(view.hidden.size).toBeGreaterThan(3);
});
