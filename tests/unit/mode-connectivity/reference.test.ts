import { describe, expect, it } from "vitest";
import { above, barrierOf, pathBetween } from "../../../src/simulations/mode-connectivity/model/barrier.ts";
import { moons, spiral } from "../../../src/simulations/mode-connectivity/model/planar.ts";
import {
  lossAndGradient,
  roomFor,
  score,
  first,
} from "../../../src/simulations/mode-connectivity/model/loss.ts";
import {
  activationMatching,
  asTheyAre,
  finished,
  matching,
  permuted,
} from "../../../src/simulations/mode-connectivity/model/matching.ts";
import { distance, double, inner, single } from "../../../src/simulations/mode-connectivity/model/network.ts";
import { training } from "../../../src/simulations/mode-connectivity/model/training.ts";
import { shuffled } from "../../../src/numeric/permutation.ts";
import { drawsOf, images, live, normalsOf, pair, sizes, start, sub, trained } from "./reference.ts";

const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((a, b) => a + b, 0);
const train = images("train", 3000, double);
const test = images("test", 1000, double);

describe("the draws of the reference", () => {
  it("are the named streams, normals and orders that it was made with", () => {
    const u = sub(1, "init"); // its state is fnv1a("1/init") = 975716951
    expect(u()).not.toBe(u());
    const normal = normalsOf(sub(0, "init"));
    expect(normal() * Math.sqrt(2 / 196)).toBeCloseTo(0.19822274726026, 12);
  });

  it("give its digits", () => {
    expect(sum(train.x)).toBeCloseTo(102036.2078903, 6);
    expect(sum(test.x)).toBeCloseTo(34427.5180818, 6);
    expect(sum(train.x.subarray(0, 196))).toBeCloseTo(40.116645725, 8);
    expect(sum(train.x.subarray(7 * 196, 8 * 196))).toBeCloseTo(25.3429379843, 8);
    expect(train.x[100]).toBeCloseTo(0.17273054738675, 12);
    expect(Math.abs(train.x.filter((x) => x === 0).length - 220206)).toBeLessThanOrEqual(5);
  });

  it("give its sets in the plane", () => {
    const arms = spiral(1000, drawsOf(sub(1, "spirals")), double).x;
    expect(sum(arms)).toBeCloseTo(-5.9953167461, 8);
    expect(inner(arms, arms)).toBeCloseTo(1179.2931133853, 8);
    expect(arms[0]).toBeCloseTo(-1.4380430317, 9);
    const halves = moons(500, drawsOf(sub(1, "moons")), double).x;
    expect(sum(halves)).toBeCloseTo(0.4408494664, 8);
    expect(inner(halves, halves)).toBeCloseTo(523.9929588607, 8);
  });
});

describe("training in doubles", () => {
  const room = roomFor(sizes, 500, double);

  it("starts where the reference starts", () => {
    const net = start(sizes, 0, double);
    expect(net.weights[1][0]).toBeCloseTo(0.14736608184725, 12);
    expect(net.weights[2][9 * 64 + 63]).toBeCloseTo(-0.04434726392978, 12);
    expect(score(net, train, room).loss).toBeCloseTo(2.3511451708312, 10);
    expect(score(net, test, room).loss).toBeCloseTo(2.3580988892959, 10);
    const order = shuffled(3000, sub(0, "batches"));
    expect([...order.slice(0, 5)]).toEqual([2534, 2216, 2435, 1312, 1619]);
    const x = new Float64Array(50 * 196);
    const y = new Uint8Array(50);
    order.slice(0, 50).forEach((row, i) => {
      x.set(train.x.subarray(row * 196, row * 196 + 196), i * 196);
      y[i] = train.y[row];
    });
    expect(lossAndGradient(net, x, y, 50, room)).toBeCloseTo(2.3598434858436, 10);
  });

  it("passes where the reference passes, epoch by epoch", () => {
    const net = start(sizes, 0, double);
    const losses: number[] = [];
    for (const { step } of training(net, train, live, sub(0, "batches"), double))
      if (step % 60 === 0) losses.push(score(net, test, room).loss);
    [0.49464689, 0.37521551, 0.2515964, 0.18978533, 0.1760962, 0.16420243].forEach((loss, k) =>
      expect(losses[k]).toBeCloseTo(loss, 6),
    );
  });
});

// acc A, acc B, naive loss and accuracy barrier, after weight matching, after activation matching, distance, reduction
const expected = [
  [0.949, 0.96, 1.188917, 0.33704, 0.064765, 0.02358, 0.039496, 30.797414, 0.284698],
  [0.954, 0.945, 1.300328, 0.38313, 0.064749, 0.01812, 0.057604, 32.168778, 0.276566],
];

describe.each(expected.map((row, s) => ({ s, row })))("the pair of seed $s", ({ s, row }) => {
  const [a, b] = pair(s, train);
  const room = roomFor(sizes, 1000, double);
  const line = (to: typeof b) => finished(pathBetween(a, to, test, 25, room));
  const orders = finished(matching(a, b, sub(s, "wm")));
  const matched = permuted(b, orders);

  it("has the barriers of the reference, before and after matching", () => {
    const naive = line(b);
    const found = [naive.accuracy[0], naive.accuracy[24]];
    for (const path of [naive, line(matched)])
      found.push(barrierOf(path).loss.height, barrierOf(path).accuracy.height);
    const alike = activationMatching(a, b, first(train, 1000), [room, roomFor(sizes, 1000, double)]);
    found.push(above(line(permuted(b, alike)).loss).height);
    const apart = distance(a.theta, b.theta);
    found.push(apart, 1 - distance(a.theta, matched.theta) / apart);
    found.forEach((value, k) => expect(value).toBeCloseTo(row[k], 4.01));
  });

  it("has the inner product of the reference", () => {
    if (s > 0) return;
    expect(inner(a.theta, b.theta)).toBeCloseTo(17.452374, 4);
    expect(inner(a.theta, matched.theta)).toBeCloseTo(249.044323, 4);
    expect([...orders[0].slice(0, 6)]).toEqual([20, 27, 30, 16, 52, 47]);
  });
});

it("asTheyAre and single precision give nearly the same network", () => {
  const floats = trained(0, images("train", 3000, single), single);
  expect(asTheyAre(sizes)).toHaveLength(2);
  const room = roomFor(sizes, 500, single);
  expect(Math.abs(score(floats, images("test", 1000, single), room).accuracy - 0.949)).toBeLessThan(0.01);
});
