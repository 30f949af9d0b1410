import { describe, expect, it } from "vitest";
import { normal } from "../../../src/numeric/normal.ts";
import { shuffled } from "../../../src/numeric/permutation.ts";
import { streams } from "../../../src/numeric/random.ts";
import {
  agreement,
  alignment,
  directionsOf,
  reordered,
} from "../../../src/simulations/mode-connectivity/model/directions.ts";
import { permuted } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import {
  double,
  initial,
  network,
  type Network,
} from "../../../src/simulations/mode-connectivity/model/network.ts";

const sizes = [9, 7, 6, 3];
const net = (seed: number): Network => initial(sizes, normal(streams(seed).stream("net")), double);
const scaled = ({ theta }: Network, by: number): Network =>
  network(
    sizes,
    theta.map((x) => by * x),
  );
const compared = (a: Network, b: Network) =>
  [0, 1, 2].map((l) => {
    const [x, y] = [directionsOf(a, l), directionsOf(b, l)];
    return { a: x.s, b: y.s, both: agreement(x, y).both };
  });

describe.each([1, 2, 3, 4, 5])("the agreement of directions (seed %i)", (seed) => {
  const a = net(seed);
  const u = streams(seed).stream("orders");
  const orders = [shuffled(7, u), shuffled(6, u)];

  it.each([0, 0.3, 0.7])("is 1 with itself and with a multiple, -1 with the opposite (γ = %d)", (gamma) => {
    expect(alignment(compared(a, a), gamma)).toBeCloseTo(1, 12);
    expect(alignment(compared(a, scaled(a, 3)), gamma)).toBeCloseTo(1, 12);
    expect(alignment(compared(a, scaled(a, -1)), gamma)).toBeCloseTo(-1, 12);
  });

  it("is the same whether units are put in order before the decomposition or after it", () => {
    const b = net(seed + 50);
    const turned = permuted(b, orders);
    for (const l of [0, 1, 2]) {
      const x = directionsOf(a, l);
      const [before, after] = [directionsOf(turned, l), reordered(directionsOf(b, l), orders, l)];
      before.s.forEach((s, i) => expect(after.s[i]).toBeCloseTo(s, 10));
      const [one, other] = [before, after].map((y) =>
        alignment([{ a: x.s, b: y.s, both: agreement(x, y).both }], 0),
      );
      expect(other).toBeCloseTo(one, 10);
    }
  });

  it("weighted by singular values is the inner product that matching makes large", () => {
    const b = net(seed + 50);
    for (const l of [0, 1, 2]) {
      const [x, y] = [directionsOf(a, l), directionsOf(b, l)];
      const r = x.s.length;
      const sum = agreement(x, y).both.reduce((t, c, k) => t + x.s[Math.floor(k / r)] * y.s[k % r] * c, 0);
      expect(sum).toBeCloseTo(
        a.weights[l].reduce((t, w, k) => t + w * b.weights[l][k], 0),
        10,
      );
    }
  });
});
