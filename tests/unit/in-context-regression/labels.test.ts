import { describe, expect, it } from "vitest";
import {
  labelErrors,
  sharesOf,
  supportsOf,
} from "../../../src/simulations/in-context-regression/model/labels.ts";
import { ended } from "../../../src/simulations/in-context-regression/model/pace.ts";
import { layerFor } from "../../../src/simulations/in-context-regression/model/prompts.ts";
import { bestDebiasedRisk } from "../../../src/simulations/in-context-regression/model/risks.ts";

describe("labels", () => {
  it("depend on two covariates each, of their own or shared with a neighbour", () => {
    expect(supportsOf(3, false)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(supportsOf(3, true)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it("have their numbers read from the places in KQ and OV", () => {
    const [d, N, H, D] = [3, 2, 2, 5];
    const kq = Float64Array.from({ length: H * D * D }, (_, k) => k);
    const ov = Float64Array.from({ length: H * N * D }, (_, k) => k);
    const { omega, mu } = sharesOf({ d, N, H, L: 4 }, kq, ov);
    for (let h = 0; h < H; ++h) {
      for (let i = 0; i < d; ++i) expect(omega[h * d + i]).toBe(h * D * D + i * D + i);
      for (let n = 0; n < N; ++n) expect(mu[h * N + n]).toBe(h * N * D + n * D + d + n);
    }
  });
});

describe.each([false, true])("errors of several labels, overlapping: %s", (overlap) => {
  const supports = supportsOf(2, overlap);
  const [d, L, noise, prompts] = [supports[1][1] + 1, 16, 0.2, 20_000];
  const task = { d, L, noise, supports };
  // Two labels of two covariates: four standard errors of a squared error, whose deviation is 1.8 times its mean.
  const close = (error: number, expected: number) =>
    expect(Math.abs(error / expected - 1)).toBeLessThan((4 * 1.8) / Math.sqrt(prompts));

  it("are those of the formulas, and 1 of a layer that always says 0", () => {
    const found = ended(labelErrors(task, layerFor(task, 2), prompts, 3));
    close(found.layer, 1);
    close(found.apart, bestDebiasedRisk(2, L, noise) - noise);
    close(found.together, bestDebiasedRisk(d, L, noise) - noise);
  });

  it("do not depend on where their work pauses, and are measured on the same prompts", () => {
    const [a, b] = [2, 3].map((H) => ended(labelErrors(task, layerFor(task, H), 3000, 5)));
    expect(b).toEqual(a);
  });

  it("of two pairs, one a label, are near those of a step a label", () => {
    const layer = layerFor(task, 4);
    const D = d + 2;
    const [omega, mu] = [0.05, 1 / (1 + ((1 + noise) * 2) / L) / 0.1];
    for (let h = 0; h < 4; ++h) {
      const [n, sign] = [h >> 1, h % 2 ? -1 : 1];
      for (const i of supports[n]) layer.memory.kq[(h * D + i) * D + i] = sign * omega;
      layer.memory.ov[(h * 2 + n) * D + d + n] = sign * mu;
    }
    const { layer: own, apart } = ended(labelErrors(task, layer, 4000, 7));
    expect(Math.abs(own / apart - 1)).toBeLessThan(0.01); // what a pair misses is of the order of omega^2
  });
});
