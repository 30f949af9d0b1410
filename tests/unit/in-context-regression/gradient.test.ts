import { describe, expect, it } from "vitest";
import { plainAttention } from "../../../src/numeric/kernels/attention-plain.ts";
import { attention } from "../../../src/numeric/kernels/attention.ts";
import { normal } from "../../../src/numeric/normal.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { chain, compose, network } from "../../../src/simulations/in-context-regression/model/network.ts";
import { drawOf, layerFor, type Task } from "../../../src/simulations/in-context-regression/model/prompts.ts";

const tasks: (Task & { H: number })[] = [
  { d: 5, L: 40, H: 2, noise: 0.1 },
  { d: 4, L: 20, H: 4, noise: 0.1 },
  {
    d: 6,
    L: 24,
    H: 3,
    noise: 0.2,
    supports: [
      [0, 1, 2, 3],
      [2, 3, 4, 5],
    ],
  },
];

describe.each(tasks)("the gradient at d = $d, L = $L, H = $H", ({ H, ...task }) => {
  it.each([
    ["softmax, factored", 0, false],
    ["softmax, merged", 0, true],
    ["linear, factored", 1 / task.L, false],
  ])("is that of finite differences: %s", (_, linear, merged) => {
    const layer = layerFor(task, H, linear, plainAttention);
    const net = network(task.d, layer.shape.N, H, merged);
    const draw = normal(mulberry32(3));
    net.theta.forEach((_, i) => (net.theta[i] = 0.5 * draw()));
    const loss = (): number => {
      compose(net, layer.memory.kq, layer.memory.ov);
      layer.seed(11);
      layer.learn(2, drawOf(task), 1 / (4 * net.N));
      return layer.memory.loss[0] + layer.memory.loss[1];
    };
    loss();
    const gradient = new Float64Array(net.theta.length);
    chain(net, layer.memory.sumKq, layer.memory.sumOv, gradient);
    const h = 1e-5;
    for (let i = 0; i < net.theta.length; ++i) {
      const at = net.theta[i];
      net.theta[i] = at + h;
      const up = loss();
      net.theta[i] = at - h;
      const down = loss();
      net.theta[i] = at;
      // The error of a central difference is of order h^2 times the third derivative, plus rounding over h.
      expect(Math.abs((up - down) / (2 * h) - gradient[i])).toBeLessThan(1e-7 * (1 + Math.abs(gradient[i])));
    }
  });

  it("is exactly zero in the columns of KQ that only meet zeros of the query", () => {
    const N = task.supports?.length ?? 1;
    const net = network(task.d, N, H, true);
    net.theta.fill(0.3);
    const layer = layerFor(task, H);
    compose(net, layer.memory.kq, layer.memory.ov);
    layer.learn(4, drawOf(task), 1);
    const gradient = new Float64Array(net.theta.length);
    chain(net, layer.memory.sumKq, layer.memory.sumOv, gradient);
    const D = task.d + N;
    for (let h = 0; h < H; ++h)
      for (let r = 0; r < D; ++r)
        for (let c = task.d; c < D; ++c) expect(gradient[h * (D * D + N * D) + r * D + c]).toBe(0);
  });
});

it.each([plainAttention, attention])(
  "two given prompts have the given answers, loss and gradient",
  (make) => {
    const [d, L, H, D] = [3, 4, 2, 4];
    const layer = make({ d, L, N: 1, H });
    const { z, kq, ov, target, yhat, loss, sumKq, sumOv } = layer.memory;
    for (let b = 0; b < 2; ++b) {
      target[b] = 0.3 + 0.4 * b;
      for (let i = 0; i < D; ++i) {
        for (let l = 0; l < L; ++l) z[2 * (i * (L + 1) + l) + b] = Math.sin(1 + 0.9 * b + 0.7 * l + 1.3 * i);
        z[2 * (i * (L + 1) + L) + b] = i < d ? Math.cos(0.5 + 1.1 * b + 0.8 * i) : 0;
      }
    }
    for (let h = 0; h < H; ++h)
      for (let i = 0; i < D; ++i) {
        ov[h * D + i] = 0.5 * Math.cos(1 + 2 * h + i);
        for (let j = 0; j < D; ++j) kq[(h * D + i) * D + j] = 0.2 * Math.sin(1 + h + 2 * i + 3 * j);
      }
    layer.forward();
    layer.backward(0.5); // of two prompts
    expect(yhat[0]).toBeCloseTo(0.17504435, 8);
    expect(yhat[1]).toBeCloseTo(0.53252804, 8);
    expect(loss[0] + loss[1]).toBeCloseTo(0.021830385822, 10);
    const dKq = (h: number, r: number, c: number) =>
      sumKq[2 * ((h * D + r) * d + c)] + sumKq[2 * ((h * D + r) * d + c) + 1];
    const dOv = (h: number, c: number) => sumOv[2 * (h * D + c)] + sumOv[2 * (h * D + c) + 1];
    expect(dKq(0, 0, 0)).toBeCloseTo(-0.007046177988, 10);
    expect(dKq(1, 2, 1)).toBeCloseTo(0.044622452561, 10);
    expect(dKq(1, 3, 0)).toBeCloseTo(-0.044305267337, 10);
    expect(dOv(0, 3)).toBeCloseTo(-0.042829197154, 10);
    expect(dOv(1, 0)).toBeCloseTo(-0.097937594885, 10);
    const norm = (a: Float64Array) =>
      Math.sqrt(a.reduce((sum, x, i) => sum + (i % 2 ? 0 : (x + a[i + 1]) ** 2), 0));
    expect(norm(sumKq)).toBeCloseTo(0.230047261056, 10);
    expect(norm(sumOv)).toBeCloseTo(0.334732888614, 10);
  },
);
