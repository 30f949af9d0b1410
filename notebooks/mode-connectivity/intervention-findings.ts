import { above, below, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type { InterventionFrame } from "./frames.ts";
import { astray } from "./intervention-figures.ts";
import { nats, percent } from "./words.ts";

const at = 2; // where gamma is 0.3

type Matched = NonNullable<InterventionFrame["whole"]>;

const judge =
  (check: (frame: InterventionFrame, whole: Matched) => Verdict) =>
  (frame: InterventionFrame): Verdict =>
    frame.whole && !astray(frame)
      ? check(frame, frame.whole)
      : moot(astray(frame) || "Nothing has been matched yet.");

export const largeSuffice = {
  says: "Matching that sees only the directions with γ = 0.3, a third of them, leaves no more than a seventh of the barrier.",
  seeds: seeds(4),
  tolerance:
    "At most 0.143 of the barrier, and at most 40 % of the directions: four pairs left 0.04 to 0.09, with 30 to 33 %.",
} satisfies Claim;

export const checkLargeSuffice = judge(({ large, naive, part }, whole) =>
  verdict(
    Math.min(below(large.barrier[at] / naive, 1 / 7), below(part[at], 0.4)),
    `${percent(part[at])} of the directions leave ${nats(large.barrier[at])} of ${nats(naive)} nats; all of them leave ${nats(whole.barrier)}.`,
  ),
);

export const smallDoNot = {
  says: "Matching that sees only the other two thirds leaves more than half of the barrier.",
  seeds: seeds(4),
  tolerance: "A floor of 0.5; four pairs kept 0.70 to 1.1 of the barrier.",
} satisfies Claim;

export const checkSmallDoNot = judge(({ small, naive }) =>
  verdict(
    above(small.barrier[at] / naive, 0.5),
    `${nats(small.barrier[at])} of ${nats(naive)} nats are left.`,
  ),
);

export const largeKnow = {
  says: "With only its directions of γ = 0.3, A reads nearly as well as whole; with only the others it guesses.",
  seeds: seeds(4),
  tolerance: "At most 5 points lost (1 to 2 were seen); at most 20 % read right (10 % is chance).",
} satisfies Claim;

export const checkLargeKnow = judge(({ large, small }, { accuracy }) =>
  verdict(
    Math.min(below(accuracy - large.accuracy[at], 0.05), below(small.accuracy[at], 0.2)),
    `${percent(large.accuracy[at], 1)} instead of ${percent(accuracy, 1)}, and ${percent(small.accuracy[at])}.`,
  ),
);

export const largeNear = {
  says: "The order found by the large directions saves at least four fifths of the distance that whole matching saves.",
  seeds: seeds(4),
  tolerance: "A ratio of at least 0.8; four pairs gave 0.96 to 0.99.",
} satisfies Claim;

export const checkLargeNear = judge(({ large, small, apart }, whole) => {
  const saved = (after: number): number => (apart - after) / (apart - whole.apart);
  return verdict(
    above(saved(large.apart[at]), 0.8),
    `${percent(saved(large.apart[at]))}; the order found by the small ones saves ${percent(saved(small.apart[at]))}.`,
  );
});
