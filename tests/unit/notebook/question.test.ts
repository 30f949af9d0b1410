import { expect, it } from "vitest";
import deepLinear from "../../../notebooks/deep-linear/cells.ts";
import stages from "../../../notebooks/deep-linear/stages.ts";
import { runToEnd } from "../../../src/experiment/run.ts";
import { remembering } from "../../../src/notebook/judge.ts";
import { open } from "../../../src/notebook/notebook.ts";
import { known, type Known } from "../../../src/notebook/question.ts";
import { isRight, numberIn } from "../../../src/notebook/response.ts";

it("numbers are read as readers write them", () => {
  expect(numberIn("3 968")).toBe(3968);
  expect(numberIn(" 1,234,567.5 ")).toBe(1234567.5);
  expect(numberIn("−2")).toBe(-2);
  expect(numberIn("4e3")).toBe(4000);
  for (const none of ["", "  ", "about 7", "1,2"]) expect(numberIn(none), none).toBeNaN();
});

it("an answer is right within the tolerance of its key, and not beyond", () => {
  const number = known(100, "", 10) as Known;
  for (const text of ["90", "100", "110"]) expect(isRight(number, text), text).toBe(true);
  for (const text of ["89.9", "110.1", "", "x"]) expect(isRight(number, text), text).toBe(false);
  expect(isRight(known("b", "") as Known, "b")).toBe(true);
  expect(isRight(known("b", "") as Known, "a")).toBe(false);
  expect(isRight(known(true, "") as Known, "{}")).toBe(true);
  expect(isRight(known(false, "") as Known, "{}")).toBe(false);
});

it("in stages.ts the state that is asked for can be reached, in more than one way", async () => {
  const opened = open({ ...deepLinear, cells: stages }, remembering(runToEnd));
  for (const values of [
    { layers: 2, strength1: 6, strength2: 3, strength3: 1.5, strength4: 0.75 },
    { layers: 3, strength1: 3, strength2: 3, strength3: 3, strength4: 3 },
  ]) {
    opened.set("modes", values);
    expect(await opened.value("sideBySide"), JSON.stringify(values)).toMatchObject({ right: true });
  }
  opened.close();
});
