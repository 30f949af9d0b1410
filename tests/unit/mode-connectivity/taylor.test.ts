import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { streams } from "../../../src/numeric/random.ts";
import { lossAndGradient, roomFor } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { finished } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { double, initial, inner, network } from "../../../src/simulations/mode-connectivity/model/network.ts";
import { alongStart, foretold } from "../../../src/simulations/mode-connectivity/model/taylor.ts";

const sizes = [7, 9, 8, 4];

describe.each([1, 2, 3, 4, 5])("the start of a line (seed %i)", (seed) => {
  const random = streams(seed);
  const net = initial(sizes, normal(random.stream("net")), double);
  const mu = initial(sizes, normal(random.stream("mu")), double);
  const draw = normal(random.stream("x"));
  net.biases.forEach((b) => b.forEach((_, k) => (b[k] = 0.3 * draw())));
  mu.biases.forEach((b) => b.forEach((_, k) => (b[k] = 0.3 * draw())));
  const count = 300; // more than pass at once
  const examples = {
    x: Float64Array.from({ length: 7 * count }, () => draw()),
    y: Uint8Array.from({ length: count }, (_, i) => i % 4),
    count,
  };
  const room = roomFor(sizes, count, double);
  const { slope, bend } = finished(alongStart(net, mu, examples, double));

  it("has the slope that the gradient has along it", () => {
    lossAndGradient(net, examples.x, examples.y, count, room);
    expect(slope).toBeCloseTo(inner(mu.theta, room.gradient.theta), 11);
  });

  it("has the curvature of the loss along it, by finite differences of the gradient", () => {
    const h = 1e-6;
    const slopeAt = (t: number): number => {
      const moved = network(
        sizes,
        net.theta.map((w, k) => w + t * mu.theta[k]),
      );
      lossAndGradient(moved, examples.x, examples.y, count, room);
      return inner(mu.theta, room.gradient.theta);
    };
    const differences = (slopeAt(h) - slopeAt(-h)) / (2 * h);
    expect(Math.abs(bend / differences - 1)).toBeLessThan(1e-2); // a unit may pass its kink between the two
  });

  it("foretells nothing at the ends", () => {
    const end = { slope, bend };
    expect([0, 1].map((lambda) => foretold(end, end, lambda))).toEqual([0, 0]);
  });
});

it("foretells a parabola exactly", () => {
  const loss = (t: number): number => 3 * t * t - t;
  const at = (t: number) => ({ slope: 6 * t - 1, bend: 6 });
  for (const lambda of [0.1, 0.5, 0.8])
    expect(foretold(at(0), at(1), lambda)).toBeCloseTo(loss(lambda) - lambda * loss(1), 12);
});
