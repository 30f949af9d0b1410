import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/numeric/random.ts";
import { classicalCount } from "../../../src/simulations/quantum-reservoir/model/classical.ts";
import {
  angleCount,
  drawWithin,
  isQuantum,
  kinds,
  quantum,
} from "../../../src/simulations/quantum-reservoir/model/reservoir.ts";
import { classical } from "../../../src/simulations/quantum-reservoir/model/classical.ts";
import { variational } from "../../../src/simulations/quantum-reservoir/model/variational.ts";
import { ramp, v4 } from "./fixture.ts";

/** The gradient of sum gE <Z> by the angles and by the inputs. */
function gradients(n: number, layers: number, weights: Float64Array, v: Float64Array, gE: Float64Array) {
  const vqc = variational(n, layers, weights, 1);
  vqc.inputs.set(v);
  vqc.run(0, 0, gE.length);
  vqc.back(0, 0, gE.length, gE);
  return { weights: vqc.gradient, inputs: vqc.inputGradient };
}

/** sum gE <Z>. */
function observed(
  n: number,
  layers: number,
  weights: Float64Array,
  v: Float64Array,
  gE: Float64Array,
): number {
  const vqc = variational(n, layers, weights, 1);
  vqc.inputs.set(v);
  vqc.run(0, 0, n);
  return gE.reduce((sum, g, k) => sum + g * vqc.meters[k], 0);
}

const moved = (x: Float64Array, i: number, by: number): Float64Array => {
  const out = x.slice();
  out[i] += by;
  return out;
};

describe("the adjoint gradient of a circuit", () => {
  const first = gradients(4, 2, ramp(24), v4, Float64Array.of(1, 0, 0, 0));

  it("has the values of an independent computation", () => {
    const expected = [
      0.680577829422, 0.0752651849152, 0.759027585937, 0.713213120287, 0.0135988655028, 0.853208025801,
    ];
    expected.forEach((x, i) => expect(first.weights[i]).toBeCloseTo(x, 10));
    expect(first.weights[12]).toBeCloseTo(0.0748122154743, 10);
    expect(first.weights[13]).toBeCloseTo(-0.00702159421943, 10);
    const inputs = [-0.219632047141, -0.0364697590711, -0.0860035911779, 0.081125942951];
    inputs.forEach((x, i) => expect(first.inputs[i]).toBeCloseTo(x, 10));
    const all = gradients(4, 2, ramp(24), v4, Float64Array.of(1, 2, 3, 4));
    expect(all.weights.reduce((sum, g) => sum + Math.abs(g), 0)).toBeCloseTo(8.399402259164962, 9);
    const byAll = [-0.646015774867, 0.676490047937, 0.865997542122, -0.121732287589];
    byAll.forEach((x, i) => expect(all.inputs[i]).toBeCloseTo(x, 10));
  });

  it("is zero for angles that no meter can feel: the last turn about Z, and last gates of qubits without a meter", () => {
    for (let i = 14; i < 24; ++i) expect(Math.abs(first.weights[i])).toBeLessThan(1e-14);
  });

  it.each([1, 2, 3, 4, 5])("agrees with the parameter-shift rule and with differences (%i qubits)", (n) => {
    const u = mulberry32(n);
    const layers = 1 + (n % 3);
    const weights = Float64Array.from({ length: layers * n * 3 }, () => 2 * Math.PI * u());
    const v = Float64Array.from({ length: n }, () => 4 * u() - 2);
    const gE = Float64Array.from({ length: n }, () => 2 * u() - 1);
    const found = gradients(n, layers, weights, v, gE);
    const value = (w: Float64Array, x: Float64Array): number => observed(n, layers, w, x, gE);
    const h = 1e-5;
    for (let i = 0; i < weights.length; ++i) {
      const at = (by: number): number => value(moved(weights, i, by), v);
      expect(Math.abs(found.weights[i] - (at(Math.PI / 2) - at(-Math.PI / 2)) / 2)).toBeLessThan(1e-13);
      expect(Math.abs(found.weights[i] - (at(h) - at(-h)) / (2 * h))).toBeLessThan(1e-9);
    }
    for (let j = 0; j < n; ++j) {
      const at = (by: number): number => value(weights, moved(v, j, by));
      expect(Math.abs(found.inputs[j] - (at(h) - at(-h)) / (2 * h))).toBeLessThan(1e-9);
    }
  });
});

describe.each(kinds)("backpropagation through time of the %s", (kind) => {
  it("agrees with central differences", () => {
    const shape = { n: 3, layers: 2, length: 4, rings: 1 as const };
    const u = mulberry32(kinds.indexOf(kind) + 1);
    const weights = new Float64Array(isQuantum(kind) ? angleCount(kind, shape) : classicalCount(kind, 3));
    drawWithin(weights, 1.5, u);
    const cell = isQuantum(kind) ? quantum(kind, shape, weights) : classical(kind, 3, weights, 4);
    const x = Float64Array.of(0.3, 0.9, 0.4, -0.2, -0.7);
    const gF = Float64Array.from({ length: cell.features }, (_, k) => 1 - 0.7 * k);
    const out = new Float64Array(cell.features);
    const value = (): number => {
      cell.prepare();
      cell.forward(x, 1, out, 0);
      return gF.reduce((sum, g, k) => sum + g * out[k], 0);
    };
    value();
    cell.backward(gF);
    const found = cell.gradient.slice();
    for (let i = 0; i < weights.length; ++i) {
      const before = weights[i];
      weights[i] = before + 1e-5;
      const above = value();
      weights[i] = before - 1e-5;
      const below = value();
      weights[i] = before;
      expect(Math.abs(found[i] - (above - below) / 2e-5), `weight ${i}`).toBeLessThan(1e-8);
    }
  });
});
