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
import type { Controls } from "../../src/notebook/cell.ts";
import type wide from "../../src/simulations/mode-connectivity/wide.ts";
import { diverged, type WideFrame } from "./wide-figures.ts";
import { nats, percent } from "./words.ts";

type WideControls = Controls<(typeof wide)["params"]>;

/** Judges networks that were trained for some epochs. */
const judge =
  (check: (frame: WideFrame, last: number) => Verdict) =>
  (frame: WideFrame): Verdict =>
    diverged(frame)
      ? moot(diverged(frame))
      : frame.epochs < 4
        ? moot("This is about networks that have learned for four epochs or more.")
        : check(frame, frame.width.length - 1);

/** The part of what averaging adds to the loss that a temperature takes away. */
const takenAway = ({ loss: { naive, single }, cooled }: WideFrame, k: number): number =>
  (naive[k] - cooled[k]) / (naive[k] - single[k]);

export const widerReads = {
  says: "Not matched at all, the mean of two networks with 128 units reads more than two thirds of the digits, and more than that of two with 32.",
  seeds: seeds(3),
  tolerance:
    "A floor of 2/3: seven pairs read 0.75 to 0.87. That is 0.25 to 0.36 more for six of them, and 0.02 for the fourth, which is lucky at 32.",
} satisfies Claim;

export const checkWiderReads = judge(({ accuracy: { naive } }) =>
  verdict(
    Math.min(above(naive[2], 2 / 3), above(naive[2], naive[0])),
    `${percent(naive[0])} with 32 units, ${percent(naive[1])} with 64, ${percent(naive[2])} with 128.`,
  ),
);

export const timid = {
  says: "The wide mean is not so much wrong as unsure: dividing its outputs by less than a half makes it best.",
  seeds: seeds(3),
  tolerance: "T below 0.5 at the largest width. Seven pairs with 128 units: 0.20 to 0.35.",
} satisfies Claim;

export const checkTimid = judge(({ temperature, width }, last) =>
  verdict(below(temperature[last], 0.5), `T = ${temperature[last].toFixed(2)} with ${width[last]} units.`),
);

export const someOfIt = {
  says: "With 128 units that one number takes away between a quarter and three quarters of the loss that averaging added.",
  seeds: seeds(3),
  tolerance: "Seven pairs: 0.41 to 0.66. With 256 units it is more: see below.",
} satisfies Claim;

export const checkSomeOfIt = judge((frame) => {
  const part = takenAway(frame, 2);
  return verdict(
    Math.min(above(part, 0.25), below(part, 0.75)),
    `${nats(frame.loss.naive[2])} nats become ${nats(frame.cooled[2])}; one alone has ${nats(frame.loss.single[2])}: ${percent(part)} of the difference.`,
  );
});

export const noCure = {
  says: "With 32 units a temperature takes away a smaller part than with 128.",
  seeds: seeds(3),
  tolerance:
    "None. Six of seven pairs: 0.01 to 0.14 of it, where those with 128 lose 0.41 to 0.66; the fourth 0.35 and 0.45.",
} satisfies Claim;

export const checkNoCure = judge((frame) =>
  verdict(
    below(takenAway(frame, 0), takenAway(frame, 2)),
    `${nats(frame.loss.naive[0])} nats become ${nats(frame.cooled[0])}: ${percent(takenAway(frame, 0))} of the difference, instead of ${percent(takenAway(frame, 2))}.`,
  ),
);

export const matchedBetter = {
  says: "Matching does more, at every width: without any temperature the matched mean has less than three quarters of the loss of the unmatched one at its best.",
  seeds: seeds(3),
  tolerance: "A ratio of 3/4. Seven pairs at three widths: 0.23 to 0.56.",
} satisfies Claim;

export const checkMatchedBetter = judge(({ loss: { matched }, cooled, width }) => {
  const ratios = Array.from(width, (_, k) => matched[k] / cooled[k]);
  const worst = ratios.indexOf(Math.max(...ratios));
  return verdict(
    below(ratios[worst], 3 / 4),
    `${nats(matched[worst])} nats matched, ${nats(cooled[worst])} with a temperature, for ${width[worst]} units.`,
  );
});

export const mostOfIt = (cell: WideControls) =>
  ({
    says: "With 256 units the mean reads more than three quarters of the digits, and the temperature takes away half of what averaging added.",
    at: [[at(cell, { widest: "256" })]],
    seeds: [1],
    tolerance: "Floors of 3/4 and 1/2. Two pairs: 0.83 and 0.87, 0.56 and 0.62.",
  }) satisfies Claim;

export const checkMostOfIt = judge((frame) => {
  if (frame.widest < 256) return moot("This is about 256 units.");
  const part = takenAway(frame, 3);
  return verdict(
    Math.min(above(frame.accuracy.naive[3], 0.75), above(part, 0.5)),
    `It reads ${percent(frame.accuracy.naive[3])}; ${nats(frame.loss.naive[3])} nats become ${nats(frame.cooled[3])}: ${percent(part)} of the difference.`,
  );
});
