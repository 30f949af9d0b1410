import { describe, expect, it } from "vitest";
import alignment from "../../../src/simulations/deep-linear/alignment.ts";
import { accept, framesOf } from "../../../src/experiment/simulation.ts";

type Values = Parameters<(typeof alignment)["frames"]>[0];
const last = (values: Partial<Values>) => [...framesOf(alignment, accept(alignment, values))].at(-1)!;

describe("two layers from small random weights", () => {
  it("agree on each mode by the time a hundredth of it is learned, strongest first", () => {
    const steps = last({ scale: 1e-3 }).emerged.map((found) => {
      expect(found!.cosine).toBeGreaterThan(0.999); // from a random angle by growth of (s / u0)^2 = 1e11 against its inverse
      return found!.step;
    });
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("keep their difference but for a part that halves with the learning rate", () => {
    const [fine, coarse] = [0.001, 0.002].map((rate) => {
      const { balance } = last({ rate });
      return 1 - balance[balance.length - 1] / balance[0];
    });
    expect(coarse / fine).toBeCloseTo(2, 1); // first order in the rate; the second is about rate times strength, 1 %
  });

  it("have a map whose diagonal is what is learned of the modes", () => {
    const { matrix, learned, s, step } = last({});
    const k = step.length >> 1;
    s.forEach(
      (strength, a) => expect(matrix[k * 64 + 9 * a]).toBeCloseTo(strength * learned[k * 4 + a], 12), // rounding
    );
  });
});

describe("modes that start apart", () => {
  it.each([1, 2, 3])("never mix, and with too few hidden units (%i) the others are never begun", (hidden) => {
    const { mixing, emerged, cosine } = last({ start: "apart", hidden });
    expect(Math.max(...mixing)).toBeLessThan(1e-12); // rounding over the run's steps
    expect(emerged.map((found) => found !== null)).toEqual([0, 1, 2, 3].map((a) => a < hidden));
    for (let k = 0; k < cosine.length; k += 4) expect(cosine[k]).toBeCloseTo(1, 12);
  });
});

it("nothing is learned where the examples hold nothing, and nothing is divided by it", () => {
  const { mixing, learned, emerged, state } = last({
    strength1: 0,
    strength2: 0,
    strength3: 0,
    strength4: 0,
  });
  expect(state).toBe("finished");
  expect([...mixing, ...learned].every((x) => x === 0)).toBe(true);
  expect(emerged).toEqual([null, null, null, null]);
});
