import { describe, expect, it } from "vitest";
import { featuresOf } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { errors, predict, settleEpoch } from "../../../src/simulations/quantum-reservoir/model/readout.ts";
import { kinds, type Kind } from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";
import { ridge } from "../../../src/simulations/quantum-reservoir/model/ridge.ts";
import { task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";
import { training } from "../../../src/simulations/quantum-reservoir/model/training.ts";
import { drawn, learned, reservoirErrors } from "./fixture.ts";

const [pendulum, bessel, narma5, narma10] = (["pendulum", "bessel", "narma5", "narma10"] as const).map(
  (name) => task(name),
);
const near = (found: number, expected: number, tolerance: number, what: string): void =>
  expect(Math.abs(found / expected - 1), `${what}: ${found} for ${expected}`).toBeLessThan(tolerance);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

describe("a reservoir's readout, after 100 epochs", () => {
  it.each([
    ["qrnn", { width: 0.01 }, 0.06610779, 0.004813503, 0.004109039, 0.003529768, 4.070955e-5, 1.239409e-4],
    ["qgru", { width: 0.01 }, 0.01438607, 0.01277065, 0.01304622, 0.009761274, 3.459602e-5, 1.215094e-4],
    ["qlstm", { width: 0.01 }, 0.0194881, 0.01439672, 0.01414319, 0.01021571, 2.417286e-5, 1.014262e-4],
    ["rnn", { width: 0.01 }, 0.008658921, 0.005692862, 0.00189212, 0.005980979, 1.057056e-4, 1.481681e-4],
    ["gru", { width: 0.01 }, 0.0238729, 0.003961382, 0.007263828, 0.002998645, 5.656897e-5, 1.421473e-4],
    ["lstm", { width: 0.01 }, 0.03666899, 0.0098309, 0.01033602, 0.008704457, 6.516509e-5, 1.041479e-4],
    ["qrnn", "circle", 0.03609925, 0.001961808, 0.007352783, 0.004443249, 4.602411e-5, 1.306391e-4],
    ["qgru", "circle", 0.04930916, 0.01382391, 0.009504213, 0.01149657, 4.379726e-4, 3.360095e-4],
    ["qlstm", "circle", 0.05468874, 0.03969953, 0.02501098, 0.01818568, 3.342502e-4, 2.333428e-4],
  ] as const)(
    "of the %s (%o) has the errors of an independent computation",
    (kind, start, first, last, second, b, n5, n10) => {
      const one = reservoirErrors(kind, 1, pendulum, start).test;
      near(one[0], first, 1e-5, "first epoch");
      near(one[99], last, 1e-5, "pendulum");
      near(reservoirErrors(kind, 2, pendulum, start).test[99], second, 1e-5, "seed 2");
      near(reservoirErrors(kind, 1, bessel, start).test[99], b, 1e-5, "bessel");
      near(reservoirErrors(kind, 1, narma5, start).test[99], n5, 1e-5, "narma5");
      near(reservoirErrors(kind, 1, narma10, start).test[99], n10, 1e-5, "narma10");
    },
  );

  it.each([
    ["qrnn", { width: 0.01 }, 9.333456e-4],
    ["qgru", { width: 0.01 }, 7.87252e-3],
    ["qrnn", "circle", 3.642812e-3],
    ["rnn", { width: 0.01 }, 8.6e-5],
    ["gru", { width: 0.01 }, 5.17e-6],
    ["lstm", { width: 0.01 }, 4.511e-5],
  ] as const)(
    "solved for at once (%s, %o) has the error of an independent computation",
    (kind, start, expected) => {
      const { cell } = drawn(kind, 1, start);
      const features = featuresOf(cell, pendulum);
      const weights = ridge(features, pendulum, cell.features, 1e-6)!;
      const predicted = new Float64Array(pendulum.count);
      predict(predicted, features, weights);
      near(errors(predicted, pendulum).test, expected, 1e-3, kind);
    },
  );

  it("settles when an independent computation says", () => {
    const expected: Record<Kind, number[]> = {
      qrnn: [10, 38, 8, 9, 8],
      qgru: [3, 5, 6, 9, 2],
      qlstm: [9, 13, 12, 17, 14],
      rnn: [5, 91, 99, 68, 78],
      gru: [83, 56, 47, 28, 47],
      lstm: [30, 44, 47, 47, 62],
    };
    for (const kind of kinds)
      expected[kind].forEach((epoch, i) =>
        expect(
          Math.abs(settleEpoch(reservoirErrors(kind, i + 1, pendulum).train) - epoch),
          kind,
        ).toBeLessThanOrEqual(1),
      );
  });

  it("settles earlier with each quantum cell than with its classical partner, on all four tasks, from small angles", () => {
    const expected = [
      [pendulum, [8.5, 5, 12.5, 73, 51.5, 45.5]],
      [bessel, [11.5, 5.5, 10, 82.5, 69, 48.5]],
      [narma5, [21, 16, 50.5, 70.5, 50, 59.5]],
      [narma10, [11.5, 11, 18.5, 46, 33.5, 49.5]],
    ] as const;
    for (const [on, medians] of expected) {
      const found = kinds.map((kind) =>
        median(Array.from({ length: 10 }, (_, i) => settleEpoch(reservoirErrors(kind, i + 1, on).train))),
      );
      found.forEach((m, i) => expect(Math.abs(m - medians[i]), `${kinds[i]}: ${m}`).toBeLessThanOrEqual(1.5));
      for (let i = 0; i < 3; ++i) expect(found[i]).toBeLessThan(found[i + 3]);
    }
  });
});

describe("full training through the circuits", () => {
  it.each([
    ["qrnn", [0.0110156881, 0.0057431286, 0.0023626544, 0.00095675976, 0.00014783918]],
    ["qgru", [0.00930739, 0.0056116775, 0.0028868442, 0.00038839158, 6.3091137e-5]],
    ["qlstm", [0.0110700894, 0.0083169786, 0.0071385665, 0.0064120721, 0.00027139371]],
  ] as const)("of the %s has the errors of an independent computation", (kind, expected) => {
    const { cell, first } = drawn(kind, 1);
    const learner = training(cell, pendulum, first, 0.01);
    const predicted = new Float64Array(pendulum.count);
    const stops = [1, 5, 15, 30, 100];
    for (let epoch = 1; epoch <= 100; ++epoch) {
      for (let from = learner.batch(0); from;) from = learner.batch(from);
      const stop = stops.indexOf(epoch);
      if (stop < 0) continue;
      learner.predict(predicted);
      near(errors(predicted, pendulum).test, expected[stop], epoch === 100 ? 1e-3 : 1e-5, `epoch ${epoch}`);
    }
  });

  it("takes less time than a reader waits", () => {
    const started = performance.now();
    const { cell, first } = drawn("qrnn", 1);
    learned(featuresOf(cell, pendulum), pendulum, first);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
