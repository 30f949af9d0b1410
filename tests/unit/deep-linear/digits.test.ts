import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../../src/numeric/decompose.ts";
import { frobenius, multiply } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { gaussian, orthogonal } from "../../../src/numeric/orthogonal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { fastest, startWeights } from "../../../src/simulations/deep-linear/digits-race.ts";
import {
  encodeStep,
  largestVariance,
  trainedEncoder,
} from "../../../src/simulations/deep-linear/model/autoencoder.ts";
import {
  accuracy,
  bestMap,
  busiestPixels,
  correlationsOf,
  digitModes,
  drawPictures,
  mapLoss,
  offDiagonal,
  seenAlong,
} from "../../../src/simulations/deep-linear/model/digits-task.ts";
import { descend, evaluate, network } from "../../../src/simulations/deep-linear/model/network.ts";
import { distance, drawn, seeds } from "../numeric/seeds.ts";
import { returned } from "./fixture.ts";

const pictures = (seed: number, centred: boolean, items = 400) =>
  returned(drawPictures(normal(mulberry32(seed)), items, 8, centred));
const plain = pictures(1, false);
const centred = pictures(1, true);
const task = returned(correlationsOf(centred));
const [size, hidden] = [64, 32];

describe("drawn digits", () => {
  it("are known to the pixel", () => {
    expect(plain.x.reduce((sum, x) => sum + x, 0)).toBeCloseTo(5994.879503992847, 8);
    expect(plain.x[35]).toBeCloseTo(0.08680017879116476, 12);
    expect(plain.x.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it("have known strengths and correlations, means left in", () => {
    const whole = returned(correlationsOf(plain));
    const { s, v } = digitModes(whole);
    [0.8291, 0.2415, 0.2075, 0.1499].forEach((known, a) => expect(s[a]).toBeCloseTo(known, 4));
    expect(symmetricEigen(whole.sigma11, size).values[0]).toBeCloseTo(6.94983, 5);
    expect(offDiagonal(seenAlong(whole, v), 10)).toBeCloseTo(0.013, 3);
    expect(offDiagonal(seenAlong(whole, busiestPixels(whole, 10)), 10)).toBeCloseTo(2.315, 3);
    const anyhow = seeds(20).map((seed) =>
      offDiagonal(seenAlong(whole, orthogonal(normal(mulberry32(seed)), 10, size)), 10),
    );
    const mean = anyhow.reduce((sum, x) => sum + x, 0) / anyhow.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.5); // about 1: ten random directions of one large component
  });

  it("have known strengths and correlations, means taken off", () => {
    const { s, v } = digitModes(task);
    expect(s.length).toBe(9); // the targets sum to nothing
    [0.2506, 0.2281, 0.1502].forEach((known, a) => expect(Math.abs(s[a] - known)).toBeLessThan(1e-4));
    const { values, vectors } = symmetricEigen(task.sigma11, size);
    expect(values[0]).toBeCloseTo(0.691995, 6);
    expect(largestVariance(task.sigma11)).toBeCloseTo(values[0], 5);
    const seen = seenAlong(task, v);
    expect(offDiagonal(seen, 9)).toBeCloseTo(0.0871, 3);
    expect(offDiagonal(seenAlong(task, busiestPixels(task, 10)), 10)).toBeCloseTo(0.9965, 3);
    const along = new Float64Array(9 * size);
    multiply(along, v, task.sigma11, 9, size, size);
    const rest = along.map((x, k) => x - seen[Math.floor(k / size) * 10] * v[k]);
    expect(frobenius(rest) / frobenius(along)).toBeCloseTo(0.161, 3);
    [9, 16, 32].forEach((count, k) => {
      const part = Array.from({ length: count }, (_, c) =>
        Array.from({ length: 9 }, (__, a) => {
          let dot = 0;
          for (let i = 0; i < size; ++i) dot += vectors[i * size + c] * v[a * size + i];
          return dot * dot;
        }).reduce((sum, x) => sum + x, 0),
      ).reduce((sum, x) => sum + x, 0);
      expect(Math.abs(part / 9 - [0.75, 0.921, 0.996][k])).toBeLessThan(1e-3);
    });
  });

  it("are all named by the best linear map, which no small change improves", () => {
    const best = bestMap(task);
    expect(accuracy(centred, best)).toBe(1);
    const least = mapLoss(task, best);
    for (const seed of seeds(5)) {
      const other = best.map((x, k) => x + 1e-3 * drawn(seed, 10, size)[k]);
      expect(mapLoss(task, other)).toBeGreaterThan(least);
    }
  });
});

describe("a narrow linear autoencoder", () => {
  it.each(seeds(3))("takes the steps that a network of two layers takes (seed %i)", (seed) => {
    const draw = normal(mulberry32(seed));
    const [h, n] = [4, 9];
    const x = drawn(seed, 30, n);
    const c = Float64Array.from({ length: n * n }, (_, k) => {
      let sum = 0;
      for (let p = 0; p < 30; ++p) sum += x[p * n + Math.floor(k / n)] * x[p * n + (k % n)];
      return sum / 30;
    });
    const [encoder, decoder] = [gaussian(draw, h, n, 0.3), gaussian(draw, n, h, 0.3)];
    const net = network([n, h, n], [encoder.slice(), decoder.slice()]);
    const room = {
      ...{ a: new Float64Array(h * n), back: new Float64Array(h * n), down: new Float64Array(h * n) },
      ...{ inner: new Float64Array(h * h), decoder: new Float64Array(h * n) },
    };
    for (let step = 0; step < 50; ++step) {
      encodeStep(encoder, decoder, c, 0.1, room);
      evaluate(net, { sigma31: c, sigma11: c });
      descend(net, 0.1);
    }
    expect(distance(encoder, net.weights[0])).toBeLessThan(1e-11); // the same sums in another order
    expect(distance(decoder, net.weights[1])).toBeLessThan(1e-11);
  });

  it("ends at the components that vary most", () => {
    const c = Float64Array.from({ length: 36 }, (_, k) => (k % 7 ? 0 : [3, 2, 1.5, 0.3, 0.2, 0.1][k / 7]));
    const { encoder } = returned(trainedEncoder(normal(mulberry32(2)), 3, c, 3000));
    for (let i = 0; i < 3; ++i)
      for (let j = 3; j < 6; ++j) expect(Math.abs(encoder[6 * i + j])).toBeLessThan(1e-6);
  });
});

describe("networks that learn to name digits", () => {
  it.each([
    ["small", 443],
    ["gaussian", 14],
    ["orthogonal", 7],
    ["pretrained", 10],
  ] as const)("take known steps from a %s start: %i", (start, known) => {
    const sizes = [size, hidden, hidden, hidden, 10];
    const weights = returned(startWeights(start, normal(mulberry32(1)), sizes, task));
    const range = { best: mapLoss(task, bestMap(task)), zero: task.power / 2 };
    const rates = Array.from({ length: 12 }, (_, k) => 20 / 200 ** (k / 11));
    const { steps, before } = returned(
      fastest(start, { sizes, weights, task, range, rates, pictures: centred }),
    );
    expect(Math.abs((steps ?? Infinity) - known)).toBeLessThanOrEqual(Math.max(1, 0.05 * known));
    expect(before).toBe(start === "pretrained" ? 300 : 0);
  });
});
