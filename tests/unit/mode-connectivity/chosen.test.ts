import { expect, it } from "vitest";
import { orderAt, rankOf } from "../../../notebooks/mode-connectivity/chosen.ts";
import { orders } from "../../../src/numeric/permutation.ts";

it("the orders of six units are counted as the simulation counts them", () => {
  let rank = 0;
  for (const p of orders(6)) {
    const units = Array.from(p, (unit) => unit + 1).join("");
    expect(rankOf(units)).toBe(rank);
    expect(orderAt(rank++)).toBe(units);
  }
  expect(rank).toBe(720);
});
