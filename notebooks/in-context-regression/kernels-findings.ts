import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type kernels from "../../src/simulations/in-context-regression/kernels.ts";
import type { KernelsFrame } from "./frames.ts";
import { list, percent } from "./words.ts";

type KernelsControls = Controls<(typeof kernels)["params"]>;

const of = (frame: KernelsFrame, a: Float64Array, omega: number): number => a[frame.scales.indexOf(omega)];

export const straightens = {
  says: "As ω shrinks, the difference of two softmax weightings becomes the centred weighting of a gradient step.",
  seeds: seeds(4),
  tolerance:
    "Mean squared correlation on 300 prompts: at least 0.998 at ω = 0.13, 0.99 at 0.21 where short training ends, and rising at every scale as ω falls. 4000 prompts give 0.9989 and 0.9934.",
} satisfies Claim;

export function checkStraightens(frame: KernelsFrame): Verdict {
  if (frame.L < 30) return moot("On short prompts one near example weighs more.");
  const rises = frame.pairs.every((r, k) => k === 0 || r < frame.pairs[k - 1]);
  const [a, b] = [0.13, 0.21].map((omega) => of(frame, frame.pairs, omega));
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
    Math.log((1 - of(frame, a, 0.05)) / (1 - of(frame, a, 0.02))) / Math.log(0.05 / 0.02);
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
  says: "With a large ω it is no gradient step any more.",
  seeds: seeds(4),
  tolerance:
    "Mean squared correlation at ω = 2 between 0.3 and 0.6 with 30 examples or more, and below 0.9 at 0.6; 4000 prompts of 40 examples give 0.46 and 0.86.",
} satisfies Claim;

export function checkSaturates(frame: KernelsFrame): Verdict {
  if (frame.L < 30) return moot("The numbers in this claim are for 30 examples or more.");
  const [middle, last] = [0.6, 2].map((omega) => of(frame, frame.pairs, omega));
  return verdict(
    Math.min(between(last, 0.3, 0.6), above(0.9, middle)),
    `Mean squared correlations: ${list([middle, last].map((r) => r.toFixed(2)))} at ω = 0.6 and 2.`,
  );
}

/** As how many examples with equal weights an average with these counts. */
const counts = (p: Float64Array): number => 1 / p.reduce((sum, w) => sum + w * w, 0);
/** The largest score of a standard deviation, omega times the query's length. */
const sharpness = ({ omega, query }: KernelsFrame): number => omega * Math.hypot(query[0], query[1]);

export const few = (cell: KernelsControls) =>
  ({
    says: "With a large ω each head listens to a few examples only, far out on its side of the query.",
    at: [[at(cell, { omega: 2 })]],
    seeds: seeds(4),
    tolerance:
      "At ω = 2 each average counts as one of at most 10 equal examples, a quarter of them; four seeds gave 2 to 6.",
  }) satisfies Claim;

export function checkFew(frame: KernelsFrame): Verdict {
  if (sharpness(frame) < 2.5) return moot("This is about an ω of 2 or more times the length of the query.");
  const [a, b] = [counts(frame.plus), counts(frame.minus)];
  return verdict(
    below(Math.max(a, b), frame.L / 4),
    `The heads’ averages count as those of ${a.toFixed(1)} and ${b.toFixed(1)} of ${frame.L} examples.`,
  );
}

export const flat = (cell: KernelsControls) =>
  ({
    says: "With a small ω each head alone hardly tells examples apart; the difference of two is a gradient step all the same.",
    at: [[at(cell, { omega: 0.05 })]],
    seeds: seeds(4),
    tolerance:
      "At ω = 0.05 no weight is more than 35 % off 1/L: e to the ω times 1.5, the query’s length, times four standard deviations. The pair’s squared correlation with the step is at least 0.999.",
  }) satisfies Claim;

export function checkFlat(frame: KernelsFrame): Verdict {
  if (sharpness(frame) > 0.08) return moot("This is about a small ω.");
  const off = Math.max(...[...frame.plus, ...frame.minus].map((w) => Math.abs(frame.L * w - 1)));
  return verdict(
    Math.min(below(off, 0.35), (frame.own.pair - 0.999) / 0.001),
    `No weight is more than ${percent(off)} off 1/L; the pair’s squared correlation is ${frame.own.pair.toFixed(5)}.`,
  );
}

export const product = {
  says: "A query twice as far with half the ω gets the same weights: only the product of ω and the query’s length counts.",
  seeds: seeds(4),
  tolerance: "An identity: only rounding is tolerated, 1e-12.",
} satisfies Claim;

export function checkProduct({ plus, farther }: KernelsFrame): Verdict {
  const off = Math.max(...plus.map((w, l) => Math.abs(w - farther[l])));
  return verdict(below(off, 1e-12), `The weights differ by at most ${off.toExponential(1)}.`);
}
