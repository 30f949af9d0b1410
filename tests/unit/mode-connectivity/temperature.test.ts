import { describe, expect, it } from "vitest";
import { roomFor, score } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { double, network } from "../../../src/simulations/mode-connectivity/model/network.ts";
import {
  least,
  lossesAt,
  temperatures,
} from "../../../src/simulations/mode-connectivity/model/temperature.ts";
import { normalsOf, start, sub } from "./reference.ts";

const sizes = [5, 8, 6, 3];

describe.each([1, 2, 3])("losses at temperatures (seed %i)", (seed) => {
  const net = start(sizes, seed, double);
  const draw = normalsOf(sub(seed, "x"));
  const examples = {
    x: Float64Array.from({ length: 20 * 5 }, draw),
    y: Uint8Array.from({ length: 20 }, (_, i) => i % 3),
    count: 20,
  };
  const room = roomFor(sizes, 20, double);

  it("are the network's own loss at 1, and ln 3 for three classes where it is very hot", () => {
    const [own, hot] = lossesAt(net, examples, room, Float64Array.of(1, 1e9));
    expect(own).toBeCloseTo(score(net, examples, room).loss, 12);
    expect(hot).toBeCloseTo(Math.log(3), 6);
  });

  it("are those of a network whose last layer is divided by the temperature", () => {
    const cooler = network(sizes, net.theta.slice());
    for (const part of [cooler.weights[2], cooler.biases[2]]) part.forEach((w, k) => (part[k] = w / 0.3));
    const [cold] = lossesAt(net, examples, room, Float64Array.of(0.3));
    expect(cold).toBeCloseTo(score(cooler, examples, room).loss, 12);
  });

  it("refuse more examples than there is room for", () => {
    expect(() => lossesAt(net, examples, roomFor(sizes, 10, double), Float64Array.of(1))).toThrow(RangeError);
  });
});

it("temperatures are equally spaced in their logarithm, and the least value is found", () => {
  const at = temperatures(101, 0.02, 3);
  expect(at[0]).toBeCloseTo(0.02, 14);
  expect(at[100]).toBeCloseTo(3, 12);
  expect(at[51] / at[50]).toBeCloseTo(150 ** 0.01, 12);
  expect(least([3, 1, 2, 1])).toBe(1);
});
