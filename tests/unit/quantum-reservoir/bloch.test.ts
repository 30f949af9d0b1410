import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { blochVectors, meanPurity } from "../../../src/simulations/quantum-reservoir/model/bloch.ts";
import { variational } from "../../../src/simulations/quantum-reservoir/model/variational.ts";
import { ramp, v4 } from "./fixture.ts";

function vectors(n: number, layers: number, weights: Float64Array, v: ArrayLike<number>) {
  const vqc = variational(n, layers, weights, 1);
  vqc.inputs.set(v);
  vqc.run(0, 0, n);
  return { bloch: blochVectors(vqc.states, 0, n), meters: vqc.meters };
}

const length = (bloch: Float64Array, j: number): number => Math.hypot(...bloch.subarray(3 * j, 3 * j + 3));

describe("the Bloch vectors of single qubits", () => {
  const { bloch } = vectors(4, 2, ramp(24), v4);

  it("are those of an independent computation", () => {
    const first = [-0.075229965196, 0.0123741488476, -0.067913918388];
    const last = [-0.00816435511867, -0.156764768194, -0.183169702386];
    first.forEach((r, i) => expect(bloch[i]).toBeCloseTo(r, 10));
    last.forEach((r, i) => expect(bloch[9 + i]).toBeCloseTo(r, 10));
  });

  it("give its purities and entropies in bits", () => {
    const purities = [0.505212483767, 0.576947941655, 0.532766002297, 0.529096494557];
    const entropies = [0.992466854726, 0.885948914918, 0.952198324258, 0.957605716713];
    for (let j = 0; j < 4; ++j) {
      const r = length(bloch, j);
      expect((1 + r * r) / 2).toBeCloseTo(purities[j], 10);
      const entropy = [(1 + r) / 2, (1 - r) / 2].reduce((sum, p) => sum - p * Math.log2(p), 0);
      expect(entropy).toBeCloseTo(entropies[j], 10);
    }
    expect(meanPurity(bloch)).toBeCloseTo(purities.reduce((a, b) => a + b) / 4, 10);
  });

  it("point up by what the meters read, and are at most one long, whatever the circuit", () => {
    const u = mulberry32(11);
    for (let n = 1; n <= 6; ++n) {
      const weights = Float64Array.from({ length: 6 * n }, () => 6 * u() - 3);
      const some = vectors(
        n,
        2,
        weights,
        Float64Array.from({ length: n }, () => 4 * u() - 2),
      );
      for (let j = 0; j < n; ++j) {
        expect(some.bloch[3 * j + 2]).toBeCloseTo(some.meters[j], 13);
        expect(length(some.bloch, j)).toBeLessThan(1 + 1e-12);
      }
    }
  });

  it("are one long for a qubit that no gate joins to another", () => {
    expect(length(vectors(1, 3, ramp(9), [0.7]).bloch, 0)).toBeCloseTo(1, 13);
  });
});
