import {
  above,
  at,
  below,
  moot,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type depth from "../../src/simulations/deep-linear/depth.ts";
import type { DepthFrame } from "./frames.ts";

type DepthControls = Controls<(typeof depth)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all

export const saturates = {
  says: "With the best rate for each depth, learning takes longer the deeper the network, but never longer than in an infinitely deep one.",
  seeds: exact,
  tolerance:
    "None is needed: both times are integrals of positive functions, one below the other everywhere.",
} satisfies Claim;

export function checkSaturates({ best, atInfinity }: DepthFrame): Verdict {
  const rises = best.slice(2).every((steps, i) => steps > best[i + 1]);
  const deepest = best[best.length - 1];
  return verdict(
    rises ? below(deepest, atInfinity) : -1,
    `100 layers take ${deepest.toFixed(1)} steps, infinitely many ${atInfinity.toFixed(1)}.`,
  );
}

export const depthPrice = (cell: DepthControls) =>
  ({
    says: "Infinite depth costs exactly s/u₀ − s/u_f steps more than one hidden layer, at the best rate for each.",
    at: [[], [at(cell, { start: 0.1 })], [at(cell, { strength: 2, start: 0.01 })]],
    seeds: exact,
    tolerance: "A part in ten thousand: Simpson’s rule for both times is off by less.",
  }) satisfies Claim;

export function checkPrice({ best, atInfinity, strength, start, goal, kappa }: DepthFrame): Verdict {
  const price = (atInfinity - best[1]) * kappa;
  const known = strength / start - strength / goal;
  return verdict(
    within(price / known, 1, 1e-4),
    `It is ${price.toFixed(3)} steps at rate 1; the formula says ${known.toFixed(3)}.`,
  );
}

export const smallStart = (cell: DepthControls) =>
  ({
    says: "Started at a tenth of its strength instead of a thousandth, an infinitely deep network learns in fewer than three times the steps of one with a single hidden layer.",
    at: [[at(cell, { start: 0.1 })]],
    seeds: exact,
    tolerance: "A factor of three: the exact numbers are 14.09 and 5.14 steps.",
    fragile: "the factor grows as the start shrinks: see the next finding.",
  }) satisfies Claim;

export function checkSmallStart({ best, atInfinity, start, strength }: DepthFrame): Verdict {
  if (start < 0.08 * strength) return moot("The start is smaller here.");
  const factor = atInfinity / best[1];
  return verdict(
    below(factor, 3),
    `${atInfinity.toFixed(2)} steps against ${best[1].toFixed(2)}: ${factor.toFixed(1)} times as many.`,
  );
}

export const fixedPeak = {
  says: "With the same rate for all depths, learning time rises with depth, peaks at 12 or 13 layers and then falls.",
  seeds: exact,
  tolerance:
    "The peak lies within one layer of 12.5: the exact times of 12 and of 13 layers differ by less than 1 %.",
  fragile: "where the peak is depends on how small the start is: see the next finding.",
} satisfies Claim;

export function checkFixedPeak({ fixed, peak }: DepthFrame): Verdict {
  const last = fixed[fixed.length - 1];
  const falls = last < peak.steps && peak.steps > fixed[0];
  return verdict(
    falls ? within(peak.layers, 12.5, 1) : -1,
    `The peak is at ${peak.layers} layers with ${peak.steps.toFixed(0)} steps; 100 layers take ${last.toFixed(0)}.`,
  );
}

export const descentFollows = (cell: DepthControls) =>
  ({
    says: "Gradient descent takes the steps that the exact solution says, within 5 % and one step.",
    at: [2, 3, 5, 10, 20, 50, 100].map((descent) => [at(cell, { descent, kappa: 0.5 })]),
    seeds: exact,
    tolerance:
      "5 % and a step: one step is gradual as long as it changes little, which half the best rate leaves it to.",
    fragile: "at higher rates steps are no longer small: see the next finding.",
  }) satisfies Claim;

export function checkDescent({ descent, best, fixed, rule }: DepthFrame): Verdict {
  const steps = descent.learned;
  const exactly = (rule === "fixed" ? fixed : best)[descent.layers - 2];
  if (steps === null)
    return moot(`Descent in ${descent.layers} layers is not over in the steps that it was given.`);
  return verdict(
    within(steps, exactly, 0.05 * exactly + 1),
    `In ${descent.layers} layers descent takes ${steps} steps, the exact solution ${exactly.toFixed(1)}.`,
  );
}

export const tooFast = (cell: DepthControls) =>
  ({
    says: "Close to the limit of stability gradient descent overshoots its goal, which the exact solution never does.",
    at: [3, 10, 100].map((descent) => [at(cell, { descent, kappa: 1.9 })]),
    seeds: exact,
    tolerance: "Above the strength asked for by more than 1 %: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkTooFast({ descent, strength, kappa }: DepthFrame): Verdict {
  const highest = descent.strength.reduce((most, u) => Math.max(most, u), 0);
  if (kappa < 1.5) return moot("The relative rate is not close to 2.");
  return verdict(
    above(highest / strength - 1, 0.01),
    `Descent reaches ${highest.toFixed(3)}; asked for is ${strength}.`,
  );
}

export const tinyStart = {
  says: "From a thousandth of the strength, an infinitely deep network needs more than fifty times the steps of one with a single hidden layer.",
  seeds: exact,
  tolerance:
    "A factor of fifty: the exact numbers are 1008.8 and 9.85 steps. The counter-example to the finding before.",
} satisfies Claim;

export function checkTinyStart({ best, atInfinity, start, strength }: DepthFrame): Verdict {
  if (start > 1.5e-3 * strength) return moot("The start is larger here.");
  const factor = atInfinity / best[1];
  return verdict(
    above(factor, 50),
    `${atInfinity.toFixed(1)} steps against ${best[1].toFixed(2)}: ${factor.toFixed(0)} times as many.`,
  );
}

export const peakMoves = (cell: DepthControls) =>
  ({
    says: "The peak is where it is only for this start: from a ten-thousandth it lies beyond 14 layers.",
    at: [[at(cell, { start: 1e-4 })]],
    seeds: exact,
    tolerance: "Beyond 14 layers: the exact place is 17. The counter-example to the finding before.",
  }) satisfies Claim;

export function checkPeakMoves({ peak, start, strength }: DepthFrame): Verdict {
  if (start > 1.5e-4 * strength) return moot("The start is larger here.");
  return verdict(above(peak.layers, 14), `The peak is at ${peak.layers} layers.`);
}
