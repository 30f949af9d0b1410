import { describe, expect, it } from "vitest";
import { finished, matching, permuted } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { between, double, network } from "../../../src/simulations/mode-connectivity/model/network.ts";
import { plane, surveyor } from "../../../src/simulations/mode-connectivity/model/plane.ts";
import { alongStart, foretold } from "../../../src/simulations/mode-connectivity/model/taylor.ts";
import { roomFor, score } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { images, pair, sub } from "./reference.ts";

/* What the pair of seed 0 is taken apart into, against the values of an independent implementation. */

const train = images("train", 3000, double);
const test = images("test", 1000, double);
const [a, b] = pair(0, train);
const orders = finished(matching(a, b, sub(0, "wm")));
const matched = permuted(b, orders);

describe("the plane of the reference", () => {
  const corners = plane(a, b, matched);

  it("has the matched B where it was found", () => {
    expect(corners.place[0]).toBeCloseTo(0.24146, 4);
    expect(corners.place[1]).toBeCloseTo(0.67332, 4);
  });

  it("has the losses half-way between its corners", () => {
    const survey = surveyor(corners, test, 1, double);
    const loss = (...shares: [number, number, number]): number => survey.at(shares).loss;
    expect(loss(0.5, 0.5, 0)).toBeCloseTo(1.34072, 4);
    expect(loss(0.5, 0, 0.5)).toBeCloseTo(0.21657, 4);
    expect(loss(0, 0.5, 0.5)).toBeCloseTo(1.50956, 4);
  });
});

describe("what the ends of the reference foretell", () => {
  it.each([
    ["B as it is", b, 1.284657, 0.502094],
    ["B matched", matched, 0.082167, 0.132375],
  ])("is that of an independent implementation, half-way to %s", (_, to, seen, expected) => {
    const mu = network(
      a.sizes,
      to.theta.map((t, k) => t - a.theta[k]),
    );
    const [first, last] = [a, to].map((end) => finished(alongStart(end, mu, train, double)));
    expect(Math.abs(foretold(first, last, 0.5) - expected)).toBeLessThan(1e-4);
    const room = roomFor(a.sizes, 500, double);
    const loss = (net: typeof a): number => score(net, train, room).loss;
    const half = between(network(a.sizes, a.theta.slice()), a, to, 0.5);
    expect(Math.abs(loss(half) - (loss(a) + loss(to)) / 2 - seen)).toBeLessThan(1e-4);
  });
});
