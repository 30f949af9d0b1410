import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { streams } from "../../../src/numeric/random.ts";
import { criticalDecay, decayedStrength, taskAt } from "../../../src/simulations/deep-linear/model/decay.ts";
import {
  expected,
  restingVariance,
  spreadLayers,
  stepPerturbed,
  type Perturbation,
} from "../../../src/simulations/deep-linear/model/perturbed.ts";

const quiet = { decay: 0, noise: 0, kind: "labels" } as const;

describe("a mode under weight decay", () => {
  it.each([
    [1, 1e-3, 0.3],
    [2, 0.01, 0.5],
    [1, 0.5, 1.2],
    [1, 0.3, 1],
  ])("with s = %d from %d under decay %d has a closed form", (s, start, beta) => {
    const slope = (u: number) => 2 * u * (s - beta - u);
    const [h, steps] = [5e-4, 20_000];
    let [u, worst] = [start, 0];
    for (let n = 1; n <= steps; ++n) {
      const k1 = slope(u);
      const k2 = slope(u + (h / 2) * k1);
      const k3 = slope(u + (h / 2) * k2);
      u += (h / 6) * (k1 + 2 * k2 + 2 * k3 + slope(u + h * k3));
      worst = Math.max(worst, Math.abs(u - decayedStrength(s, beta, start, n * h)));
    }
    expect(worst).toBeLessThan(1e-9);
  });

  it.each([
    [3, 0.4724703937],
    [4, 0.3849001795],
    [8, 0.3026769593],
  ])("in %d layers is lost from any start above a decay of %d", (D, known) => {
    expect(criticalDecay(D, 1).beta).toBeCloseTo(known, 9); // known to ten decimals
    const { beta, u } = criticalDecay(D, 2);
    expect(beta / 2 ** (2 - 2 / D)).toBeCloseTo(known, 9);
    // The resting points there meet: the task is least at u, and is 2.
    expect(taskAt(D, beta, u)).toBeCloseTo(2, 12);
    expect(taskAt(D, beta, 0.99 * u)).toBeGreaterThan(2);
    expect(taskAt(D, beta, 1.01 * u)).toBeGreaterThan(2);
  });

  it("goes out gradually in two layers", () => {
    expect(criticalDecay(2, 1.3)).toEqual({ beta: 1.3, u: 0 });
  });
});

describe("a step of a perturbed mode", () => {
  it("shrinks the difference of the layers by an exact law", () => {
    const layers = Float64Array.of(0.9, 0.2);
    let product = 0.9 ** 2 - 0.2 ** 2;
    for (let n = 0; n < 200; ++n) {
      product *= 1 - 0.01 * (1 - layers[0] * layers[1]) ** 2;
      stepPerturbed(layers, 1, 1, { ...quiet, rate: 0.1 }, () => 0);
    }
    expect(product).toBeCloseTo(0.745905365137, 12);
    expect(layers[0] ** 2 - layers[1] ** 2).toBeCloseTo(0.745905365137, 12);
  });

  it.each([2, 3, 4])("keeps to it under decay and label noise, in %d layers", (D) => {
    const how: Perturbation = { rate: 0.07, decay: 0.3, noise: 0.4, kind: "labels" };
    const draw = normal(streams(1).stream("test"));
    const layers = Float64Array.from({ length: D }, (_, i) => 1.3 - 0.2 * i);
    for (let n = 0; n < 50; ++n) {
      const [a, b] = layers;
      const others = layers.slice(2).reduce((product, x) => product * x, 1);
      const noise = draw();
      const e = 1 - a * b * others + 0.4 * noise;
      stepPerturbed(layers, 1, 1, how, () => noise);
      const law = ((1 - 0.07 * 0.3) ** 2 - (0.07 * e * others) ** 2) * (a * a - b * b);
      expect(layers[0] ** 2 - layers[1] ** 2).toBeCloseTo(law, 13); // rounding
    }
  });

  it("finds layers of any difference to start from", () => {
    for (const D of [2, 3, 4])
      for (const c of [0, 1e-6, 1, 3]) {
        const { first, other } = spreadLayers(D, 0.7, c);
        expect(first * other ** (D - 1)).toBeCloseTo(0.7, 12);
        expect(first ** 2 - other ** 2).toBeCloseTo(c, 12);
      }
    expect(spreadLayers(2, 1, 1.5 ** 2 - (2 / 3) ** 2).first).toBeCloseTo(1.5, 14);
  });
});

describe("label noise on two layers", () => {
  const how: Perturbation = { rate: 0.05, decay: 0, noise: 0.3, kind: "labels" };
  const from = { c: 1.5 ** 2 - (2 / 3) ** 2, u: 1 };
  const paths = 1500;
  const draw = normal(streams(1).stream("test"));
  const layers = Float64Array.from({ length: 2 * paths }, (_, i) => (i < paths ? 1.5 : 2 / 3));
  const mean = (f: (a: number, b: number) => number) => {
    let sum = 0;
    for (let p = 0; p < paths; ++p) sum += f(layers[p], layers[paths + p]);
    return sum / paths;
  };
  const c = () => mean((a, b) => a * a - b * b);
  const law = expected(1, from, how, 4000);

  it("balances them faster than exp(-rate^2 sigma^2 n): the label moves u, and u is part of the error", () => {
    for (let n = 0; n < 1000; ++n) stepPerturbed(layers, paths, 1, how, draw);
    const first = c();
    let spread = 0;
    for (let n = 1000; n < 4000; ++n) {
      stepPerturbed(layers, paths, 1, how, draw);
      if (n % 100 === 99 && n >= 3000) spread += mean((a, b) => (a * b - 1) ** 2) / 10;
    }
    const last = c();
    // The difference has a standard deviation of 2 % a path, so that of the mean is 0.05 %.
    expect(first / law.c[1000]).toBeCloseTo(1, 2.5);
    expect(last / law.c[4000]).toBeCloseTo(1, 2.5);
    expect(law.c[4000]).toBeCloseTo(0.6943, 4);
    expect(from.c * Math.exp(-((0.05 * 0.3) ** 2) * 4000)).toBeCloseTo(0.7341, 4); // without what the label moves
    const resting = restingVariance(0.05, 0.3, Math.hypot(law.c[4000], 2));
    expect(law.variance[4000] / resting).toBeCloseTo(1, 2);
    expect(spread / resting).toBeGreaterThan(0.93);
    expect(spread / resting).toBeLessThan(1.07); // six standard deviations of a variance of 15 000 draws
  });

  it.each([0.02, 0.1])("goes on under decay %d, beside which the squared error counts", (decay) => {
    const steps = 300;
    const start = spreadLayers(2, 1, 1);
    const run = Float64Array.from({ length: 2 * paths }, (_, i) => (i < paths ? start.first : start.other));
    for (let n = 0; n < steps; ++n) stepPerturbed(run, paths, 1, { ...how, decay }, draw);
    let found = 0;
    for (let p = 0; p < paths; ++p) found += (run[p] ** 2 - run[paths + p] ** 2) / paths;
    expect(found / expected(1, { c: 1, u: 1 }, { ...how, decay }, steps).c[steps]).toBeCloseTo(1, 2.5);
  });
});
