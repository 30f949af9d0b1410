import { describe, expect, it } from "vitest";
import { above } from "../../../src/simulations/mode-connectivity/model/barrier.ts";
import { first, roomFor, score } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { finished, matching, permuted } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import {
  between,
  double,
  network,
  parameterCount,
  type Network,
} from "../../../src/simulations/mode-connectivity/model/network.ts";
import {
  repaired,
  statistics,
  target,
  varianceLeft,
} from "../../../src/simulations/mode-connectivity/model/repair.ts";
import { images, normalsOf, pair, start, sub } from "./reference.ts";

const shape = [6, 9, 7, 5, 3];
const net = (name: string, seed: number): Network => {
  const made = start(shape, seed, double);
  const draw = normalsOf(sub(seed, `bias/${name}`));
  made.biases.forEach((b) => b.forEach((_, k) => (b[k] = 0.3 * draw())));
  return made;
};
const examples = (seed: number, count = 80) => {
  const draw = normalsOf(sub(seed, "x"));
  return { x: Float64Array.from({ length: count * 6 }, draw), y: new Uint8Array(count), count };
};

describe.each([1, 2, 3, 4, 5])("repair (seed %i)", (seed) => {
  const [a, b, some] = [net("a", seed), net("b", seed + 100), examples(seed)];
  const of = [statistics(a, some, double), statistics(b, some, double)] as const;

  it("changes nothing at the ends of the line", () => {
    for (const [lambda, end] of [[0, a] as const, [1, b] as const]) {
      const found = repaired([a, b], of, lambda, some, double);
      const off = Math.max(...Array.from(found.theta, (w, k) => Math.abs(w - end.theta[k])));
      expect(off).toBeLessThan(1e-10); // a deviation divided by itself, in doubles
    }
  });

  it("gives every hidden unit the mean and deviation between those of its two", () => {
    const found = statistics(repaired([a, b], of, 0.5, some, double), some, double);
    found.forEach(({ mean, std }, l) => {
      const aim = target(of[0][l], of[1][l], 0.5);
      for (let j = 0; j < mean.length; ++j) {
        expect(mean[j]).toBeCloseTo(aim.mean[j], 9);
        expect(std[j]).toBeCloseTo(aim.std[j], 9);
      }
      expect(varianceLeft({ mean, std }, aim)).toBeCloseTo(1, 9);
    });
  });
});

it("leaves a unit whose input never varies as it is", () => {
  const still = network([2, 2, 2], new Float64Array(parameterCount([2, 2, 2])));
  const some = { x: Float64Array.from({ length: 20 }, (_, k) => k % 3), y: new Uint8Array(10), count: 10 };
  const of = statistics(still, some, double);
  expect(repaired([still, still], [of, of], 0.5, some, double).theta.every((w) => w === 0)).toBe(true);
});

it("repairs the reference's first pair of four hidden layers", () => {
  const train = images("train", 3000, double);
  const test = images("test", 1000, double);
  const recipe = { epochs: 15, batch: 50, rate: 0.1, decay: 1e-3 };
  const [a, b] = pair(0, train, { recipe, shape: [196, 32, 32, 32, 32, 10] });
  const matched = permuted(b, finished(matching(a, b, sub(0, "wm"))));
  const some = first(train, 1000);
  const of = [statistics(a, some, double), statistics(matched, some, double)] as const;
  const room = roomFor(a.sizes, 250, double);
  const barrier = (at: (lambda: number) => Network) =>
    above(Array.from({ length: 11 }, (_, k) => score(at(k / 10), test, room).loss)).height;
  const mean = (lambda: number) =>
    between(network(a.sizes, new Float64Array(a.theta.length)), a, matched, lambda);
  // The reference gives three digits.
  expect(barrier(mean)).toBeCloseTo(0.232, 3);
  expect(barrier((lambda) => repaired([a, matched], of, lambda, some, double))).toBeCloseTo(0.065, 3);
  const half = statistics(mean(0.5), some, double);
  const left = half.map((each, l) => varianceLeft(each, target(of[0][l], of[1][l], 0.5)));
  [0.835, 0.613, 0.439, 0.307].forEach((expected, l) => expect(left[l]).toBeCloseTo(expected, 2));
});
