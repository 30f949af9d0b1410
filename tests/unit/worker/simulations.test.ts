import { expect, it } from "vitest";
import { all, find } from "../../../src/worker/simulations.ts";

it("finds every simulation by its id", async () => {
  for (const simulation of await all()) expect(await find(simulation.id)).toBe(simulation);
});

it.each([
  "deep-linear/source",
  "deep-linear/model/network",
  "deep-linear",
  "../experiment/run",
  "__proto__",
  "",
])("finds nothing at %o, and says what there is", async (id) => {
  const ids = (await all()).map((simulation) => simulation.id);
  await expect(find(id)).rejects.toThrow(`no simulation "${id}": expected one of ${ids.join(", ")}`);
});
