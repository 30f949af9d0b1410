import { describe, expect, it } from "vitest";
import { svd } from "../../../src/numeric/decompose.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian, orthogonal } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { advance, moments, momentLaw, tangent } from "../../../src/simulations/deep-linear/model/jacobian.ts";
import { logsOf } from "../../../src/simulations/deep-linear/model/products-drawn.ts";
import { distance, seeds } from "../numeric/seeds.ts";
import { returned } from "./fixture.ts";

/** An input of variance q1. */
function input(draw: () => number, n: number, q1: number): Float64Array {
  const x = gaussian(draw, 1, n);
  const scale = Math.sqrt(n * q1) / Math.hypot(...x);
  return x.map((value) => value * scale);
}

describe("the theory of the Jacobian's singular values", () => {
  it.each([
    [100, [2.741799, 0.713425, 0.264495]],
    [1000, [2.778908, 0.707482, 0.260846]],
  ])("is a power law at gain 1: L times the mean square behind %i maps is known", (L, known) => {
    [0.2, 1, 4].forEach((q1, k) =>
      expect((L * momentLaw(1, q1, L, true).mean[L]) / known[k]).toBeCloseTo(1, 5),
    ); // known to six or seven digits
  });

  it.each([
    [0.9, 0.2, 3.043e-10],
    [0.95, 1, 2.544e-6],
    [1, 1, 7.207e-3],
    [1.05, 1, 0.1021],
    [1.1, 4, 0.1636],
  ])("has a known mean square behind 99 maps (g = %d, q1 = %d)", (g, q1, known) => {
    expect(Math.abs(momentLaw(g, q1, 99, true).mean[99] / known - 1)).toBeLessThan(1e-3); // four digits are known
  });

  it("has a known spread behind 99 orthogonal maps, and a unit more for each Gaussian one", () => {
    const cases = [
      [0.9, 0.2, 0.2235],
      [1, 1, 1.377],
      [1.05, 1, 2.8899],
      [1.1, 4, 7.4567],
    ];
    for (const [g, q1, known] of cases) {
      const spread = momentLaw(g, q1, 99, true).variance[99];
      expect(spread).toBeCloseTo(known, 3); // four decimals are known
      expect(momentLaw(g, q1, 99, false).variance[99] - spread).toBeCloseTo(99, 9);
    }
  });

  it("has a mean square that falls by at least g^2 a map below gain 1", () => {
    const { mean } = momentLaw(0.9, 1, 50, true);
    for (let l = 1; l <= 50; ++l) expect(mean[l] / mean[l - 1]).toBeLessThan(0.81);
  });
});

describe("a network's Jacobian", () => {
  it("is the derivative of its last layer by its input", () => {
    const n = 6;
    const draw = normal(mulberry32(2));
    const layers = seeds(4).map(() => gaussian(draw, n, n, 1 / Math.sqrt(n)));
    const x = input(draw, n, 1);
    const passed = (at: Float64Array) => {
      const net = tangent(at, 1.3);
      for (const w of layers) advance(net, w);
      return net;
    };
    const { j } = passed(x);
    const h = 1e-5;
    for (let p = 0; p < n; ++p) {
      const [up, down] = [h, -h].map((d) => passed(x.map((value, i) => (i === p ? value + d : value))).x);
      const column = up.map((value, i) => (value - down[i]) / (2 * h));
      const exact = Float64Array.from({ length: n }, (_, i) => j[i * n + p]);
      expect(distance(column, exact)).toBeLessThan(1e-9); // h^2, and rounding over h
    }
  });

  it.each(seeds(5))("has the moments and the logarithms of its singular values (seed %i)", (seed) => {
    const n = 24;
    const draw = normal(mulberry32(seed));
    const net = tangent(input(draw, n, 1), 1);
    for (let l = 0; l < 12; ++l) advance(net, orthogonal(draw, n, n));
    const { s } = svd(net.j, n, n);
    const mean = s.reduce((sum, x) => sum + x * x, 0) / n;
    const variance = s.reduce((sum, x) => sum + x ** 4, 0) / n / mean ** 2 - 1;
    expect(moments(net).mean).toBeCloseTo(mean, 12);
    expect(moments(net).variance).toBeCloseTo(variance, 10);
    const logs = returned(logsOf(net.j, n, net.logs));
    expect(distance(logs, s.map(Math.log))).toBeLessThan(1e-6); // squares resolve 1e-8 of the largest, at best
    const sum = (values: Float64Array) => values.reduce((all, x) => all + x, 0);
    expect(sum(net.logs)).toBeCloseTo(sum(logs), 6); // both are the logarithm of the determinant
  });

  it.each(seeds(4))("behind 99 orthogonal maps of 64 units agrees with theory (seed %i)", (seed) => {
    const n = 64;
    const draw = normal(mulberry32(seed));
    const direction = input(draw, n, 1);
    // What single networks leave to chance, as known from many of them.
    const cases = [
      [0.9, 0.2, 0.9, 1.1],
      [1, 1, 0.75, 1.25],
      [1.05, 1, 0.65, 1.45],
      [1.1, 4, 0.4, 2.7],
    ] as const;
    const nets = cases.map(([g, q1]) =>
      tangent(
        direction.map((x) => x * Math.sqrt(q1)),
        g,
      ),
    );
    for (let l = 0; l < 99; ++l) {
      const w = orthogonal(draw, n, n);
      for (const net of nets) advance(net, w);
    }
    nets.forEach((net, k) => {
      const [g, q1, low, high] = cases[k];
      const law = momentLaw(g, q1, 99, true);
      const found = moments(net);
      expect(found.mean / law.mean[99]).toBeGreaterThan(low);
      expect(found.mean / law.mean[99]).toBeLessThan(high);
      expect(found.variance / law.variance[99]).toBeGreaterThan(0.75);
      expect(found.variance / law.variance[99]).toBeLessThan(1.3);
    });
  });
});
