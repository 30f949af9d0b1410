import { describe, expect, it } from "vitest";
import { balances } from "../../../src/simulations/deep-linear/model/alignment.ts";
import { descend, evaluate, network } from "../../../src/simulations/deep-linear/model/network.ts";
import {
  balancedFlow,
  balancedStart,
  blocksOf,
  type Blocks,
  type Shape,
} from "../../../src/simulations/deep-linear/model/riccati.ts";
import { randomTask } from "../../../src/simulations/deep-linear/model/task.ts";
import { frobenius, identity } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { distance } from "../numeric/seeds.ts";
import { rungeKutta } from "./fixture.ts";

const square: Shape = { inputs: 4, hidden: 4, outputs: 4 };

/** A task and a start, drawn in this order: V, U, V0, U0, R. */
function drawn(balance: number, shape = square, strength = 0.1, s: number[] = [3, 2, 1.2, 0.5]) {
  const draw = normal(mulberry32(5));
  const task = randomTask(
    draw,
    shape.inputs,
    shape.outputs,
    s.slice(0, Math.min(shape.inputs, shape.outputs)),
  );
  return { task, weights: balancedStart(draw, shape, strength, balance) };
}

const all = ({ inner, outer, map }: Blocks) => [...inner, ...outer, ...map];
const changed = (from: Float64Array, to: Float64Array) =>
  frobenius(to.map((x, i) => x - from[i])) / frobenius(from);

/** The blocks after some time, by the fourth-order Runge-Kutta method on the flow of the weights themselves. */
function integrated(
  sigma31: Float64Array,
  shape: Shape,
  [w21, w32]: readonly [Float64Array, Float64Array],
  time: number,
  steps: number,
): Blocks {
  const { inputs, hidden, outputs } = shape;
  const sizes = [inputs, hidden, outputs];
  const halves = (y: readonly number[]) => [
    Float64Array.from(y.slice(0, w21.length)),
    Float64Array.from(y.slice(w21.length)),
  ];
  const path = rungeKutta(
    (y) => {
      const weights = halves(y);
      const net = network(sizes, weights);
      evaluate(net, { sigma31 });
      descend(net, 1); // by the whole gradient: what was added is the flow
      return weights.flatMap((w, l) => {
        const before = l === 0 ? y.slice(0, w21.length) : y.slice(w21.length);
        return Array.from(w, (x, i) => x - before[i]);
      });
    },
    [...w21, ...w32],
    time,
    steps,
  );
  const [end1, end2] = halves(path[steps]);
  return blocksOf(shape, end1, end2);
}

describe("a balanced start", () => {
  it.each([-3, 0, 0.5, 5])("has the balance %d on every hidden direction", (balance) => {
    for (const shape of [
      square,
      { inputs: 6, hidden: 4, outputs: 5 },
      { inputs: 4, hidden: 2, outputs: 3 },
    ]) {
      const { weights } = drawn(balance, shape);
      const { inputs, hidden, outputs } = shape;
      const [found] = balances(network([inputs, hidden, outputs], [...weights]));
      expect(
        distance(
          found,
          identity(hidden).map((x) => balance * x),
        ),
      ).toBeLessThan(1e-13);
    }
    expect(() => drawn(balance, { inputs: 4, hidden: 5, outputs: 8 })).toThrow(RangeError);
  });
});

describe("the exact solution of a balanced network", () => {
  it.each([
    [5, 398, 0.159],
    [-5, 0.159, 398],
    [0, 18.2, 18.2],
  ])("with balance %d changes what its sides find alike by known factors", (balance, inner, outer) => {
    const { task, weights } = drawn(balance);
    const before = blocksOf(square, ...weights);
    const [after] = balancedFlow(task.sigma31, square, weights, balance, [8]);
    expect(changed(before.inner, after.inner) / inner).toBeCloseTo(1, 2); // known to three digits
    expect(changed(before.outer, after.outer) / outer).toBeCloseTo(1, 2);
  });

  it.each<[number, Shape]>([
    [1, square],
    [-3, { inputs: 6, hidden: 4, outputs: 4 }],
    [10, { inputs: 3, hidden: 2, outputs: 5 }],
    [0, { inputs: 5, hidden: 3, outputs: 4 }],
  ])("with balance %d is that of the flow, integrated", (balance, shape) => {
    const { task, weights } = drawn(balance, shape);
    const [exact] = balancedFlow(task.sigma31, shape, weights, balance, [8]);
    const found = integrated(task.sigma31, shape, weights, 8, 4000);
    expect(distance(all(exact), all(found))).toBeLessThan(1e-7); // of the Runge-Kutta method, in steps of 0.002
  });

  it("does not depend on how often it is looked at", () => {
    const { task, weights } = drawn(2);
    const often = [
      ...balancedFlow(
        task.sigma31,
        square,
        weights,
        2,
        Array.from({ length: 81 }, (_, i) => i / 10),
      ),
    ];
    const [once] = balancedFlow(task.sigma31, square, weights, 2, [8]);
    expect(distance(all(often[0]), all(blocksOf(square, ...weights)))).toBeLessThan(1e-14);
    expect(distance(all(often[80]), all(once))).toBeLessThan(1e-11); // rounding, of exponentials of up to 50
  });

  it("ends at the task's map", () => {
    const { task, weights } = drawn(-1, square, 0.1, [3, 2, 1.5, 1]);
    const [end] = balancedFlow(task.sigma31, square, weights, -1, [30]);
    expect(distance(end.map, task.sigma31)).toBeLessThan(1e-11);
  });
});
