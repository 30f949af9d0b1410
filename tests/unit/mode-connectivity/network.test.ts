import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { orders, shuffled } from "../../../src/numeric/permutation.ts";
import { streams } from "../../../src/numeric/random.ts";
import { above } from "../../../src/simulations/mode-connectivity/model/barrier.ts";
import {
  lossAndGradient,
  roomFor,
  score,
  forward,
} from "../../../src/simulations/mode-connectivity/model/loss.ts";
import {
  asTheyAre,
  finished,
  matching,
  permuted,
} from "../../../src/simulations/mode-connectivity/model/matching.ts";
import {
  distance,
  double,
  initial,
  inner,
  plainDouble,
  type Network,
} from "../../../src/simulations/mode-connectivity/model/network.ts";
import { training } from "../../../src/simulations/mode-connectivity/model/training.ts";

const shape = [5, 7, 6, 3];
const count = 11;

function drawn(seed: number, sizes = shape) {
  const draw = normal(streams(seed).stream("net"));
  const net = initial(sizes, draw, double);
  for (const b of net.biases) b.forEach((_, k) => (b[k] = 0.3 * draw()));
  const x = Float64Array.from({ length: count * sizes[0] }, draw);
  const y = Uint8Array.from({ length: count }, (_, i) => i % sizes[sizes.length - 1]);
  return { net, examples: { x, y, count } };
}

const seeds = Array.from({ length: 20 }, (_, k) => k + 1);

describe("a network", () => {
  it.each(seeds)("has the gradient that differences of its loss have (seed %i)", (seed) => {
    const { net, examples } = drawn(seed);
    const room = roomFor(shape, count, double);
    const loss = lossAndGradient(net, examples.x, examples.y, count, room);
    expect(loss).toBeCloseTo(score(net, examples, room).loss, 12);
    const gradient = room.gradient.theta.slice();
    const h = 1e-6;
    for (let k = 0; k < net.theta.length; k += 3) {
      const kept = net.theta[k];
      const at = [h, -h].map((step) => {
        net.theta[k] = kept + step;
        return score(net, examples, room).loss;
      });
      net.theta[k] = kept;
      // rounding of the loss over h is 1e-10, curvature h^2; a kink within h would show, none does
      expect((at[0] - at[1]) / (2 * h)).toBeCloseTo(gradient[k], 6);
    }
  });

  it("is the same with SIMD and without it, to the bit", () => {
    const sizes = [40, 32, 32, 10];
    const { net, examples } = drawn(1, sizes);
    const gradients = [double, plainDouble].map((precision) => {
      const room = roomFor(sizes, count, precision);
      lossAndGradient(net, examples.x, examples.y, count, room);
      return room.gradient.theta;
    });
    expect(gradients[0]).toEqual(gradients[1]);
  });

  it("ends a training that diverges with the weights from before it did", () => {
    const { net, examples } = drawn(1);
    const recipe = { epochs: 400, batch: 5, rate: 1e6, decay: 0 };
    expect(finished(training(net, examples, recipe, streams(1).stream("order"), double))).toBe(false);
    expect(net.theta.every(Number.isFinite)).toBe(true);
  });
});

describe("an order of hidden units", () => {
  it.each(seeds)("changes no output (seed %i)", (seed) => {
    const { net, examples } = drawn(seed);
    const u = streams(seed).stream("order");
    const other = permuted(net, [shuffled(7, u), shuffled(6, u)]);
    const logits = [net, other].map((each) => {
      const room = roomFor(shape, count, double);
      forward(each, examples.x, count, room);
      return room.z[2];
    });
    logits[0].forEach((logit, k) => expect(logits[1][k]).toBeCloseTo(logit, 12));
  });

  it.each(seeds)("found by matching raises the inner product by what each visit says (seed %i)", (seed) => {
    const [a, b] = [drawn(seed).net, drawn(seed + 100).net];
    const work = matching(a, b, streams(seed).stream("visits"));
    let value = inner(a.theta, b.theta);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      expect(step.value.gained).toBeGreaterThanOrEqual(0);
      value += step.value.gained;
    }
    const matched = permuted(b, step.value);
    expect(inner(a.theta, matched.theta)).toBeCloseTo(value, 9);
    const square = inner(a.theta, a.theta) + inner(b.theta, b.theta) - 2 * value;
    expect(distance(a.theta, matched.theta) ** 2).toBeCloseTo(square, 9);
  });

  it("of a single hidden layer is the nearest of all", () => {
    for (const seed of seeds.slice(0, 5)) {
      const [a, b] = [0, 100].map((more) => drawn(seed + more, [3, 5, 2]).net) as [Network, Network];
      const found = permuted(b, finished(matching(a, b, streams(seed).stream("visits"))));
      const all = Array.from(orders(5), (p) => distance(a.theta, permuted(b, [p]).theta));
      expect(distance(a.theta, found.theta)).toBeCloseTo(Math.min(...all), 10);
    }
  });

  it("that was hidden under noise is found again", () => {
    const sizes = [40, 16, 16, 10];
    const { net } = drawn(2, sizes);
    const draw = normal(streams(3).stream("noise"));
    const noisy = { ...net, theta: net.theta };
    const hidden = [shuffled(16, streams(4).stream("a")), shuffled(16, streams(4).stream("b"))];
    const other = permuted(noisy, hidden);
    for (let k = 0; k < other.theta.length; ++k) other.theta[k] += 0.05 * draw();
    const found = finished(matching(net, other, streams(5).stream("visits")));
    found.forEach((p, l) => expect(Int32Array.from(p, (k) => hidden[l][k])).toEqual(asTheyAre(sizes)[l]));
  });

  it("is refused between networks of other sizes, and where weights are no numbers", () => {
    const [a, b] = [drawn(1).net, drawn(2, [5, 6, 6, 3]).net];
    expect(() => matching(a, b, streams(1).stream("visits")).next()).toThrow("5-7-6-3 and 5-6-6-3");
    const broken = drawn(2).net;
    broken.theta[0] = NaN;
    expect(() => finished(matching(a, broken, streams(1).stream("visits")))).toThrow("NaN");
  });
});

it("a barrier is the height over the chord, not over an end, and never negative", () => {
  expect(above([0, 2, 1])).toEqual({ height: 1.5, at: 0.5 });
  expect(above([1, 0, 1])).toEqual({ height: 0, at: 0 });
});
