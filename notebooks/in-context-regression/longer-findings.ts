import { above, below, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import { debiasedRisk, debiasedStep, descentRisk } from "../../src/simulations/in-context-regression/law.ts";
import type { LongerFrame } from "./frames.ts";
import { list, percent } from "./words.ts";

const largest = (a: readonly number[]): number => Math.max(...a);

export const improves = {
  says: "Softmax attention goes on improving on prompts that are longer than any in its training, as a debiased step of the same size does.",
  seeds: seeds(3),
  tolerance:
    "From the length of training on the risk falls at every length, and is within 8 % of the exact risk of the step: training is short, and 2000 prompts have a standard error of 3 %.",
} satisfies Claim;

export function checkImproves({ axis, pair, d, L, noise }: LongerFrame): Verdict {
  if (noise > 1.5 || L < 30) return moot("With much noise or few examples there is hardly anything to gain.");
  const eta = debiasedStep(d, L, noise);
  const long = [...axis.keys()].filter((k) => axis[k] >= L);
  const falls = long.slice(1).every((k, i) => pair[k] < pair[long[i]]);
  const off = largest(long.map((k) => Math.abs(pair[k] / debiasedRisk(eta, d, axis[k], noise) - 1)));
  return verdict(
    falls ? below(off, 0.08) : -1,
    `The risk from ${L} examples on: ${list(long.map((k) => pair[k].toFixed(3)))}; at most ${percent(off)} from the step’s.`,
  );
}

export const blowsUp = {
  says: "Linear attention that sums over the tokens fails on longer prompts: its step grows with their length.",
  seeds: seeds(3),
  tolerance:
    "At eight times the length a risk of at least 10, and at every length within 12 % of the exact risk of a step η L′/L.",
} satisfies Claim;

export function checkBlowsUp({ axis, raw, size, d, L, noise }: LongerFrame): Verdict {
  if (noise > 1.5) return moot("With much noise the step is small.");
  const last = raw[raw.length - 1];
  const off = largest(
    [...axis].map((l, k) => Math.abs(raw[k] / descentRisk((size * l) / L, d, l, noise) - 1)),
  );
  return verdict(
    Math.min(above(last, 10), below(off, 0.12)),
    `At ${axis.at(-1)} examples its risk is ${last.toFixed(1)}; at most ${percent(off)} from the formula.`,
  );
}

export const repaired = {
  says: "Dividing the sum by the length of the prompt repairs it entirely: softmax makes that division by itself.",
  seeds: seeds(3),
  tolerance: "From the length of training on within 6 % of the two softmax heads, on the same prompts.",
} satisfies Claim;

export function checkRepaired({ axis, pair, divided, L, noise }: LongerFrame): Verdict {
  if (noise > 1.5 || L < 30) return moot("With much noise or few examples there is hardly anything to gain.");
  const ratios = [...axis.keys()].filter((k) => axis[k] >= L).map((k) => divided[k] / pair[k]);
  return verdict(
    below(largest(ratios.map((r) => Math.abs(r - 1))), 0.06),
    `Ratios of the risks: ${list(ratios.map((r) => r.toFixed(3)))}.`,
  );
}
