import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { errorsOf, layerOf } from "../../../src/simulations/in-context-regression/model/evaluation.ts";
import { ended } from "../../../src/simulations/in-context-regression/model/pace.ts";
import { shiftErrors } from "../../../src/simulations/in-context-regression/model/shifts.ts";

const [d, D, L, noise, H] = [4, 5, 12, 0.2, 3];
const [prompts, state, eta] = [200, 9, 0.7];

/** A layer of any weights: also such that heads compare labels and read covariates. */
function layer(seed: number, broken = 0) {
  const draw = normal(mulberry32(seed));
  const kq = Float64Array.from({ length: H * D * D }, () => 0.3 * draw());
  const ov = Float64Array.from({ length: H * D }, draw);
  for (let h = 0; h < H; ++h) ov[h * D + d] += broken;
  return { kq, ov, H };
}

const sumOf = ({ ov }: { ov: Float64Array }): number => [0, 1, 2].reduce((sum, h) => sum + ov[h * D + d], 0);

describe.each([1, 2])("errors on shifted prompts, seed %s", (seed) => {
  it.each([
    [0, 0],
    [1.5, 0],
    [0, 0.8],
    [2, 0.5],
  ])("follow from those on unshifted ones: b = %s, mean %s", (offset, mean) => {
    for (const broken of [0, 0.4]) {
      const task = { d, L, noise, mean };
      const found = ended(shiftErrors(task, [layerOf(task, layer(seed))], eta, prompts, state));
      const shifted = { ...task, offset };
      const measured = errorsOf(shifted, [layerOf(shifted, layer(seed, broken))], eta, prompts, state);
      const [ee, eM, MM, e, M] = found.layers[0];
      const c = offset * (sumOf(layer(seed)) + H * broken);
      const risk = ee + 2 * broken * eM + broken * broken * MM + 2 * c * (e + broken * M) + c * c;
      expect(measured.layers[0] / risk).toBeCloseTo(1, 10);
      const linear = ([ee, eK, KK]: Float64Array) => ee + 2 * offset * eK + offset * offset * KK;
      expect(measured.descent / linear(found.descent)).toBeCloseTo(1, 10);
      expect(measured.debiased / linear(found.debiased)).toBeCloseTo(1, 10);
      expect(measured.ridge / linear(found.ridge)).toBeCloseTo(1, 10);
      // The debiased step sees no shift of labels at all.
      expect(found.debiased[2]).toBeLessThan(1e-25);
    }
  });
});
