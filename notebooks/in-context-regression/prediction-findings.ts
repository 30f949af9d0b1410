import type { Controls } from "../../src/notebook/cell.ts";
import { at, between, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type prediction from "../../src/simulations/in-context-regression/prediction.ts";
import type { PredictionFrame } from "./frames.ts";
import { fitOf } from "./prediction-figures.ts";

type PredictionControls = Controls<(typeof prediction)["params"]>;

const r2s = (frame: PredictionFrame) => ({
  debiased: fitOf(frame, "debiased"),
  descent: fitOf(frame, "descent"),
  ridge: fitOf(frame, "ridge"),
});

export const isDescent = {
  says: "What two trained heads answer is what one debiased step of gradient descent answers, prompt by prompt.",
  seeds: seeds(5),
  tolerance:
    "R² of at least 0.985 on 1000 prompts, slope within 6 % of 1. Twice as long a training gives 0.996.",
} satisfies Claim;

export function checkDescent(frame: PredictionFrame): Verdict {
  if (frame.H !== 2) return moot("This is about two heads.");
  if (frame.L < 30 || frame.tested < 30)
    return moot("On short prompts softmax saturates on the few examples near.");
  const { slope, r2 } = fitOf(frame, "debiased");
  return verdict(
    Math.min((r2 - 0.985) / 0.015, between(slope, 0.94, 1.06)),
    `R² is ${r2.toFixed(4)}, the slope ${slope.toFixed(3)}.`,
  );
}

export const notPlain = {
  says: "It is the debiased step rather than the plain one: the heads follow the context’s mean as the debiased step does.",
  seeds: seeds(5),
  tolerance: "A larger R² on the same 1000 prompts, in every seed; it explains 0.3 % more of the answers.",
} satisfies Claim;

export function checkNotPlain(frame: PredictionFrame): Verdict {
  if (frame.H < 2) return moot("This is about two heads or more.");
  const { debiased, descent, ridge } = r2s(frame);
  return verdict(
    (1 - descent.r2) / (1 - debiased.r2) - 1,
    `Unexplained: ${(100 * (1 - debiased.r2)).toFixed(2)} % by the debiased step, ${(100 * (1 - descent.r2)).toFixed(2)} % by the plain one, ${(100 * (1 - ridge.r2)).toFixed(1)} % by Bayes.`,
  );
}

export const oneIsNot = (cell: PredictionControls) =>
  ({
    says: "A single head does not take that step: a fifth of what it answers is something else.",
    at: [[at(cell, { heads: 1 })]],
    seeds: seeds(5),
    tolerance: "R² from 0.76 to 0.85. It is a smoother with a kernel that is not wide.",
  }) satisfies Claim;

export function checkOne(frame: PredictionFrame): Verdict {
  if (frame.H !== 1) return moot("This is about a single head.");
  if (frame.L !== 40 || frame.tested !== 40 || frame.noise !== 0.1)
    return moot("The number in this claim is for L = 40 and σ² = 0.1.");
  const { r2 } = fitOf(frame, "debiased");
  return verdict(between(r2, 0.76, 0.85), `R² is ${r2.toFixed(3)}.`);
}
