import { short } from "../../src/figures/numbers.ts";
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
import type balance from "../../src/simulations/deep-linear/balance.ts";
import type { BalanceFrame } from "./balance-looks.ts";

type BalanceControls = Controls<(typeof balance)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
const balances = (cell: BalanceControls, values: readonly number[]) =>
  values.map((value) => [at(cell, { balance: value })]);

/** The largest distance between descent and an exponential of rate |balance|, in units of s. */
function offExponential({ strength, start, balance, descent }: BalanceFrame): number {
  return descent.learned.reduce((most, u, i) => {
    const law = strength + (start - strength) * Math.exp(-Math.abs(balance) * descent.time[i]);
    return Math.max(most, Math.abs(u - law) / strength);
  }, 0);
}

/** By what factor descent multiplied the kernel a^2 + b^2. */
function kernelFactor({ descent: { a, b } }: BalanceFrame): number {
  const last = a.length - 1;
  return (a[last] ** 2 + b[last] ** 2) / (a[0] ** 2 + b[0] ** 2);
}

export const lazy = (cell: BalanceControls) =>
  ({
    says: "With layers far from equal the strength follows an exponential whose rate is the balance, and no sigmoid.",
    at: balances(cell, [-10, -5, 5, 10]),
    seeds: exact,
    tolerance:
      "3 % of the goal: the rate rises from |balance| to the root of balance² + 4s², by 8 % for a balance of 5.",
    fragile: "it is balance against 2s that counts: see the next finding.",
  }) satisfies Claim;

export function checkLazy(frame: BalanceFrame): Verdict {
  if (Math.abs(frame.balance) < 5 * frame.strength) return moot("The layers are not that unequal.");
  const off = offExponential(frame);
  return verdict(below(off, 0.03), `Descent is never further from it than ${percent(off)} of the goal.`);
}

export const notLazy = (cell: BalanceControls) =>
  ({
    says: "A task that is strong against the balance is learned by another law: descent strays far from the exponential.",
    at: [[at(cell, { strength: 3, balance: 2 })], [at(cell, { strength: 3, balance: -3 })]],
    seeds: exact,
    tolerance: "More than 10 % of the goal: the counter-example to the finding before.",
  }) satisfies Claim;

export function checkNotLazy(frame: BalanceFrame): Verdict {
  if (!(Math.abs(frame.balance) <= frame.strength)) return moot("The balance is not small against s.");
  if (frame.start > 0.1 * frame.strength) return moot("The mode is not small at the start.");
  const off = offExponential(frame);
  return verdict(above(off, 0.1), `Descent is up to ${percent(off)} of the goal away from it.`);
}

export const kernelStays = (cell: BalanceControls) =>
  ({
    says: "With layers far from equal the kernel hardly moves: learning multiplies it by less than 1.1.",
    at: balances(cell, [-10, -5, 5, 10]),
    seeds: exact,
    tolerance: "1.1: the exact factors are 1.08 for a balance of 5 and 1.02 for one of 10.",
  }) satisfies Claim;

export function checkKernelStays(frame: BalanceFrame): Verdict {
  if (Math.abs(frame.balance) < 5 * frame.strength) return moot("The layers are not that unequal.");
  const factor = kernelFactor(frame);
  return verdict(above(1.1, factor), `Descent multiplies it by ${factor.toFixed(3)}.`);
}

export const kernelMoves = (cell: BalanceControls) =>
  ({
    says: "With equal layers the kernel grows as what is learned does: by the factor s / u₀.",
    at: [[], [at(cell, { start: 1e-3 })], [at(cell, { strength: 3 })]],
    seeds: exact,
    tolerance: "5 %: the run ends before the very last of the strength is learned.",
  }) satisfies Claim;

export function checkKernelMoves(frame: BalanceFrame): Verdict {
  if (frame.balance !== 0) return moot("The layers are not equal.");
  const [factor, whole] = [kernelFactor(frame), frame.strength / frame.start];
  return verdict(
    within(factor / whole, 1, 0.05),
    `Descent multiplies it by ${short(factor)}; s / u₀ is ${short(whole)}.`,
  );
}

export const weakLearns = (cell: BalanceControls) =>
  ({
    says: "With layers far from equal only the weaker one learns: the stronger changes by less than 5 %, the weaker more than tenfold.",
    at: balances(cell, [-10, -5, 5, 10]),
    seeds: exact,
    tolerance: "5 % and a factor of 10: a balance of 5 gives 2 % and about 100.",
  }) satisfies Claim;

export function checkWeakLearns({ balance, strength, start, descent: { a, b } }: BalanceFrame): Verdict {
  if (Math.abs(balance) < 5 * strength) return moot("The layers are not that unequal.");
  if (start > 0.05 * strength) return moot("The mode is not small at the start.");
  const factor = (layer: Float64Array) => layer[layer.length - 1] / layer[0];
  const [weak, strong] = balance > 0 ? [factor(a), factor(b)] : [factor(b), factor(a)];
  return verdict(
    Math.min(below(strong - 1, 0.05), above(weak, 10)),
    `The ${balance > 0 ? "second" : "first"} layer changes by ${percent(strong - 1)}; the other is multiplied by ${short(weak)}.`,
  );
}

export const follows = (cell: BalanceControls) =>
  ({
    says: "The exact solution for unequal layers is half learned when descent is.",
    at: [...balances(cell, [-10, -1, 0, 0.5, 2, 10]), [at(cell, { balance: -0.99, start: 0.1 })]],
    seeds: exact,
    tolerance:
      "1 %: a step of descent is a hundredth of the flow's fastest time, and shifts the curve by about half of that.",
  }) satisfies Claim;

export function checkFollows({ strength, ways, descent: { time, learned } }: BalanceFrame): Verdict {
  const { half } = ways[ways.length - 1];
  const i = learned.findIndex((u) => u >= strength / 2);
  if (i < 1) return moot("Descent is half learned from the start.");
  const part = (strength / 2 - learned[i - 1]) / (learned[i] - learned[i - 1]);
  const found = time[i - 1] + part * (time[i] - time[i - 1]);
  return verdict(
    within(found / half, 1, 0.01),
    `Descent: ${found.toPrecision(4)} τ, exact: ${half.toPrecision(4)} τ.`,
  );
}

export const printedWrong = (cell: BalanceControls) =>
  ({
    says: "The formula for unequal layers as printed in the paper’s appendix A stops at half of the goal; descent does not.",
    at: [[at(cell, { balance: -0.99, start: 0.1 })], ...balances(cell, [2, -5])],
    seeds: exact,
    tolerance: "5 % of the goal, for both ends: the run is followed until 99 % with equal layers.",
  }) satisfies Claim;

export function checkPrinted({ strength, balance, printed, descent }: BalanceFrame): Verdict {
  if (balance === 0) return moot("For equal layers the paper gives another formula, which is right.");
  const [wrong, right] = [printed, descent.learned].map((u) => u[u.length - 1] / strength);
  return verdict(
    Math.min(within(wrong, 0.5, 0.05), within(right, 1, 0.05)),
    `As printed it ends at ${percent(wrong)} of the goal, descent at ${percent(right)}.`,
  );
}
