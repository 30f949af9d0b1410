import { describe, expect, it } from "vitest";
import { balances, offDiagonal, rotated } from "../../../src/simulations/deep-linear/model/alignment.ts";
import { halfTime } from "../../../src/simulations/deep-linear/model/mode.ts";
import { descend, evaluate } from "../../../src/simulations/deep-linear/model/network.ts";
import { saddleLosses } from "../../../src/simulations/deep-linear/model/task.ts";
import { watch } from "../../../src/simulations/deep-linear/model/watch.ts";
import { frobenius } from "../../../src/numeric/matrix.ts";
import { seeds } from "../numeric/seeds.ts";
import { shallow, trained, type Run } from "./fixture.ts";

const s = [6, 3, 1.5, 0.75];
const rate = 0.005;
const steps = 2400;
const theory = ({ start }: Run) => start.map((u0, a) => halfTime(s[a], u0) / rate);

/** Each found number divided by the known one is 1, to the digits given. */
const near = (found: readonly number[], known: readonly number[], digits: number) => {
  expect(found.length).toBe(known.length);
  found.forEach((x, i) => expect(x / known[i]).toBeCloseTo(1, digits));
};

describe("a small random network with one hidden layer (seed 1)", () => {
  const drawn = shallow(1);
  const balance = () => frobenius(balances(drawn.net)[0]);
  const atStart = balance();
  let worst = { mixing: 0, step: 0 };
  const run = trained(drawn, rate, steps, (n) => {
    const mixing = offDiagonal(rotated(drawn.task, drawn.net.total), 8);
    if (mixing > worst.mixing) worst = { mixing, step: n };
  });

  // Known numbers: an independent computation in doubles, of the same draws; rounding is all that may differ.
  it("has known effective starts", () => {
    near(run.start, [8.080273345e-6, 6.298843302e-6, 7.700154894e-6, 3.902939973e-6], 9);
  });

  it("learns each mode in known steps", () => {
    near(run.half, [228.156759, 450.76395, 826.773261, 1668.594703], 8);
  });

  it("is predicted by the exact curve of each mode on its own", () => {
    near(theory(run), [225.297383, 435.791824, 811.982006, 1622.145756], 8);
  });

  it("has known losses, mixing of modes and balance", () => {
    near([run.loss[0], run.loss[steps]], [23.906257223, 4.644973e-6], 6);
    near([worst.mixing], [0.08312102], 6);
    expect(worst.step).toBe(246);
    near([atStart, balance()], [5.6041159e-5, 5.3860262e-5], 6);
  });

  it("passes just below the treads of the staircase between the modes", () => {
    const between = [339, 639, 1248].map((n) => run.loss[n]);
    near(between, [5.602655, 1.282234, 0.258671], 5);
    const treads = saddleLosses(s, 16).slice(1, 4);
    expect(treads).toEqual([5.90625, 1.40625, 0.28125]);
    between.forEach((loss, k) => {
      expect(loss / treads[k]).toBeLessThan(1);
      expect(loss / treads[k]).toBeGreaterThan(0.8); // the next mode is on its way
    });
  });

  it("aligns its layers on a mode before it learns it", () => {
    const { emerged } = trained(shallow(1, { sigma: 0.01 }), rate, 600);
    expect(emerged.map(({ step }) => step)).toEqual([74, 133, 205, 418]);
    emerged.forEach(({ cosine }, a) => expect(cosine).toBeCloseTo([0.9997, 0.9994, 0.9955, 0.9923][a], 3));
  });
});

describe("small random networks", () => {
  const delays = seeds(20).map((seed) => {
    const run = trained(shallow(seed), rate, steps);
    return theory(run).map((t, a) => run.half[a] / t - 1);
  });

  it.each([0, 1, 2, 3])("learn mode %i a little after the exact curve, in every draw", (a) => {
    const mean = delays.reduce((sum, delay) => sum + delay[a], 0) / delays.length;
    expect(mean).toBeCloseTo([0.0127, 0.0128, 0.0138, 0.019][a], 3); // known for these seeds
    for (const delay of delays) {
      expect(delay[a]).toBeGreaterThan(0);
      expect(delay[a]).toBeLessThan(0.07); // discrete steps cost rate s/2, competition of the modes the rest
    }
  });

  it.each([
    [1, 5.90625],
    [2, 1.40625],
    [3, 0.28125],
  ])("with %i hidden units end at what the modes cost that do not fit", (hidden, loss) => {
    for (const seed of seeds(3)) {
      const run = trained(shallow(seed, { hidden }), rate, steps);
      expect(run.loss[steps] / loss).toBeCloseTo(1, 3); // some modes are not quite finished
      expect(saddleLosses(s, hidden).at(-1)).toBe(loss);
    }
  });
});

describe("too high a learning rate", () => {
  /** How the descent of the first seed fares at a relative rate, step by step until it diverges. */
  function fares(kappa: number) {
    const { task, net } = shallow(1);
    const losses = [evaluate(net, task)];
    const fareOf = watch(losses[0]);
    for (let n = 1; n <= 64; ++n) {
      descend(net, kappa / (2 * s[0]));
      losses.push(evaluate(net, task));
      const fare = fareOf(losses[n]);
      if (fare === "diverged" || n === 64) return { fare, n, losses };
    }
    throw new Error("unreachable");
  }

  it("above the limit of 2 makes the strongest mode bounce for ever", () => {
    const { fare, losses } = fares(2.3);
    expect(fare).toBe("oscillating");
    // Known: late losses of at most about a tenth of the first.
    expect(Math.max(...losses.slice(-20)) / losses[0]).toBeCloseTo(0.125, 2);
  });

  it("far above it throws the network away within some steps, and every loss before is finite", () => {
    const { fare, n, losses } = fares(4.5);
    expect(fare).toBe("diverged");
    expect(Math.abs(n - 13)).toBeLessThanOrEqual(3); // rounding decides the last bounces
    for (const loss of losses.slice(0, n)) expect(loss).toSatisfy(Number.isFinite);
  });
});
