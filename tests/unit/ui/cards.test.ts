import { expect, it } from "vitest";
import { placeOf } from "../../../src/ui/article/cards.ts";

const view = { width: 400, height: 600 };
const card = { width: 300, height: 100 };

it("a card goes under its citation, and stays within the window", () => {
  expect(placeOf({ left: 50, top: 100, bottom: 120 }, card, view)).toEqual({ left: 50, top: 126 });
  expect(placeOf({ left: 380, top: 100, bottom: 120 }, card, view).left + card.width).toBeLessThanOrEqual(
    400,
  );
});

it("a card goes above a citation at the foot of the window, unless there is no room either", () => {
  expect(placeOf({ left: 0, top: 560, bottom: 580 }, card, view).top).toBe(454);
  expect(placeOf({ left: 0, top: 60, bottom: 80 }, { width: 300, height: 590 }, view).top).toBe(86);
});
