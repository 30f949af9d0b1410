import { describe, expect, it } from "vitest";
import {
  decoupledModes,
  modesLoss,
  stepModes,
} from "../../../src/simulations/deep-linear/model/decoupled.ts";
import { optimalRate } from "../../../src/simulations/deep-linear/model/depth.ts";
import { watch } from "../../../src/simulations/deep-linear/model/watch.ts";
import { learned } from "./fixture.ts";

const depths = [2, 4, 9, 19, 49, 99];

/** Descent of one mode of strength s in D layers from s/1000 at a relative rate, until it is within 5 % of s. */
function alone(D: number, s: number, kappa: number, settle: boolean) {
  const modes = decoupledModes(D, [s], 1e-3 * s);
  const descend = () => stepModes(modes, kappa * optimalRate(D, s));
  return learned({ evaluate: () => modesLoss(modes), descend }, (0.05 * s) ** 2 / 2, 20_000, settle);
}

describe.each([1, 2])("gradient descent of one mode with s = %i", (s) => {
  it("at the best rate takes the known number of steps in any depth", () => {
    const steps = depths.map((D) => alone(D, s, 1, false).steps);
    [10, 67, 284, 549, 797, 898].forEach((known, i) =>
      expect(Math.abs(steps[i]! - known)).toBeLessThanOrEqual(1),
    );
  });

  it("settles just below the limit of stability", () => {
    // Known is the last of the 50 steps in which the mode stays within 5 %, ours the first.
    const steps = depths.map((D) => alone(D, s, 1.95, true).steps! + 49);
    [72, 83, 205, 339, 466, 518].forEach((known, i) =>
      expect(Math.abs(steps[i] - known)).toBeLessThanOrEqual(1),
    );
  });

  it("never settles just above it, though it stays bounded", () => {
    for (const D of depths) expect(alone(D, s, 2.05, true).outcome).toBe("oscillating");
  });
});

describe("gradient descent of one mode in two layers", () => {
  /** The first update after which |a| > 1000, counted from 0, or null within 20000. */
  function escape(kappa: number): number | null {
    const modes = decoupledModes(2, [1], 1e-3);
    for (let n = 0; n < 20_000; ++n) {
      stepModes(modes, kappa * optimalRate(2, 1));
      if (Math.abs(modes.a[0]) > 1e3) return n;
    }
    return null;
  }

  it("stays bounded below twice the limit of stability", () => {
    expect(escape(3.9)).toBeNull();
  });

  it.each([
    [5, 9],
    [6, 5],
    [8, 4],
    [12, 3],
  ])("at a relative rate of %i escapes in update %i", (kappa, n) => {
    expect(escape(kappa)).toBe(n);
  });
});

describe("a watch over the loss", () => {
  /** How a descent through these losses fares in the end. */
  const fare = (losses: readonly number[]) => {
    const told = watch(losses[0]);
    return losses.slice(1).map(told).at(-1);
  };
  const swing = (level: number) => Array.from({ length: 60 }, (_, n) => level * (n % 2 ? 1.5 : 0.5));

  it("calls a loss that goes up and down oscillating, unless it is negligible or long ago", () => {
    expect(fare([1, ...swing(0.1)])).toBe("oscillating");
    expect(fare([1, ...swing(1e-4)])).toBe("descending");
    expect(fare([1, ...swing(0.1), ...Array.from({ length: 20 }, (_, n) => 0.01 * 0.9 ** n)])).toBe(
      "descending",
    );
  });

  it("does not take the rounding on a plateau for oscillation", () => {
    expect(fare([2, ...swing(1).map((x) => 1 + 1e-14 * x)])).toBe("descending");
  });

  it("calls a loss diverged that is no number or far above the first", () => {
    expect(fare([1, NaN])).toBe("diverged");
    expect(fare([1, Infinity])).toBe("diverged");
    expect(fare([1e-4, 101])).toBe("diverged");
    expect(fare([1e4, 1.1e8])).toBe("diverged");
    expect(fare([1, 9e5])).not.toBe("diverged");
  });
});

describe("the count of learning steps", () => {
  const through = (losses: readonly number[]) => {
    let n = 0;
    return { evaluate: () => losses[Math.min(n, losses.length - 1)], descend: () => void ++n };
  };

  it("is that of the first loss at the goal, if the loss was descending", () => {
    expect(learned(through([1, 0.5, 0.2, 0.04, 0.03]), 0.05, 100)).toMatchObject({
      outcome: "learned",
      steps: 3,
    });
    expect(learned(through([0.01]), 0.05, 100)).toMatchObject({ outcome: "learned", steps: 0 });
  });

  it("does not count a loss that falls below the goal in passing, while it bounces", () => {
    const bouncing = Array.from({ length: 200 }, (_, n) => (n % 2 ? 0.04 : 0.9));
    const start = [1, ...Array.from({ length: 30 }, (_, n) => (n % 2 ? 0.5 : 0.9))];
    expect(learned(through([...start, ...bouncing]), 0.05, 150)).toMatchObject({
      outcome: "oscillating",
      steps: null,
    });
    const settling = [...start, ...new Array<number>(60).fill(0.03)];
    expect(learned(through(settling), 0.05, 150)).toMatchObject({ outcome: "learned", steps: 31 });
  });

  it("is null, not the budget, if the goal is not reached", () => {
    const { outcome, steps, loss } = learned(through([1, 0.9, 0.8]), 0.05, 40);
    expect({ outcome, steps }).toEqual({ outcome: "not learned", steps: null });
    expect(loss.length).toBe(41);
  });

  it("keeps finite losses only when descent diverges", () => {
    const { outcome, steps, loss } = learned(through([1, 2, 1e5, 1e200, NaN]), 0.05, 40);
    expect({ outcome, steps, loss: [...loss] }).toEqual({
      outcome: "diverged",
      steps: null,
      loss: [1, 2, 1e5],
    });
  });
});
