import { describe, expect, it } from "vitest";
import { variational } from "../../../src/simulations/quantum-reservoir/model/variational.ts";
import {
  circuit,
  encode,
  gateLength,
  run,
  setGates,
} from "../../../src/simulations/quantum-reservoir/model/circuit.ts";
import { bit, entanglers } from "../../../src/simulations/quantum-reservoir/model/rings.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { ramp, v4 } from "./fixture.ts";

/** The meters of one circuit. */
function read(n: number, layers: number, weights: Float64Array, v: ArrayLike<number>): Float64Array {
  const vqc = variational(n, layers, weights, 1);
  vqc.inputs.set(v);
  vqc.run(0, 0, n);
  return vqc.meters;
}

const close = (found: Float64Array, expected: readonly number[], digits = 10): void =>
  expected.forEach((x, k) => expect(found[k], `meter ${k}`).toBeCloseTo(x, digits));

describe("the variational circuit", () => {
  it.each([
    [4, 2, [...v4], [-0.067913918388, -0.29154614037, -0.157300562434, -0.183169702386]],
    [3, 2, [...v4.subarray(0, 3)], [-0.473795120012, 0.500862951867, -0.309797391102]],
    [
      5,
      1,
      [...v4, 0.45],
      [0.076122183961, -0.32465441812, -0.201702030849, -0.272577459691, -0.0608158654814],
    ],
    [
      6,
      3,
      [...v4, 0.45, 2],
      [-0.00413916509088, -0.105691060274, 0.321814414997, 0.301902182783, 0.0307584067698, -0.16062315283],
    ],
    [2, 2, [...v4.subarray(0, 2)], [-0.0942179590963, -0.0944493709155]],
    [1, 1, [v4[0]], [0.271073176671]],
  ])("of %i qubits and %i layers has the meters of an independent computation", (n, layers, v, expected) => {
    close(read(n, layers, ramp(layers * n * 3), v), expected);
  });

  it("has its amplitudes, global phase included", () => {
    const shape = circuit(4, 2);
    const gates = new Float64Array(8 * gateLength);
    setGates(gates, ramp(24));
    const states = { re: new Float64Array(16), im: new Float64Array(16) };
    run(shape, gates, 0, v4, 0, states, 0);
    close(states.re, [-0.00271867527799, -0.047649277001]);
    close(states.im, [-0.067943564377, 0.0394165739622]);
  });

  it("multiplies parities of single inputs where all angles are zero", () => {
    const single = v4.map((v) => -v / Math.sqrt(1 + v * v));
    const sets = [[0], [0, 2, 3], [0, 1, 3], [0, 2]];
    const expected = sets.map((set) => set.reduce((product, j) => product * single[j], 1));
    close(read(4, 2, new Float64Array(24), v4), expected, 14);
    close(Float64Array.from(expected), [0.4472135955, -0.21461960621, -0.0987209523863, -0.279372118308]);
  });

  const cases = [1, 2, 3, 4, 5, 6].flatMap((n) => [1, 2, 3].map((layers) => [n, layers] as const));
  it.each(cases)("of %i qubits and %i layers is the product of Kronecker products", (n, layers) => {
    const u = mulberry32(100 * n + layers);
    const weights = Float64Array.from({ length: layers * n * 3 }, () => 4 * Math.PI * (u() - 0.5));
    const v = Float64Array.from({ length: n }, () => 4 * (u() - 0.5));
    const shape = circuit(n, layers);
    const gates = new Float64Array(layers * n * gateLength);
    setGates(gates, weights);
    const states = { re: new Float64Array(shape.size), im: new Float64Array(shape.size) };
    run(shape, gates, 0, v, 0, states, 0);
    const expected = byKronecker(n, layers, weights, v);
    let norm = 0;
    for (let b = 0; b < shape.size; ++b) {
      expect(Math.abs(states.re[b] - expected[b][0])).toBeLessThan(1e-12);
      expect(Math.abs(states.im[b] - expected[b][1])).toBeLessThan(1e-12);
      norm += states.re[b] ** 2 + states.im[b] ** 2;
    }
    expect(Math.abs(norm - 1)).toBeLessThan(1e-12);
  });

  it("reads a single encoded qubit as -v / sqrt(1 + v^2), for any input", () => {
    for (const v of [-1e6, -3, -0.1, 0, 1e-9, 0.7, 1e6]) {
      const [re, im] = [new Float64Array(2), new Float64Array(2)];
      encode(re, im, 1, Float64Array.of(v), 0);
      const z = re[0] ** 2 + im[0] ** 2 - re[1] ** 2 - im[1] ** 2;
      expect(z).toBeCloseTo(-v / Math.sqrt(1 + v * v), 14);
    }
  });
});

type Complex = readonly [number, number];
type Gate = readonly Complex[]; // (rows, rows), row by row

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const turned = (angle: number): Complex => [Math.cos(angle), Math.sin(angle)];
const zero: Complex = [0, 0];
const rz = (t: number): Gate => [turned(-t / 2), zero, zero, turned(t / 2)];
const ry = (t: number): Gate => [
  [Math.cos(t / 2), 0],
  [-Math.sin(t / 2), 0],
  [Math.sin(t / 2), 0],
  [Math.cos(t / 2), 0],
];
const hadamard: Gate = [1, 1, 1, -1].map((x): Complex => [x / Math.SQRT2, 0]);

/** The last state by whole matrices on the whole space: nothing in common with the code under test but its conventions. */
function byKronecker(n: number, layers: number, weights: Float64Array, v: Float64Array): Complex[] {
  const size = 1 << n;
  let state: Complex[] = Array.from({ length: size }, (_, b): Complex => [b === 0 ? 1 : 0, 0]);
  const apply = (entry: (row: number, col: number) => Complex): void => {
    state = state.map((_, row) =>
      state.reduce<Complex>((sum, amplitude, col) => {
        const [re, im] = times(entry(row, col), amplitude);
        return [sum[0] + re, sum[1] + im];
      }, zero),
    );
  };
  const single = (gate: Gate, j: number): void =>
    apply((row, col) => {
      const others = ~(1 << (n - 1 - j));
      return (row & others) === (col & others) ? gate[2 * bit(row, j, n) + bit(col, j, n)] : zero;
    });
  for (let j = 0; j < n; ++j)
    for (const gate of [hadamard, ry(Math.atan(v[j])), rz(Math.atan(v[j] ** 2))]) single(gate, j);
  for (let l = 0; l < layers; ++l) {
    for (const [control, target] of entanglers(n, 2))
      apply((row, col) => {
        const to = bit(col, control, n) ? col ^ (1 << (n - 1 - target)) : col;
        return [row === to ? 1 : 0, 0];
      });
    for (let j = 0; j < n; ++j) {
      const [alpha, beta, gamma] = weights.subarray(3 * (l * n + j));
      for (const gate of [rz(alpha), ry(beta), rz(gamma)]) single(gate, j);
    }
  }
  return state;
}
