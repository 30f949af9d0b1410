import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { fastCircuit } from "../../../src/simulations/quantum-reservoir/model/fast-circuit.ts";
import {
  amount,
  drawProgrammer,
  fastWeights,
  programmer,
  programmerWeights,
} from "../../../src/simulations/quantum-reservoir/model/programmer.ts";
import { errors } from "../../../src/simulations/quantum-reservoir/model/readout.ts";
import { drawWithin } from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";
import { bit } from "../../../src/simulations/quantum-reservoir/model/rings.ts";
import { task } from "../../../src/simulations/quantum-reservoir/model/tasks.ts";
import { training } from "../../../src/simulations/quantum-reservoir/model/training.ts";

const pendulum = task("pendulum");

function drawn(seed: number, simulated?: number) {
  const u = mulberry32(seed);
  const weights = new Float64Array(programmerWeights);
  drawProgrammer(weights, u);
  const readout = new Float64Array(programmer.meters + 1);
  drawWithin(readout, 1 / 2, u);
  return { weights, readout, cell: fastWeights(weights, 4, simulated) };
}

describe("the programmer's circuit", () => {
  const some = (seed: number) => {
    const u = mulberry32(seed);
    return { x: 2 * u() - 1, theta: Float64Array.from({ length: 16 }, () => 8 * u() - 4) };
  };

  it("has the meters that gates on all 256 amplitudes give, one by one", () => {
    for (let seed = 1; seed <= 5; ++seed) {
      const { x, theta } = some(seed);
      const out = new Float64Array(4);
      fastCircuit(8, 8, 2, 4).run(x, theta, out, 0);
      gateByGate(x, theta).forEach((z, k) => expect(out[k]).toBeCloseTo(z, 13));
    }
  });

  it("reads and slopes the same on its first six qubits as on all eight", () => {
    const say = Float64Array.of(0.3, -1.2, 0.8, 0.5);
    for (let seed = 1; seed <= 20; ++seed) {
      const { x, theta } = some(seed);
      const [six, eight] = [6, 8].map((simulated) => {
        const circuit = fastCircuit(simulated, 8, 2, 4);
        const [out, slopes] = [new Float64Array(4), new Float64Array(16)];
        circuit.run(x, theta, out, 0);
        circuit.back(say, slopes);
        return [...out, ...slopes];
      });
      six.forEach((v, i) => expect(Math.abs(v - eight[i])).toBeLessThan(1e-13));
    }
  });

  it("has the slopes of the parameter-shift rule", () => {
    const circuit = fastCircuit(8, 8, 2, 4);
    const { x, theta } = some(3);
    const [out, slopes] = [new Float64Array(4), new Float64Array(16)];
    const one = Float64Array.of(0, 1, 0, 0);
    circuit.run(x, theta, out, 0);
    circuit.back(one, slopes);
    for (let i = 0; i < 16; ++i) {
      const shifted = [1, -1].map((sign) => {
        circuit.run(
          x,
          theta.map((a, j) => (i === j ? a + (sign * Math.PI) / 2 : a)),
          out,
          0,
        );
        return out[1];
      });
      expect(Math.abs((shifted[0] - shifted[1]) / 2 - slopes[i])).toBeLessThan(1e-13);
    }
  });
});

describe("the fast weight programmer", () => {
  it("has 111 weights with its readout", () => {
    expect(programmerWeights + programmer.meters + 1).toBe(111);
  });

  it("has the gradient of central differences", () => {
    for (const seed of [1, 2]) {
      const { cell, weights } = drawn(seed);
      const say = Float64Array.of(0.7, -1.1, 0.4, 0.9);
      const out = new Float64Array(4);
      const total = (): number => {
        cell.forward(pendulum.input, 30, out, 0);
        return out.reduce((sum, f, k) => sum + say[k] * f, 0);
      };
      total();
      cell.backward(say);
      for (let i = 0; i < weights.length; ++i) {
        const [before, step] = [weights[i], 1e-5];
        weights[i] = before + step;
        const up = total();
        weights[i] = before - step;
        const down = total();
        weights[i] = before;
        expect(Math.abs((up - down) / (2 * step) - cell.gradient[i]), `weight ${i}`).toBeLessThan(1e-9);
      }
    }
  });

  it("amounts to twenty numbers", () => {
    const { cell, weights } = drawn(4);
    const { l1, l0, q1, q0 } = amount(weights);
    cell.forward(pendulum.input, 30, new Float64Array(4), 0);
    for (let k = 0; k < 2; ++k)
      for (let j = 0; j < 8; ++j) {
        let sum = 0;
        for (let t = 0; t < 4; ++t) {
          const x = pendulum.input[30 + t];
          sum += (l1[k] * x + l0[k]) * (q1[j] * x + q0[j]);
          expect(cell.inside["theta"][(t * 2 + k) * 8 + j]).toBeCloseTo(sum, 13);
        }
      }
  });

  it("has the errors of an independent computation", () => {
    const { cell, readout } = drawn(1);
    const learner = training(cell, pendulum, readout, 0.01);
    const predicted = new Float64Array(pendulum.count);
    const expected: Record<number, number> = { 1: 0.04306608, 5: 0.01143473, 15: 2.125367e-4 };
    for (let epoch = 1; epoch <= 15; ++epoch) {
      for (let from = learner.batch(0); from;) from = learner.batch(from);
      if (!(epoch in expected)) continue;
      learner.predict(predicted);
      const { test } = errors(predicted, pendulum);
      expect(Math.abs(test / expected[epoch] - 1), `epoch ${epoch}: ${test}`).toBeLessThan(1e-5);
    }
  });
});

/** Meters by gates on amplitudes, written out. */
function gateByGate(x: number, theta: Float64Array): number[] {
  let state = Array.from({ length: 256 }, () => 1 / 16);
  const ry = (j: number, angle: number): void => {
    const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
    state = state.map((a, b) => {
      const other = state[b ^ (1 << (7 - j))];
      return bit(b, j, 8) ? s * other + c * a : c * a - s * other;
    });
  };
  const cnot = (control: number, target: number): void => {
    state = state.map((a, b) => (bit(b, control, 8) ? state[b ^ (1 << (7 - target))] : a));
  };
  ry(0, x);
  for (let k = 0; k < 2; ++k) {
    for (const first of [0, 1]) for (let i = first; i < 7; i += 2) cnot(i, i + 1);
    for (let j = 0; j < 8; ++j) ry(j, theta[8 * k + j]);
  }
  return [0, 1, 2, 3].map((k) => state.reduce((sum, a, b) => sum + (bit(b, k, 8) ? -a * a : a * a), 0));
}
