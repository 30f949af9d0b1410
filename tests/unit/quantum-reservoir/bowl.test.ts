import { describe, expect, it } from "vitest";
import { along, bowl } from "../../../src/simulations/quantum-reservoir/model/bowl.ts";
import { featuresOf } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { errors, predict } from "../../../src/simulations/quantum-reservoir/model/readout.ts";
import { task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";
import { drawn } from "./fixture.ts";

const pendulum = task("pendulum");
const lambda = 1e-6;

describe.each(["qrnn", "qgru", "rnn", "lstm"] as const)("the bowl of a readout's error (%s)", (kind) => {
  const { cell, first } = drawn(kind, 1);
  const k = cell.features;
  const features = featuresOf(cell, pendulum);
  const found = bowl(features, pendulum, k, lambda);
  const N = pendulum.trainCount;
  const penalised = (w: Float64Array): number => {
    const now = new Float64Array(pendulum.count);
    predict(now, features, w);
    return errors(now, pendulum).train + (lambda / N) * w.subarray(0, k).reduce((sum, x) => sum + x * x, 0);
  };

  it("rises above its bottom by the sum over its directions of curvature times distance squared", () => {
    const [at, star] = [new Float64Array(k + 1), new Float64Array(k + 1)];
    along(found, first, at, 0);
    along(found, found.best, star, 0);
    const sum = found.curvatures.reduce((s, e, i) => s + e * (at[i] - star[i]) ** 2, 0);
    const rise = penalised(first) - penalised(found.best);
    expect(Math.abs(sum / rise - 1)).toBeLessThan(1e-6); // the smallest curvature is known to 1e-16 of the largest
  });

  it("has its bottom where the matrix gives the right side", () => {
    const m = k + 1;
    for (let p = 0; p < m; ++p) {
      let sum = 0;
      for (let q = 0; q < m; ++q) sum += found.matrix[p * m + q] * found.best[q];
      expect(Math.abs(sum - found.right[p])).toBeLessThan(1e-11);
    }
  });

  it("rises from its bottom in every direction", () => {
    const least = penalised(found.best);
    for (let i = 0; i <= k; ++i)
      for (const step of [-0.1, 0.1]) {
        const w = found.best.map((x, p) => x + step * found.directions[p * (k + 1) + i]);
        expect(penalised(w)).toBeGreaterThanOrEqual(least * (1 - 1e-9));
      }
  });
});

it("a penalty that leaves the equations without a solution is raised until there is one", () => {
  const idle = Float64Array.from({ length: 2 * pendulum.count }, (_, i) =>
    i % 2 ? 0 : pendulum.input[i >> 1],
  );
  const found = bowl(idle, pendulum, 2, 0);
  expect(found.penalty).toBeGreaterThan(0);
  expect(found.best.every(Number.isFinite)).toBe(true);
});
