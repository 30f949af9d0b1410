import { describe, expect, it } from "vitest";
import { assigned, assignment } from "../../../src/numeric/assignment.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { streams } from "../../../src/numeric/random.ts";
import { learnedOrders } from "../../../src/simulations/mode-connectivity/model/gradient.ts";
import { finished } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { double, initial } from "../../../src/simulations/mode-connectivity/model/network.ts";
import { backThrough, soften, softRoom } from "../../../src/simulations/mode-connectivity/model/sinkhorn.ts";

const drawn = (seed: number, n: number): Float64Array => {
  const draw = normal(streams(seed).stream("scores"));
  return Float64Array.from({ length: n * n }, () => draw());
};

describe.each([1, 2, 3, 4, 5])("a soft order (seed %i)", (seed) => {
  const n = 5;
  const z = drawn(seed, n);

  it("has rows and columns that sum to 1", () => {
    const s = soften(z, softRoom(n, 50, 0.7));
    for (let i = 0; i < n; ++i) {
      let [row, column] = [0, 0];
      for (let j = 0; j < n; ++j) {
        row += s[i * n + j];
        column += s[j * n + i];
      }
      expect(row).toBeCloseTo(1, 6);
      expect(column).toBeCloseTo(1, 12);
    }
  });

  it("is worth as much as the best hard one when it is cold, but for its entropy; hot, it is the mean of all", () => {
    const tau = 0.05;
    const worth = soften(z, softRoom(n, 2000, tau)).reduce((sum, s, k) => sum + s * z[k], 0);
    const best = assigned(z, assignment(z, n));
    expect(worth).toBeLessThan(best + 1e-6);
    expect(worth).toBeGreaterThan(best - tau * n * Math.log(n));
    soften(z, softRoom(n, 50, 1000)).forEach((s) => expect(s).toBeCloseTo(1 / n, 2));
  });

  it("has the gradient that finite differences have", () => {
    const weight = drawn(seed + 100, n);
    const value = (): number => soften(z, softRoom(n, 20, 0.7)).reduce((sum, s, k) => sum + s * weight[k], 0);
    const room = softRoom(n, 20, 0.7);
    soften(z, room);
    const g = weight.slice();
    backThrough(g, room);
    const h = 1e-5;
    for (let k = 0; k < n * n; ++k) {
      const before = z[k];
      z[k] = before + h;
      const up = value();
      z[k] = before - h;
      const down = value();
      z[k] = before;
      expect(Math.abs((up - down) / (2 * h) - g[k])).toBeLessThan(1e-6);
    }
  });
});

it("orders that are learned are orders, and the loss of the best never rises", () => {
  const random = streams(3);
  const nets = [1, 2].map((k) => initial([4, 6, 5, 3], normal(random.stream(`net/${k}`)), double));
  const draw = normal(random.stream("x"));
  const examples = {
    x: Float32Array.from({ length: 80 }, () => draw()),
    y: Uint8Array.from({ length: 20 }, (_, i) => i % 3),
    count: 20,
  };
  const hard: number[] = [];
  const work = learnedOrders(
    [nets[0], nets[1]],
    examples,
    { steps: 100, batch: 20, rate: 0.1, tau: 1, rounds: 20 },
    (l) => normal(random.stream(`scores/${l}`)),
    random.stream("batches"),
  );
  const orders = finished(
    (function* () {
      for (;;) {
        const { done, value } = work.next();
        if (done) return value;
        hard.push(value.hard);
        yield;
      }
    })(),
  );
  expect(orders.map((order) => [...order].sort((p, q) => p - q))).toEqual([
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2, 3, 4],
  ]);
  for (let k = 1; k < hard.length; ++k) expect(hard[k]).toBeLessThanOrEqual(hard[k - 1]);
});
