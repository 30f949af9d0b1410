import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { blochVectors } from "../../../src/simulations/quantum-reservoir/model/bloch.ts";
import {
  blochOf,
  probabilitiesOf,
  purityOf,
} from "../../../src/simulations/quantum-reservoir/model/density.ts";
import {
  noisyCircuit,
  runNoisy,
  setTurns,
  turnLength,
} from "../../../src/simulations/quantum-reservoir/model/noisy.ts";
import { readShots } from "../../../src/simulations/quantum-reservoir/model/shots.ts";
import { variational } from "../../../src/simulations/quantum-reservoir/model/variational.ts";
import { byKraus } from "./kraus.ts";
import { ramp, v4 } from "./fixture.ts";

/** The state after a noisy circuit. */
function noisy(n: number, layers: number, angles: Float64Array, v: Float64Array, p: number): Float64Array {
  const shape = noisyCircuit(n, layers, p);
  const turns = new Float64Array(layers * n * turnLength);
  setTurns(turns, angles, p);
  const rho = new Float64Array(shape.size);
  runNoisy(shape, turns, v, 0, rho);
  return rho;
}
const metersOf = (rho: Float64Array, n: number): number[] =>
  Array.from(blochOf(rho, n)).filter((_, i) => i % 3 === 2);
const random = (n: number, layers: number, seed: number) => {
  const u = mulberry32(seed);
  return {
    angles: Float64Array.from({ length: layers * n * 3 }, () => 4 * Math.PI * (u() - 0.5)),
    v: Float64Array.from({ length: n }, () => 4 * (u() - 0.5)),
  };
};

describe("the circuit with depolarising noise", () => {
  it.each([
    [0.01, [-0.0346955863217, -0.184763241256, -0.0947757117527, -0.126340630146], 0.434359666286],
    [0.05, [0.00134277855835, -0.0284114562724, -0.00725808345167, -0.0276024455357], 0.073389241071],
  ])("at p = %f has the meters and the purity of an independent computation", (p, meters, purity) => {
    const rho = noisy(4, 2, ramp(24), v4, p);
    metersOf(rho, 4).forEach((z, k) => expect(z).toBeCloseTo(meters[k], 10));
    expect(purityOf(rho)).toBeCloseTo(purity, 10);
    expect(rho[0]).toBe(1); // the trace
  });

  it("leaves nothing at p = 3/4", () => {
    const rho = noisy(4, 2, ramp(24), v4, 0.75);
    for (const c of rho.subarray(1)) expect(Math.abs(c)).toBeLessThan(1e-15);
  });

  const cases = [1, 2, 3, 4, 5].flatMap((n) => [1, 2].map((layers) => [n, layers] as const));
  it.each(cases)("without noise is the statevector's (%i qubits, %i layers)", (n, layers) => {
    const { angles, v } = random(n, layers, 10 * n + layers);
    const vqc = variational(n, layers, angles, 1);
    vqc.inputs.set(v);
    vqc.run(0, 0, n);
    const rho = noisy(n, layers, angles, v, 0);
    blochVectors(vqc.states, 0, n).forEach((r, i) => expect(blochOf(rho, n)[i]).toBeCloseTo(r, 12));
    const probabilities = new Float64Array(1 << n);
    probabilitiesOf(rho, n, probabilities);
    probabilities.forEach((q, b) => expect(q).toBeCloseTo(vqc.states.re[b] ** 2 + vqc.states.im[b] ** 2, 12));
    expect(purityOf(rho)).toBeCloseTo(1, 12);
  });

  it.each([
    [1, 2, 0.1],
    [2, 2, 0.03],
    [3, 2, 0.2],
    [4, 1, 0.05],
  ])("is the sum over Kraus operators on the whole space (%i qubits, %i layers, p = %f)", (n, layers, p) => {
    const { angles, v } = random(n, layers, 50 + n);
    const rho = noisy(n, layers, angles, v, p);
    byKraus(n, layers, angles, v, p).forEach((c, at) => expect(rho[at], `product ${at}`).toBeCloseTo(c, 12));
  });

  it("shrinks the arrow of a single qubit by 1 - 4p/3 with each of its four gates", () => {
    const { angles, v } = random(1, 1, 3);
    for (const p of [0.01, 0.2, 0.6]) {
      const length = Math.hypot(...blochOf(noisy(1, 1, angles, v, p), 1));
      expect(length).toBeCloseTo((1 - (4 * p) / 3) ** 4, 12);
    }
  });

  it("leaves no outcome less likely than nothing, and all of them certain together", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const { angles, v } = random(4, 2, seed);
      const probabilities = new Float64Array(16);
      probabilitiesOf(noisy(4, 2, angles, v, 0.04), 4, probabilities);
      expect(Math.min(...probabilities)).toBeGreaterThan(0);
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
    }
  });
});

describe("meters read by shots", () => {
  const probabilities = new Float64Array(16);
  probabilitiesOf(noisy(4, 2, ramp(24), v4, 0), 4, probabilities);
  const u = mulberry32(1001);
  const repeats = Array.from({ length: 400 }, () => {
    const out = new Float64Array(4);
    readShots(probabilities, 4, 1024, u, 4, out, 0);
    return out;
  });

  it("scatter about the expectation with the deviation sqrt((1 - z^2) / shots)", () => {
    const mean = repeats.reduce((sum, r) => sum + r[0], 0) / 400;
    const deviation = Math.sqrt(repeats.reduce((sum, r) => sum + (r[0] - mean) ** 2, 0) / 399);
    expect(Math.abs(mean - -0.067913918388)).toBeLessThan((4 * 0.03118) / 20);
    expect(Math.abs(deviation / 0.03118 - 1)).toBeLessThan(0.15);
  });

  it("share their shots: their covariance is that of the products of meters", () => {
    const z = (k: number, b: number): number => ((b >> (3 - k)) & 1 ? -1 : 1);
    const expectation = (f: (b: number) => number): number =>
      probabilities.reduce((sum, p, b) => sum + p * f(b), 0);
    const [m1, m2] = [1, 2].map((k) => expectation((b) => z(k, b)));
    const expected = (expectation((b) => z(1, b) * z(2, b)) - m1 * m2) / 1024;
    const found = repeats.reduce((sum, r) => sum + (r[1] - m1) * (r[2] - m2), 0) / 400;
    // A covariance of 400 draws of deviation 1/32 each is known to 1/1024/20; four of these.
    expect(Math.abs(found - expected)).toBeLessThan(4 / 1024 / 20);
  });
});
