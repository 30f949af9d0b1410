import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { streams } from "../../../src/numeric/random.ts";
import { directionsOf, large } from "../../../src/simulations/mode-connectivity/model/directions.ts";
import { filtered } from "../../../src/simulations/mode-connectivity/model/filter.ts";
import { double, initial } from "../../../src/simulations/mode-connectivity/model/network.ts";

describe.each([1, 2, 3, 4, 5])("a network with only some of its directions (seed %i)", (seed) => {
  const net = initial([9, 7, 6, 4], normal(streams(seed).stream("net")), double);
  net.biases[0].fill(0.5);
  const layers = [0, 1, 2].map((l) => directionsOf(net, l));

  it.each([0.2, 0.5, 0.8])("and the one with the others add up to the whole (γ = %d)", (gamma) => {
    const [some, others] = (["large", "small"] as const).map((kept) => filtered(net, layers, gamma, kept));
    net.weights.forEach((w, l) =>
      w.forEach((x, k) => expect(some.weights[l][k] + others.weights[l][k]).toBeCloseTo(x, 12)),
    );
    expect(some.biases).toEqual(net.biases);
    expect(others.biases).toEqual(net.biases);
  });

  it("has the singular values that stay, and zeros", () => {
    const some = filtered(net, layers, 0.5, "large");
    layers.forEach(({ s }, l) =>
      directionsOf(some, l).s.forEach((x, i) => expect(x).toBeCloseTo(i < large(s, 0.5) ? s[i] : 0, 10)),
    );
  });
});
