import { describe, expect, it } from "vitest";
import { svd } from "../../../src/numeric/decompose.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { treeTable } from "../../../src/simulations/deep-linear/model/hierarchy.ts";
import { halfTime } from "../../../src/simulations/deep-linear/model/mode.ts";
import {
  answer,
  itemModes,
  learn,
  learnedStrengths,
  learner,
  type Learner,
} from "../../../src/simulations/deep-linear/model/nonlinear.ts";
import { descend, evaluate, network } from "../../../src/simulations/deep-linear/model/network.ts";
import { distance, seeds } from "../numeric/seeds.ts";

const [count, features, width, u0, rate] = [32, 200, 32, 1e-4, 2e-3];
const table = treeTable(mulberry32(1), 5, features, 0.1);
const items = itemModes(table, features, count);
const looked = [0, 1, 2, 4, 11, 17];
const theory = Array.from(items.s, (s) => halfTime(s, u0) / rate);

/** Small random weights: of the first layer, then of the second. */
function start(seed: number): [Float64Array, Float64Array] {
  const draw = normal(mulberry32(seed));
  const std = Math.sqrt((2 * u0) / width);
  return [gaussian(draw, width, count, std), gaussian(draw, count, width, std)];
}

/** Steps until each mode is half learned, by a straight line between two steps. */
function halves(net: Learner, steps: number): number[] {
  const half = new Array<number>(count).fill(NaN);
  let before = new Float64Array(count);
  for (let n = 0; n <= steps; ++n) {
    answer(net);
    const u = new Float64Array(count);
    learnedStrengths(u, net);
    for (let a = 0; a < count; ++a)
      if (Number.isNaN(half[a]) && u[a] >= items.s[a] / 2)
        half[a] = n - 1 + (items.s[a] / 2 - before[a]) / (u[a] - before[a]);
    before = u;
    learn(net, rate);
  }
  return half;
}

describe("the modes of a hierarchy of 32 items", () => {
  it("have the strengths that are known for one draw of features", () => {
    expect(table.reduce((sum, x) => sum + x, 0)).toBe(166);
    const known = [38.09334, 25.555491, 21.004853, 20.507728, 18.195308, 15.114467, 10.958562, 5.742849];
    [0, 1, 2, 3, 4, 7, 15, 31].forEach((a, k) => expect(items.s[a]).toBeCloseTo(known[k], 5));
  });

  it("are those of a singular value decomposition, their first entries not negative", () => {
    const full = svd(table, features, count);
    expect(distance(items.s, full.s)).toBeLessThan(1e-9); // squares and roots of numbers up to 40
    for (let a = 0; a < count; ++a) {
      const own = Float64Array.from({ length: count }, (_, i) => items.v[i * count + a]);
      const other = Float64Array.from({ length: count }, (_, i) => full.v[i * count + a]);
      expect(own[0]).toBeGreaterThanOrEqual(0);
      expect(Math.abs(own.reduce((sum, x, i) => sum + x * other[i], 0))).toBeCloseTo(1, 8);
    }
  });
});

