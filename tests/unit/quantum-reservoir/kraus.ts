import { bit, entanglers } from "../../../src/simulations/quantum-reservoir/model/rings.ts";

type Complex = readonly [number, number];
type Matrix = Complex[][];

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const plus = (p: Complex, q: Complex): Complex => [p[0] + q[0], p[1] + q[1]];
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    b[0].map((_, j) => row.reduce<Complex>((sum, x, k) => plus(sum, times(x, b[k][j])), [0, 0])),
  );
const adjoint = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row): Complex => [row[j][0], -row[j][1]]));
const sum = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((x, j) => plus(x, b[i][j])));
const scaled = (a: Matrix, s: number): Matrix =>
  a.map((row) => row.map(([re, im]): Complex => [s * re, s * im]));
const real = (rows: number[][]): Matrix => rows.map((row) => row.map((x): Complex => [x, 0]));
const kron = (a: Matrix, b: Matrix): Matrix =>
  a.flatMap((p) => b.map((q) => p.flatMap((x) => q.map((y) => times(x, y)))));
const one = real([
  [1, 0],
  [0, 1],
]);
const paulis: Matrix[] = [
  one,
  real([
    [0, 1],
    [1, 0],
  ]),
  [
    [
      [0, 0],
      [0, -1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ],
  real([
    [1, 0],
    [0, -1],
  ]),
];
const on = (gate: Matrix, j: number, n: number): Matrix =>
  Array.from({ length: n }, (_, k) => (k === j ? gate : one)).reduce(kron);
/** exp(-i t P / 2). */
const turn = (axis: number, t: number): Matrix =>
  sum(
    scaled(one, Math.cos(t / 2)),
    paulis[axis].map((row) => row.map((x) => times(x, [0, -Math.sin(t / 2)]))),
  );

/**
 * The coefficients Tr(rho P) (4^n) after the noisy circuit, with rho as a whole matrix and noise as a sum over Kraus
 * operators: nothing in common with the code under test but its conventions.
 */
export function byKraus(
  n: number,
  layers: number,
  angles: Float64Array,
  v: Float64Array,
  p: number,
): number[] {
  let rho: Matrix = Array.from({ length: 1 << n }, (_, i) =>
    Array.from({ length: 1 << n }, (_, j): Complex => [i + j === 0 ? 1 : 0, 0]),
  );
  const conjugate = (gate: Matrix, state: Matrix): Matrix => product(product(gate, state), adjoint(gate));
  const apply = (gate: Matrix, qubits: readonly number[]): void => {
    rho = conjugate(gate, rho);
    for (const j of qubits)
      rho = [1, 2, 3]
        .map((k) => scaled(conjugate(on(paulis[k], j, n), rho), p / 3))
        .reduce(sum, scaled(rho, 1 - p));
  };
  const hadamard = scaled(
    real([
      [1, 1],
      [1, -1],
    ]),
    Math.SQRT1_2,
  );
  for (let j = 0; j < n; ++j)
    for (const gate of [hadamard, turn(2, Math.atan(v[j])), turn(3, Math.atan(v[j] ** 2))])
      apply(on(gate, j, n), [j]);
  for (let l = 0; l < layers; ++l) {
    for (const [control, target] of entanglers(n, 2)) {
      const moved = (b: number): number => (bit(b, control, n) ? b ^ (1 << (n - 1 - target)) : b);
      const gate: Matrix = rho.map((_, row) => rho.map((_, col): Complex => [row === moved(col) ? 1 : 0, 0]));
      apply(gate, [control, target]);
    }
    for (let j = 0; j < n; ++j) {
      const [alpha, beta, gamma] = angles.subarray(3 * (l * n + j));
      apply(on(product(product(turn(3, gamma), turn(2, beta)), turn(3, alpha)), j, n), [j]);
    }
  }
  return Array.from({ length: 4 ** n }, (_, at) => {
    const whole = Array.from({ length: n }, (_, j) => paulis[(at >> (2 * (n - 1 - j))) & 3]).reduce(kron);
    return product(rho, whole).reduce((trace, row, i) => trace + row[i][0], 0);
  });
}
