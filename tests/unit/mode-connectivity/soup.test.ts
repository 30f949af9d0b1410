import { describe, expect, it } from "vitest";
import { roomFor, score } from "../../../src/simulations/mode-connectivity/model/loss.ts";
import { finished, permuted } from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { distance, double, type Network } from "../../../src/simulations/mode-connectivity/model/network.ts";
import {
  ensemble,
  meanOf,
  mergeMany,
  spread,
} from "../../../src/simulations/mode-connectivity/model/soup.ts";
import { shuffled } from "../../../src/numeric/permutation.ts";
import { images, sizes, start, sub, trained } from "./reference.ts";

const fresh = (seed: number, k: number) => start([5, 8, 6, 3], 50 * seed + k, double);

describe.each([1, 2, 3, 4, 5])("merging many networks (seed %i)", (seed) => {
  const nets = [0, 1, 2, 3].map((k) => fresh(seed, k));
  const run = (models: typeof nets) =>
    mergeMany(models, sub(seed, "mm"), (s, i) => sub(100 * (s - 1) + i, "wm"));

  it("never moves them further from their mean", () => {
    let last = spread(nets) + 1e-9;
    for (const visit of run(nets)) {
      expect(visit.spread).toBeLessThanOrEqual(last + 1e-9);
      last = visit.spread;
    }
  });

  it("finds copies of one network in other orders, so that the mean is that network", () => {
    const one = start([5, 8, 3], seed, double);
    const copies = [0, 1, 2].map((k) => permuted(one, [shuffled(8, sub(seed, `p/${k}`))]));
    const merged = finished(run(copies));
    expect(spread(merged)).toBeLessThan(1e-18);
    expect(distance(meanOf(merged).theta, merged[2].theta)).toBeLessThan(1e-9);
  });
});

it("merges the reference's three models as the reference does", () => {
  const train = images("train", 3000, double);
  const test = images("test", 1000, double);
  const room = roomFor(sizes, 1000, double);
  const nets = [0, 1, 2].map((k) => trained(k, train, double));
  const merging = mergeMany(nets, sub(0, "mm"), (sweep, i) => sub(100 * (sweep - 1) + i, "wm"));
  let sweeps = 0;
  let step = merging.next();
  for (; !step.done; step = merging.next()) sweeps = step.value.sweep;
  const accuracy = (net: Network) => score(net, test, room).accuracy;
  expect([accuracy(meanOf(nets)), accuracy(meanOf(step.value)), sweeps]).toEqual([0.165, 0.916, 8]);
  expect(ensemble(nets, test, room).accuracy).toBeGreaterThan(Math.max(...nets.map(accuracy)) - 0.005); // five digits
});
