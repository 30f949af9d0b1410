import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { streams } from "../../../src/numeric/random.ts";
import { guesses, roomFor, score } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import {
  distance,
  double,
  initial,
  network,
} from "../../../src/simulations/mode-connectivity/model/network.ts";
import { plane, shares, surveyor } from "../../../src/simulations/mode-connectivity/model/plane.ts";

const sizes = [9, 7, 6, 4];
const count = 23;

describe.each([1, 2, 3, 4, 5])("the plane through three networks (seed %i)", (seed) => {
  const draw = normal(streams(seed).stream("nets"));
  const [a, b, c] = Array.from({ length: 3 }, () => {
    const net = initial(sizes, draw, double);
    for (const bias of net.biases) bias.forEach((_, k) => (bias[k] = 0.3 * draw()));
    return net;
  });
  const corners = plane(a, b, c);
  const examples = {
    x: Float64Array.from({ length: 9 * count }, draw),
    y: Uint8Array.from({ length: count }, (_, i) => i % 4),
    count,
  };
  const mixed = (x: number, y: number) => {
    const [p, q, r] = shares(corners, x, y);
    return network(
      sizes,
      a.theta.map((t, k) => p * t + q * b.theta[k] + r * c.theta[k]),
    );
  };

  it("holds each of them exactly", () => {
    const places = [[0, 0], [1, 0], corners.place];
    [a, b, c].forEach((net, k) =>
      expect(distance(mixed(places[k][0], places[k][1]).theta, net.theta)).toBeLessThan(1e-12),
    );
  });

  it("shows true distances, in lengths of its first side", () => {
    const unit = distance(a.theta, b.theta);
    const [u, v] = [
      [0.3, -0.4],
      [1.2, 0.9],
    ];
    const apart = distance(mixed(u[0], u[1]).theta, mixed(v[0], v[1]).theta);
    expect(apart / unit).toBeCloseTo(Math.hypot(u[0] - v[0], u[1] - v[1]), 12);
  });

  it("is scored by mixed inputs of the first layer as each network is by itself", () => {
    const survey = surveyor(corners, examples, 5, double);
    const room = roomFor(sizes, count, double);
    for (const [x, y] of [
      [0, 0],
      [0.5, 0.25],
      [-0.4, 1.3],
    ]) {
      const net = mixed(x, y);
      const { loss, accuracy, read } = survey.at(shares(corners, x, y));
      const own = score(net, examples, room);
      expect(loss).toBeCloseTo(own.loss, 10);
      expect(accuracy).toBe(own.accuracy);
      expect([...read]).toEqual([...guesses(net, examples, room).slice(0, 5)]);
    }
  });
});
