import { above, below, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import { upset, type DuringFrame } from "./during-figures.ts";
import { nats, percent } from "./words.ts";

/** Judges a run of some epochs. */
const judge =
  (most: number, check: (frame: DuringFrame, whole: number) => Verdict) =>
  (frame: DuringFrame): Verdict =>
    upset(frame)
      ? moot(upset(frame))
      : frame.epochs < most
        ? moot(`This is about ${most} epochs or more.`)
        : check(frame, frame.naive[frame.epochs]);

export const atOnce = {
  says: "The wall is there after one epoch: more than 0.4 nats, where before training there was none.",
  seeds: seeds(3),
  tolerance: "A floor of 0.4 nats; less than 0.05 before. Four pairs had 0.65 to 1.0 after one epoch.",
} satisfies Claim;

export const checkAtOnce = judge(1, ({ naive }) =>
  verdict(
    Math.min(above(naive[1], 0.4), below(naive[0], 0.05)),
    `${nats(naive[0])} nats before, ${nats(naive[1])} after one epoch.`,
  ),
);

export const allAlong = {
  says: "At every epoch matching leaves less than a third of the wall that stands then.",
  seeds: seeds(3),
  tolerance: "Of 24 epochs of four pairs the worst left 0.16 of it.",
} satisfies Claim;

export const checkAllAlong = judge(1, ({ naive, weights }) => {
  const left = Array.from(weights.subarray(1), (w, k) => w / naive[k + 1]);
  const worst = Math.max(...left);
  return verdict(
    below(worst, 1 / 3),
    `At most ${percent(worst)} is left, after epoch ${left.indexOf(worst) + 1}.`,
  );
});

export const early = {
  says: "The order is settled early: what matching finds after two epochs takes more than 70 % of the wall between the finished networks away.",
  seeds: seeds(3),
  tolerance: "Four pairs kept 0.07 to 0.17 of the wall.",
} satisfies Claim;

export const checkEarly = judge(4, ({ ahead }, whole) =>
  verdict(
    below(ahead[2] / whole, 0.3),
    `${percent(ahead[2] / whole)} is left; in the order found at the end ${percent(ahead[ahead.length - 1] / whole)}.`,
  ),
);

export const notBefore = {
  says: "But it is learned: the order found before training leaves more than half of the wall.",
  seeds: seeds(3),
  tolerance: "A floor of one half. Four pairs kept 0.84 to 0.90.",
} satisfies Claim;

export const checkNotBefore = judge(3, ({ ahead }, whole) =>
  verdict(above(ahead[0] / whole, 0.5), `${percent(ahead[0] / whole)} is left.`),
);
