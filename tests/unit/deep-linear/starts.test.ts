import { describe, expect, it } from "vitest";
import { offDiagonal, rotated } from "../../../src/simulations/deep-linear/model/alignment.ts";
import {
  decoupledModes,
  decoupledStart,
  modesLoss,
  stepModes,
} from "../../../src/simulations/deep-linear/model/decoupled.ts";
import {
  gaussianStart,
  identityStart,
  orthogonalStart,
  uniformStart,
} from "../../../src/simulations/deep-linear/model/initial.ts";
import { descend, evaluate, network } from "../../../src/simulations/deep-linear/model/network.ts";
import { pretrainedStart } from "../../../src/simulations/deep-linear/model/pretrained.ts";
import {
  randomTask,
  readStrengths,
  saddleLosses,
  zeroLoss,
} from "../../../src/simulations/deep-linear/model/task.ts";
import { frobenius, identity, multiplyTransposedB } from "../../../src/numeric/matrix.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { distance, seeds } from "../numeric/seeds.ts";
import { returned } from "./fixture.ts";

describe("a task", () => {
  const task = randomTask(normal(mulberry32(1)), 6, 4, [2, 1, 3]);

  it("has its strengths on its axes and nothing beside them", () => {
    const strengths = new Float64Array(3);
    readStrengths(strengths, task, task.sigma31);
    expect(distance(strengths, [2, 1, 3])).toBeLessThan(1e-14);
    expect(offDiagonal(rotated(task, task.sigma31), 6)).toBeLessThan(1e-14);
    expect(zeroLoss(task.s)).toBeCloseTo(frobenius(task.sigma31) ** 2 / 2, 12);
  });

  it("has saddles at what the weaker modes cost, strongest learned first, as many as fit through the width", () => {
    expect(saddleLosses([2, 0, 1, 3], 8)).toEqual([7, 2.5, 0.5, 0]);
    expect(saddleLosses([2, 0, 1, 3], 1)).toEqual([7, 2.5]);
    expect(saddleLosses([0, 0], 4)).toEqual([0]);
  });

  it("has no more modes than inputs or outputs", () => {
    expect(() => randomTask(normal(mulberry32(1)), 6, 2, [2, 1, 3])).toThrow(RangeError);
  });
});

describe("starts", () => {
  const sizes = [16, 16, 16, 4];

  it("keep each layer's size: Gaussian and uniform on average, orthogonal and identity exactly", () => {
    const power = (w: Float64Array, cols: number) => (frobenius(w) ** 2 / w.length) * cols;
    const mean = (of: (seed: number) => Float64Array) =>
      seeds(200).reduce((sum, seed) => sum + power(of(seed), 16), 0) / 200;
    // The mean over 200 draws of 256 numbers has a relative standard error of sqrt(2 / 51200) = 0.006.
    expect(mean((seed) => gaussianStart(normal(mulberry32(seed)), sizes)[1])).toBeCloseTo(1, 1);
    expect(mean((seed) => uniformStart(mulberry32(seed), sizes)[1])).toBeCloseTo(1, 1);
    expect(power(orthogonalStart(normal(mulberry32(1)), sizes)[1], 16)).toBeCloseTo(1, 12);
    const [square, , cut] = identityStart(sizes);
    expect([...square]).toEqual([...identity(16)]);
    expect([...cut]).toEqual([...identity(16).subarray(0, 64)]);
  });

  it("give uniform weights within their limits", () => {
    for (const [l, w] of uniformStart(mulberry32(1), sizes).entries()) {
      const limit = Math.sqrt(6 / (sizes[l] + sizes[l + 1]));
      expect(Math.max(...w.map(Math.abs))).toBeLessThanOrEqual(limit);
      expect(Math.max(...w.map(Math.abs))).toBeGreaterThan(0.9 * limit);
    }
  });

  it("found by pretraining hand on white inputs white, as an orthogonal start does", () => {
    for (const w of returned(pretrainedStart(normal(mulberry32(5)), sizes)).slice(0, -1)) {
      const gram = new Float64Array(256);
      multiplyTransposedB(gram, w, w, 16, 16, 16);
      // Autoencoders of 30 steps leave the directions that started weakest unfinished: none is lost here.
      expect(frobenius(gram.map((x, i) => x - identity(16)[i])) / 4).toBeLessThan(0.5);
    }
  });

  it.each([1, 2, 3, 5])("that are decoupled do what their modes do one by one (D = %i)", (D) => {
    const task = randomTask(normal(mulberry32(4)), 6, 4, [2, 1.5, 0.5]);
    const widths = [6, ...[7, 5, 9, 6].slice(0, D - 1), 4];
    const net = network(widths, decoupledStart(normal(mulberry32(9)), task, widths, 0.05));
    const modes = decoupledModes(D, [...task.s, 0], 0.05); // the fourth mode is started too, and asked for nothing
    for (let n = 0; n < 100; ++n) {
      expect(evaluate(net, task)).toBeCloseTo(modesLoss(modes), 11); // rounding, which the plateau amplifies
      expect(offDiagonal(rotated(task, net.total), 6)).toBeLessThan(1e-11);
      descend(net, 0.03);
      stepModes(modes, 0.03);
    }
  });
});
