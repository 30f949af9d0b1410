import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type examples from "../../src/simulations/mode-connectivity/examples.ts";
import { lost } from "./examples-figures.ts";
import type { ExamplesFrame } from "./frames.ts";
import { nats, percent } from "./words.ts";

type ExamplesControls = Controls<(typeof examples)["params"]>;

const judge =
  (check: (frame: ExamplesFrame) => Verdict) =>
  (frame: ExamplesFrame): Verdict =>
    lost(frame) ? moot(lost(frame)) : check(frame);

const some = 2; // pairs: each costs a training and three runs of learning

export const learnedOrder = {
  says: "With all digits to look at, the order learned by the gradient leaves less than a tenth of the barrier.",
  seeds: seeds(some),
  tolerance: "At most 0.1 of the barrier: seven pairs were left 0.02 to 0.04 of it.",
} satisfies Claim;

export const checkLearnedOrder = judge(({ barrier, naive, examples }) =>
  examples < 1000
    ? moot("This is about many examples.")
    : verdict(
        below(barrier.gradient[0] / naive, 0.1),
        `${nats(barrier.gradient[0])} of ${nats(naive)} nats are left; by weights ${nats(barrier.weights[0])}.`,
      ),
);

export const halfBlind = {
  says: "With only the digits 0 to 4 to look at, it leaves more than 0.5 nats, while matching by weights leaves what it always does.",
  seeds: seeds(some),
  tolerance:
    "A floor of 0.5 nats (seven pairs: 0.68 to 1.05), and less than 0.2 nats by weights (0.04 to 0.13).",
} satisfies Claim;

export const checkHalfBlind = judge(({ barrier: { gradient, weights } }) =>
  verdict(
    Math.min(above(gradient[1], 0.5), below(weights[1], 0.2)),
    `By the gradient ${nats(gradient[1])} nats, by weights ${nats(weights[1])}.`,
  ),
);

export const activitiesDegrade = {
  says: "Matching by activities suffers less: with only 0 and 1 to look at, it leaves more than twice as much as with all, and less than half of what the gradient leaves.",
  seeds: seeds(some),
  tolerance: "Ratios of 2 and 0.5: seven pairs gave 4.1 to 11, and 0.15 to 0.29.",
} satisfies Claim;

export const checkActivitiesDegrade = judge(({ barrier: { activations, gradient }, examples }) =>
  examples < 1000
    ? moot("This is about many examples.")
    : verdict(
        Math.min(above(activations[2] / activations[0], 2), below(activations[2] / gradient[2], 0.5)),
        `By activities ${nats(activations[2])} nats instead of ${nats(activations[0])}; by the gradient ${nats(gradient[2])}.`,
      ),
);

export const alignsLess = {
  says: "The order learned by the gradient aligns directions less than matching by weights, but not at all by nothing: R is between 0.4 and 0.85 of it over all directions, and between 0.6 and 0.95 over the large ones.",
  seeds: seeds(some),
  tolerance: "Seven pairs gave 0.46 to 0.63, and 0.69 to 0.82.",
} satisfies Claim;

export const checkAlignsLess = judge(({ alignment: { gradient, weights }, examples }) => {
  const [all, large] = [gradient[0] / weights[0], gradient[6] / weights[6]];
  return examples < 1000
    ? moot("This is about many examples.")
    : verdict(
        Math.min(above(all, 0.4), below(all, 0.85), above(large, 0.6), below(large, 0.95)),
        `R = ${gradient[0].toFixed(2)} over all, ${percent(all)} of that by weights; ${gradient[6].toFixed(2)} at γ = 0.3, ${percent(large)} of it.`,
      );
});

export const tenExamples = (cell: ExamplesControls) =>
  ({
    says: "Ten digits are not many, but one of each kind is worth more than a thousand of five kinds.",
    at: [[at(cell, { examples: "10" })]],
    seeds: seeds(some),
    tolerance:
      "The barrier left by the gradient with ten digits, one of each, is below 0.5 nats, the floor above for any number of digits 0 to 4.",
  }) satisfies Claim;

export const checkTenExamples = judge(({ barrier: { gradient }, examples }) =>
  examples > 10
    ? moot("This is about ten examples.")
    : verdict(
        below(gradient[0], 0.5),
        `One of each kind leaves ${nats(gradient[0])} nats; ten of 0 to 4, ${nats(gradient[1])}.`,
      ),
);
