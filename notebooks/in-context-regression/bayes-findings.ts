import {
  above,
  below,
  between,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import { bayesLimit, debiasedLimit, debiasedStep } from "../../src/simulations/in-context-regression/law.ts";
import { worst, type BayesLook } from "./bayes-figures.ts";
import type { NoisesFrame } from "./frames.ts";

export const bounded = {
  says: "In the limit of large prompts one debiased step is within the factor 1 + ξ(1 + σ²)/σ² of Bayes.",
  seeds: [1],
  tolerance: "An exact inequality between two formulas: no tolerance, at 300 values of ξ from 0.003 to 30.",
} satisfies Claim;

export function checkBounded({ noise }: BayesLook): Verdict {
  let closest = 0;
  for (let i = 0; i < 300; ++i) {
    const xi = 0.003 * 1e4 ** (i / 299);
    const ratio = debiasedLimit(xi, noise) / bayesLimit(xi, noise);
    closest = Math.max(closest, ratio / (1 + (xi * (1 + noise)) / noise));
  }
  return verdict(
    1 - closest,
    `At most ${(100 * closest).toFixed(2)} % of the bound; the largest ratio is ${worst(noise).ratio.toFixed(2)}.`,
  );
}

export const nearBayes = {
  says: "Trained layers are nearly optimal where labels are noisy, and far from it where they are not.",
  seeds: seeds(2),
  tolerance:
    "Risk over Bayes: 2.05 to 2.3 at σ² = 0.1, 1.05 to 1.12 at 1, 1.00 to 1.03 at 3, above 8 at 0.01; the same 4000 prompts for both.",
} satisfies Claim;

export function checkNear({ noise, risk, bayes, d, L }: NoisesFrame): Verdict {
  if (d !== 5 || L !== 40) return moot("The numbers in this claim are for d = 5 and L = 40.");
  const ratio = (n: number) => risk[noise.indexOf(n)] / bayes[noise.indexOf(n)];
  return verdict(
    Math.min(
      between(ratio(0.1), 2.05, 2.3),
      between(ratio(1), 1.05, 1.12),
      between(ratio(3), 1, 1.03),
      above(ratio(0.01), 8),
    ),
    `Risk over Bayes: ${[0.01, 0.1, 1, 3].map((n) => `${ratio(n).toFixed(2)} at ${n}`).join(", ")}.`,
  );
}

export const follows = {
  says: "The step that a layer takes follows η* = 1/(1 + (1 + σ²)d/L): noisier labels, a smaller step.",
  seeds: seeds(2),
  tolerance: "Within 0.04 at every noise level; short training leaves 0.02.",
} satisfies Claim;

export function checkFollows({ noise, size, debiased, risk, d, L }: NoisesFrame): Verdict {
  if (L < 4 * d) return moot("Prompts this short are answered by saturated kernels, which are no step.");
  const off = Math.max(...[...size].map((s, i) => Math.abs(s - debiasedStep(d, L, noise[i]))));
  const worse = Math.max(...[...risk].map((r, i) => r / debiased[i]));
  return verdict(
    Math.min(within(off, 0, 0.04), below(worse - 1, 0.06)),
    `At most ${off.toFixed(3)} off; the risk is at most ${worse.toFixed(3)} of the debiased step’s.`,
  );
}
