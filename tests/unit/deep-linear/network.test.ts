import { describe, expect, it } from "vitest";
import { balances } from "../../../src/simulations/deep-linear/model/alignment.ts";
import { gaussianStart } from "../../../src/simulations/deep-linear/model/initial.ts";
import {
  descend,
  evaluate,
  network,
  type Correlations,
} from "../../../src/simulations/deep-linear/model/network.ts";
import { frobenius, identity, multiply, multiplyTransposedB } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { distance, seeds } from "../numeric/seeds.ts";

/** Networks of every kind of shape: no hidden layer, narrow and wide ones, odd widths, one input, one output. */
const shapes = [
  [3, 5],
  [1, 1],
  [4, 3, 6],
  [5, 1, 5],
  [2, 7, 3, 1],
  [1, 3, 4, 2, 9],
  [8, 16, 16, 16, 8],
];

/** Correlations of random items, more than inputs, and their targets; and the loss by its definition. */
function data(draw: () => number, inputs: number, outputs: number) {
  const items = inputs + 2;
  const [x, y] = [gaussian(draw, inputs, items), gaussian(draw, outputs, items)];
  const sigma11 = new Float64Array(inputs * inputs);
  const sigma31 = new Float64Array(outputs * inputs);
  multiplyTransposedB(sigma11, x, x, inputs, items, inputs);
  multiplyTransposedB(sigma31, y, x, outputs, items, inputs);
  const loss = (total: Float64Array) => {
    const out = new Float64Array(outputs * items);
    multiply(out, total, x, outputs, inputs, items);
    return frobenius(out.map((v, i) => v - y[i])) ** 2 / 2;
  };
  return { correlations: { sigma31, sigma11, power: frobenius(y) ** 2 }, loss };
}

const random = (seed: number, sizes: readonly number[]) => {
  const draw = normal(mulberry32(seed));
  return {
    net: network(sizes, gaussianStart(draw, sizes)),
    ...data(draw, sizes[0], sizes[sizes.length - 1]),
  };
};

describe.each(shapes.map((sizes) => [sizes.join("-"), sizes] as const))("a network %s", (_, sizes) => {
  it.each(seeds(5))("loses half the sum of the squared errors of its items (seed %i)", (seed) => {
    const { net, correlations, loss } = random(seed, sizes);
    const found = evaluate(net, correlations);
    expect(found / loss(net.total)).toBeCloseTo(1, 11); // rounding of sums that cancel
  });

  it.each(seeds(5))("descends the gradient of that loss, in all layers at once (seed %i)", (seed) => {
    const { net, correlations } = random(seed, sizes);
    const start = net.weights.map((w) => w.slice());
    evaluate(net, correlations);
    descend(net, 1);
    const steps = net.weights.map((w, l) => w.map((x, i) => x - start[l][i]));
    const scale = Math.max(...steps.map((step) => Math.max(...step.map(Math.abs))));
    const h = 1e-4;
    start.forEach((w, l) =>
      w.forEach((x, i) => {
        const at = (shifted: number) => {
          const moved = start.map((v) => v.slice());
          moved[l][i] = shifted;
          return evaluate(network(sizes, moved), correlations);
        };
        const slope = (at(x + h) - at(x - h)) / (2 * h);
        // The loss is quadratic in one weight, so central differences are exact but for rounding, 1e-16 L / h.
        expect(Math.abs(steps[l][i] + slope)).toBeLessThan(1e-8 * Math.max(1, scale));
      }),
    );
  });

  it("conserves the balance of neighbouring layers, but for the square of the rate", () => {
    if (sizes.length < 3) return;
    const drift = (rate: number) => {
      const { net, correlations } = random(7, sizes);
      const before = balances(net);
      evaluate(net, correlations);
      descend(net, rate);
      return balances(net).map((after, l) => distance(after, before[l]));
    };
    const [coarse, fine] = [drift(1e-3), drift(1e-4)];
    coarse.forEach((x, l) => expect(x / fine[l]).toBeCloseTo(100, 3)); // exactly quadratic, but for rounding
  });
});

describe("a network", () => {
  it("refuses weights that do not fit its sizes", () => {
    expect(() => network([2, 3], [new Float64Array(5)])).toThrow(RangeError);
    expect(() => network([2, 3, 4], [new Float64Array(6)])).toThrow(RangeError);
    expect(() => network([2], [])).toThrow(RangeError);
  });

  it("with white inputs needs no correlation of them", () => {
    const sizes = [4, 5, 3];
    const sigma31 = gaussian(normal(mulberry32(2)), 3, 4);
    const trained = (more: Partial<Correlations>) => {
      const net = network(sizes, gaussianStart(normal(mulberry32(3)), sizes));
      const loss = evaluate(net, { sigma31, ...more });
      descend(net, 0.1);
      return { loss, first: net.weights[0] };
    };
    const [white, spelt] = [trained({}), trained({ sigma11: identity(4), power: frobenius(sigma31) ** 2 })];
    expect(white.loss).toBeCloseTo(spelt.loss, 12);
    expect(distance(white.first, spelt.first)).toBeLessThan(1e-14);
  });
});
