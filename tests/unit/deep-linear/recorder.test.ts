import { describe, expect, it } from "vitest";
import { recorder } from "../../../src/simulations/deep-linear/recorder.ts";

/** What is kept of a run in which one mode of strength 2 goes through these strengths, one a step. */
function kept(strengths: readonly number[], settles?: boolean) {
  const record = recorder(strengths.length - 1, [2], 1);
  strengths.forEach((u, n) => record.step(n, (2 - u) ** 2 / 2, Float64Array.of(u), Float64Array.of(u)));
  return record.taken(settles);
}

const held = (u: number, steps: number): number[] => new Array<number>(steps).fill(u);

describe("the record of a run", () => {
  it("knows when a mode was half learned, between two steps by a straight line", () => {
    expect(kept([0, 0.25, 0.75, 1.75, 2]).half).toEqual([2.25]);
    expect(kept([1.5, 2]).half).toEqual([0]);
    expect(kept([0, 0.5, 0.9]).half).toEqual([null]);
  });

  it("takes no bounce for learning", () => {
    expect(kept([0, 1.5, 0.5, 0, ...held(0, 100)]).half).toEqual([null]);
    expect(kept([0, 1.5, 0.5, 1.5, ...held(2, 100)]).half).toEqual([2.5]); // the crossing that lasted
    expect(kept([0, 2, ...held(2, 60), 0.5, ...held(0, 10)]).half).toEqual([0.5]); // learned, then thrown away
  });

  it("trusts no last-minute crossing of a run that does not settle", () => {
    const late = [0, ...held(0, 100), 2, 2];
    expect(kept(late, true).half).toEqual([100.5]);
    expect(kept(late, false).half).toEqual([null]);
  });

  it("keeps the first and the last step, thinned between, each map among the curve's steps", () => {
    const { step, loss, strength, mapStep, map } = kept(Array.from({ length: 1001 }, (_, n) => n / 1000));
    expect([step[0], step.at(-1)]).toEqual([0, 1000]);
    expect(step.length).toBeLessThan(400);
    expect(mapStep.length).toBeLessThan(65);
    for (const n of mapStep) expect(step).toContain(n);
    step.forEach((n, k) => expect(strength[k]).toBe(n / 1000));
    mapStep.forEach((n, k) => expect(map[k]).toBe(n / 1000));
    expect(loss.length).toBe(step.length);
  });
});
