import { describe, expect, it } from "vitest";
import { baselines } from "../../../src/simulations/quantum-reservoir/model/baselines.ts";
import {
  besselJ2,
  besselSeries,
  narma,
  pendulum,
  pulses,
  scaled,
  task,
  testVariance,
} from "../../../src/simulations/quantum-reservoir/model/tasks.ts";

const all = (found: Float64Array, at: readonly number[], expected: readonly number[], digits: number): void =>
  at.forEach((t, i) => expect(found[t], `at ${t}`).toBeCloseTo(expected[i], digits));

describe("the series", () => {
  it("of the pendulum agrees with an adaptive solver", () => {
    const raw = pendulum();
    all(raw, [0, 1, 2, 3, 4], [3, 2.86149391977, 2.53699667252, 2.06313993814, 1.48437371814], 6);
    all(scaled(raw), [1, 2, 3, 4, 239], [0.951899054, 0.839206353, 0.674643491, 0.473647243, 0.001241153], 6);
  });

  it("of the Bessel function has its tabulated values", () => {
    expect(besselJ2(2)).toBeCloseTo(0.352834028616, 11);
    expect(besselJ2(10)).toBeCloseTo(0.254630313685, 11);
    expect(besselJ2(100)).toBeCloseTo(-0.0215287573445, 11);
    all(scaled(besselSeries()), [0, 1], [0.66815706331, 0.857763966292], 10);
  });

  it("of NARMA has the values of an independent computation", () => {
    const five = narma(5);
    all(
      five.input,
      [0, 1, 2, 50, 299],
      [0.1, 0.100029640757, 0.100235297605, 0.150996378939, 0.0664231156276],
      11,
    );
    all(
      five.output,
      [0, 1, 2, 3, 4, 5, 50, 299],
      [
        0.196, 0.1607208, 0.151082862618, 0.149160880335, 0.149647934579, 0.166203496888, 0.19199962908,
        0.168962025281,
      ],
      11,
    );
    all(
      narma(10).output,
      [0, 1, 5, 9, 10, 50, 299],
      [0.196, 0.1607208, 0.150929774937, 0.157883068714, 0.177450881004, 0.202218231101, 0.185023671632],
      11,
    );
    const quick = narma(5, 100);
    all(quick.input, [1, 299], [0.100783933131, 0.174074273478], 11);
    all(quick.output, [50], [0.168694291554], 11);
    all(narma(10, 100).output, [50], [0.189498119609], 11);
  });

  it("of control pulses has a bump at every second unit, each lower than the one before by the same factor", () => {
    const series = pulses();
    for (let k = 0; k < 10; ++k) {
      const top = series[20 + 20 * k]; // x = 2 k
      expect(series.indexOf(Math.max(...series.subarray(11 + 20 * k, 31 + 20 * k)))).toBe(20 + 20 * k);
      if (k < 9) expect(series[40 + 20 * k] / top, `bump ${k}`).toBeCloseTo(Math.exp(-1 / 8), 12);
    }
    expect(series[0]).toBeLessThan(1e-15);
    const found = task("control");
    expect([found.count, found.trainCount]).toEqual([215, 144]);
    expect([Math.min(...found.input), Math.max(...found.input)]).toEqual([-1, 1]);
  });

  it("cannot be scaled if it is constant", () => {
    expect(() => scaled(new Float64Array(5))).toThrow("constant");
  });
});

describe("the tasks", () => {
  it.each([
    ["pendulum", 235, 157, 0.0467620721942],
    ["bessel", 251, 168, 0.0237917521818],
    ["narma5", 295, 197, 1.28323406e-4],
    ["narma10", 295, 197, 1.10140381e-4],
  ] as const)(
    "%s has the windows and the variance of an independent computation",
    (name, count, train, variance) => {
      const found = task(name);
      expect([found.count, found.trainCount]).toEqual([count, train]);
      expect(Math.abs(testVariance(found) / variance - 1)).toBeLessThan(name === "pendulum" ? 1e-6 : 1e-8);
    },
  );

  it("are all but solved by two lags where a pendulum swings", () => {
    const { persistence, ar1, ar2 } = baselines(task("pendulum"));
    expect(Math.abs(persistence / 3.220482e-3 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(ar1 / 3.214567e-3 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(ar2 / 7.4837e-7 - 1)).toBeLessThan(1e-4);
  });
});
