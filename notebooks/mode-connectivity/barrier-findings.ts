import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type barrier from "../../src/simulations/mode-connectivity/barrier.ts";
import { trouble } from "./barrier-figures.ts";
import type { BarrierFrame } from "./frames.ts";
import { nats, percent } from "./words.ts";

type BarrierControls = Controls<(typeof barrier)["params"]>;

/** Judges a run that is whole and of networks that have learned. */
const judge =
  (
    check: (frame: {
      readonly [K in keyof BarrierFrame]: NonNullable<BarrierFrame[K]>;
    }) => Verdict,
  ) =>
  (frame: BarrierFrame): Verdict => {
    const { naive, weights, activations, matching } = frame;
    if (!naive || !weights || !activations || !matching) return moot("The run has not come to its end.");
    const note = trouble(frame);
    return note ? moot(note) : check({ ...frame, naive, weights, activations, matching });
  };

export const wall = {
  says: "Half-way between two trained networks the loss is more than 0.8 nats above both, and more than a quarter of what they know is gone.",
  seeds: seeds(5),
  tolerance:
    "Ten pairs gave barriers of 1.0 to 1.8 nats and 0.28 to 0.67 of the accuracy; a floor leaves room for unlucky draws.",
} satisfies Claim;

export const checkWall = judge(({ naive }) =>
  verdict(
    Math.min(above(naive.barrier, 0.8), above(naive.accuracyBarrier, 0.25)),
    `The loss rises by ${nats(naive.barrier)} nats, the accuracy falls by ${percent(naive.accuracyBarrier)}.`,
  ),
);

export const removed = {
  says: "In the order that weight matching finds for B’s hidden units, less than an eighth of the barrier is left.",
  seeds: seeds(5),
  tolerance:
    "At most 0.125 of the barrier before. Reference runs over ten seeds gave 0.03 to 0.06, other draws of the digits up to 0.11.",
  fragile: "narrow networks keep a wall: see below.",
} satisfies Claim;

export const checkRemoved = judge(({ naive, weights }) =>
  verdict(
    below(weights.barrier / naive.barrier, 0.125),
    `${nats(naive.barrier)} nats before, ${nats(weights.barrier)} after: ${percent(weights.barrier / naive.barrier, 1)} is left.`,
  ),
);

export const alike = {
  says: "Matching by what units do, instead of by their weights, removes as much: what is left of the barrier is below an eighth, too.",
  seeds: seeds(5),
  tolerance: "At most 0.125 of the barrier before, as for weights.",
} satisfies Claim;

export const checkAlike = judge(({ naive, activations }) =>
  verdict(
    below(activations.barrier / naive.barrier, 0.125),
    `${nats(activations.barrier)} nats are left of ${nats(naive.barrier)}.`,
  ),
);

export const strangers = {
  says: "Two networks that know the same have almost orthogonal weights: the cosine between them is below 0.1.",
  seeds: seeds(5),
  tolerance:
    "0 within 0.1. With 17 000 independent weights it would be 0 within 0.01; but both learn the same digits.",
} satisfies Claim;

export const checkStrangers = judge(({ matching, naive }) =>
  verdict(
    within(matching.cosine, 0, 0.1),
    `Cosine ${matching.cosine.toFixed(3)}; accuracies ${percent(naive.test.accuracy[0], 1)} and ${percent(naive.test.accuracy.at(-1) ?? 0, 1)}.`,
  ),
);

export const unchanged = {
  says: "Putting hidden units in another order changes nothing that B says: no logit moves by more than rounding.",
  seeds: seeds(3),
  tolerance: "At most 1e-4. Logits of about 10 are sums of floats, in another order: each has 24 bits.",
} satisfies Claim;

export const checkUnchanged = judge(({ matching }) =>
  verdict(below(matching.moved, 1e-4), `The largest move of a logit is ${matching.moved.toExponential(1)}.`),
);

export const narrow = (cell: BarrierControls) =>
  ({
    says: "With 12 hidden units a layer matching leaves a wall of more than 0.2 nats.",
    at: [[at(cell, { width: 12, rate: 0.1, epochs: 8 })]],
    seeds: seeds(3),
    tolerance:
      "A floor: five pairs left 0.33 to 0.59 nats. With few units there are few that can stand for each other.",
  }) satisfies Claim;

export const checkNarrow = judge(({ width, weights, naive }) =>
  width > 16
    ? moot("This is about networks with few hidden units.")
    : verdict(
        above(weights.barrier, 0.2),
        `${nats(weights.barrier)} nats are left of ${nats(naive.barrier)}.`,
      ),
);