describe("a network that learns them", () => {
  it("is half through each mode when known runs were, linear and with tanh", () => {
    const known = {
      theory: [84.334803, 121.805412, 145.860209, 166.409644, 229.896183, 302.80797],
      linear: [88.937158, 124.359713, 145.480619, 171.871965, 258.790865, 326.518867],
      tanh: [89.415313, 126.744883, 149.110494, 177.340232, 277.649311, 359.434619],
    };
    const [w21, w32] = start(1);
    const linear = halves(learner(items, w21, w32, false), 380);
    const squashed = halves(learner(items, w21, w32, true), 380);
    looked.forEach((a, k) => {
      expect(Math.abs(theory[a] / known.theory[k] - 1)).toBeLessThan(1e-8); // six decimals are known
      expect(Math.abs(linear[a] / known.linear[k] - 1)).toBeLessThan(1e-5); // with another decomposition
      expect(Math.abs(squashed[a] / known.tanh[k] - 1)).toBeLessThan(1e-5);
    });
  });

  it("is later than theory by known parts on average, and with tanh always later than without", () => {
    const mean = { linear: looked.map(() => 0), tanh: looked.map(() => 0) };
    for (const seed of seeds(10)) {
      const [w21, w32] = start(seed);
      const linear = halves(learner(items, w21, w32, false), 460);
      const squashed = halves(learner(items, w21, w32, true), 460);
      for (let a = 0; a < 18; ++a) expect(squashed[a]).toBeGreaterThan(linear[a]);
      looked.forEach((a, k) => {
        mean.linear[k] += (linear[a] / theory[a] - 1) / 10;
        mean.tanh[k] += (squashed[a] / theory[a] - 1) / 10;
      });
    }
    const known = {
      linear: [0.041, 0.033, 0.029, 0.041, 0.067, 0.099],
      tanh: [0.047, 0.053, 0.062, 0.087, 0.147, 0.227],
    };
    for (const kind of ["linear", "tanh"] as const)
      known[kind].forEach((delay, k) => expect(Math.abs(mean[kind][k] - delay)).toBeLessThan(2e-3)); // three decimals
  });

  it("does what the full network does that has an output for every feature", () => {
    const [w21, w32] = start(3);
    const { s, u } = svd(table, features, count);
    // The output layer in the full network: U times the small one, with the signs of the modes used here.
    const turned = new Float64Array(features * width);
    for (let f = 0; f < features; ++f)
      for (let a = 0; a < count; ++a) {
        let own = 0; // U_fa from Y V / s, so that signs agree
        for (let i = 0; i < count; ++i) own += (table[f * count + i] * items.v[i * count + a]) / s[a];
        expect(Math.abs(Math.abs(own) - Math.abs(u[f * count + a]))).toBeLessThan(1e-8);
        for (let j = 0; j < width; ++j) turned[f * width + j] += own * w32[a * width + j];
      }
    const small = learner(items, w21, w32, false);
    const full = network([count, width, features], [w21.slice(), turned]);
    const data = { sigma31: table };
    for (let n = 0; n < 150; ++n) {
      answer(small);
      evaluate(full, data);
      learn(small, rate);
      descend(full, rate);
    }
    expect(answer(small)).toBeCloseTo(evaluate(full, data), 6); // of a loss of 1000 or so
    expect(distance(small.w21, full.weights[0])).toBeLessThan(1e-9);
  });

  it.each([true, false])("moves down the gradient of its loss (tanh: %s)", (squashed) => {
    const few = itemModes(treeTable(mulberry32(4), 3, 20, 0.2), 20, 8);
    const draw = normal(mulberry32(9));
    const [w21, w32] = [gaussian(draw, 5, 8, 0.7), gaussian(draw, 8, 5, 0.7)];
    const net = learner(few, w21, w32, squashed);
    answer(net);
    learn(net, 1);
    const h = 1e-5;
    const slopes = (w: Float64Array, loss: (moved: Float64Array) => number) =>
      w.map((x, k) => {
        const moved = (d: number) => w.map((y, i) => (i === k ? x + d : y));
        return (loss(moved(-h)) - loss(moved(h))) / (2 * h);
      });
    const down21 = slopes(w21, (moved) => answer(learner(few, moved, w32, squashed)));
    const down32 = slopes(w32, (moved) => answer(learner(few, w21, moved, squashed)));
    // Central differences: h^2 times third derivatives of about 10, and rounding of a loss of 100 over h.
    expect(
      distance(
        net.w21.map((x, k) => x - w21[k]),
        down21,
      ),
    ).toBeLessThan(1e-7);
    expect(
      distance(
        net.w32.map((x, k) => x - w32[k]),
        down32,
      ),
    ).toBeLessThan(1e-7);
  });
});
