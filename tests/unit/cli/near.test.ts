import { describe, expect, it } from "vitest";
import { distance, near } from "../../../src/cli/near.ts";

const ids = ["deep-linear/depth", "deep-linear/modes", "mode-connectivity/bend"];

describe("near", () => {
  it("finds what was meant in spite of a slip, in the whole or in a part of it", () => {
    expect(near("deep-linaer/modes", ids)).toEqual(["deep-linear/modes"]);
    expect(near("Modes", ids)).toEqual(["deep-linear/modes"]);
    expect(near("bnd", ids)).toEqual(["mode-connectivity/bend"]);
  });

  it("finds everything that contains the text", () => {
    expect(near("deep-linear", ids)).toEqual(["deep-linear/depth", "deep-linear/modes"]);
  });

  it("suggests nothing where nothing is near", () => {
    expect(near("grokking/training", ids)).toEqual([]);
    expect(near("", ids)).toEqual([]);
  });
});

describe("distance", () => {
  it("counts letters put in, left out and replaced", () => {
    expect(distance("", "abc")).toBe(3);
    expect(distance("kitten", "sitting")).toBe(3); // k to s, e to i, g put in
    expect(distance("same", "same")).toBe(0);
  });

  it("is the same both ways, and never more than the longer text", () => {
    const texts = ["", "a", "deep", "depth", "modes", "mode-connectivity/bend"];
    for (const a of texts)
      for (const b of texts) {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }
  });
});
