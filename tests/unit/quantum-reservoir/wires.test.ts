import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { paritySets } from "../../../src/simulations/quantum-reservoir/model/parity.ts";
import { featuresOf } from "../../../src/simulations/quantum-reservoir/model/cell.ts";
import { qrnn, type Wiring } from "../../../src/simulations/quantum-reservoir/model/qrnn.ts";
import { task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";
import { variational } from "../../../src/simulations/quantum-reservoir/model/variational.ts";

const pendulum = task("pendulum");
const setsOf = (n: number, layers: number): number[][] => {
  const sets = paritySets(n, layers);
  return Array.from({ length: n }, (_, k) =>
    Array.from({ length: n }, (_, j) => j).filter((j) => sets[k * n + j]),
  );
};

describe("what a meter multiplies at zero angles", () => {
  it.each([
    [
      4,
      1,
      [
        [0, 1, 2],
        [0, 1, 2, 3],
        [0, 3],
        [2, 3],
      ],
    ],
    [4, 2, [[0], [0, 2, 3], [0, 1, 3], [0, 2]]],
    [4, 3, [[0, 1, 2], [1], [2], [1, 2, 3]]],
    [3, 2, [[2], [1], [0, 2]]],
    [
      5,
      2,
      [
        [0, 1],
        [0, 1, 3],
        [3, 4],
        [0, 2, 4],
        [2, 3, 4],
      ],
    ],
    [6, 2, [[1, 3, 5], [0, 2, 4], [0], [0, 2, 4, 5], [1, 3, 4, 5], [0, 2, 3, 4, 5]]],
  ])("of %i qubits and %i layers is as derived by hand", (n, layers, expected) => {
    expect(setsOf(n, layers)).toEqual(expected);
  });

  it("is what the circuit reads, for any input, size and depth, and either turn", () => {
    const u = mulberry32(5);
    for (const n of [1, 2, 3, 5, 8])
      for (const layers of [1, 2, 3])
        for (const turns of [1, 2] as const) {
          const vqc = variational(n, layers, new Float64Array(layers * n * 3), 1, 2, turns);
          for (let j = 0; j < n; ++j) vqc.inputs[j] = 4 * u() - 2;
          vqc.run(0, 0, n);
          const one = (v: number): number =>
            turns === 1 ? -v / Math.sqrt(1 + v * v) : (-2 * v) / (1 + v * v);
          setsOf(n, layers).forEach((set, k) =>
            expect(vqc.meters[k]).toBeCloseTo(
              set.reduce((product, j) => product * one(vqc.inputs[j]), 1),
              13,
            ),
          );
        }
  });
});

describe("a cell with other wires", () => {
  const wirings: Wiring[] = [
    { order: "xh", turns: 2 },
    { order: "hx", turns: 1 },
    { order: "hx", turns: 2 },
  ];
  it.each(wirings)("has the gradient of its features (%o)", (wiring) => {
    const u = mulberry32(9);
    const weights = Float64Array.from({ length: 24 }, () => 6 * u() - 3);
    const cell = qrnn(4, 2, weights, 4, 2, wiring);
    const out = new Float64Array(3);
    const say = Float64Array.of(0.7, -1.1, 0.4);
    const total = (): number => {
      cell.prepare();
      cell.forward(pendulum.input, 12, out, 0);
      return out.reduce((sum, f, k) => sum + say[k] * f, 0);
    };
    total();
    cell.backward(say);
    const gradient = cell.gradient.slice();
    for (let i = 0; i < weights.length; ++i) {
      const [before, step] = [weights[i], 1e-5];
      weights[i] = before + step;
      const up = total();
      weights[i] = before - step;
      const down = total();
      weights[i] = before;
      expect(Math.abs((up - down) / (2 * step) - gradient[i]), `angle ${i}`).toBeLessThan(1e-9);
    }
  });

  it("says nothing at all with the input last and zero angles: its memory stays at zero", () => {
    const zero = new Float64Array(24);
    const last = featuresOf(qrnn(4, 2, zero, 4, 2, { order: "hx", turns: 1 }), pendulum);
    expect(Math.max(...last.map(Math.abs))).toBeLessThan(1e-12);
    const first = featuresOf(qrnn(4, 2, zero, 4), pendulum);
    expect(Math.max(...first.map(Math.abs))).toBeGreaterThan(0.5);
  });
});
