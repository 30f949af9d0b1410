import {
  above,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { KernelsFrame } from "./frames.ts";
import { list } from "./words.ts";

const at = (frame: KernelsFrame, a: Float64Array, omega: number): number => a[frame.scales.indexOf(omega)];

export const straightens = {
  says: "As ω shrinks, the difference of two softmax weightings becomes the centred weighting of a gradient step.",
  seeds: seeds(4),
  tolerance:
    "Mean squared correlation on 300 prompts: at least 0.998 at ω = 0.13, 0.99 at 0.21 where short training ends, and rising at every scale as ω falls. 4000 prompts give 0.9989 and 0.9934.",
} satisfies Claim;

export function checkStraightens(frame: KernelsFrame): Verdict {
  if (frame.L < 30) return moot("On short prompts one near example weighs more.");
  const rises = frame.pairs.every((r, k) => k === 0 || r < frame.pairs[k - 1]);
  const [a, b] = [0.13, 0.21].map((omega) => at(frame, frame.pairs, omega));
  return verdict(
    rises ? Math.min((a - 0.998) / 0.002, (b - 0.99) / 0.01) : -1,
    `${a.toFixed(4)} at ω = 0.13, ${b.toFixed(4)} at 0.21.`,
  );
}

export const cancels = {
  says: "The second head cancels the first one’s largest error: what is missing to the step falls with the fourth power of ω for two heads, with the second for one.",
  seeds: seeds(4),
  tolerance:
    "Exponents between ω = 0.02 and 0.05, within 0.1 of 4 and of 2: a pair has no even powers of ω in its weights, so that its first error is two orders below what remains.",
} satisfies Claim;

export function checkCancels(frame: KernelsFrame): Verdict {
  const slope = (a: Float64Array) =>
    Math.log((1 - at(frame, a, 0.05)) / (1 - at(frame, a, 0.02))) / Math.log(0.05 / 0.02);
  const [two, one] = [slope(frame.pairs), slope(frame.heads)];
  return verdict(
    Math.min(between(two, 3.9, 4.1), between(one, 1.9, 2.1)),
    `Exponents: ${two.toFixed(3)} for two heads, ${one.toFixed(3)} for one.`,
  );
}

export const balanced = {
  says: "The weights of each head add up to one, those of the pair to nothing: what is the same in all labels goes unseen.",
  seeds: seeds(4),
  tolerance: "An identity: only rounding is tolerated, 1e-12 over 2ω.",
} satisfies Claim;

export function checkBalanced({ plus, minus, pair, omega }: KernelsFrame): Verdict {
  const sum = (a: Float64Array) => a.reduce((total, w) => total + w, 0);
  const off = Math.max(Math.abs(sum(plus) - 1), Math.abs(sum(minus) - 1), 2 * omega * Math.abs(sum(pair)));
  return verdict(below(off, 1e-12), `At most ${off.toExponential(1)} off.`);
}

export const saturates = {
  says: "With a large ω it is no gradient step any more: softmax gives most of its weight to a few examples.",
  seeds: seeds(4),
  tolerance:
    "Mean squared correlation at ω = 2 between 0.3 and 0.6 with 30 examples or more, and below 0.9 at 0.6; 4000 prompts of 40 examples give 0.46 and 0.86.",
} satisfies Claim;

export function checkSaturates(frame: KernelsFrame): Verdict {
  if (frame.L < 30) return moot("The numbers in this claim are for 30 examples or more.");
  const [middle, last] = [0.6, 2].map((omega) => at(frame, frame.pairs, omega));
  return verdict(
    Math.min(between(last, 0.3, 0.6), above(0.9, middle)),
    `Mean squared correlations: ${list([middle, last].map((r) => r.toFixed(2)))} at ω = 0.6 and 2.`,
  );
}
