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
import type repair from "../../src/simulations/mode-connectivity/repair.ts";
import { troubled, type RepairFrame, type Repaired } from "./repair-figures.ts";
import { nats, percent } from "./words.ts";

type RepairControls = Controls<(typeof repair)["params"]>;

/** Judges a run that is whole and of networks that have learned. */
const judge =
  (
    check: (
      found: Repaired,
      barrier: Record<keyof RepairFrame["lines"], number>,
      frame: RepairFrame,
    ) => Verdict,
  ) =>
  (frame: RepairFrame): Verdict => {
    const { found, lines } = frame;
    if (!found) return moot("The run has not come to its end.");
    const of = (way: keyof typeof lines) => lines[way].barrier ?? 0;
    const barriers = {
      naive: of("naive"),
      naiveRepaired: of("naiveRepaired"),
      weights: of("weights"),
      repaired: of("repaired"),
    };
    return troubled(frame) ? moot(troubled(frame)) : check(found, barriers, frame);
  };

export const fading = {
  says: "In the mean of two matched networks every layer has less of its variance than the layer before, and the last hidden one less than two thirds.",
  seeds: seeds(2),
  tolerance: "A ceiling of two thirds in the fourth layer: six pairs kept 25 to 51 %.",
} satisfies Claim;

export const checkFading = judge(({ variance: { weights } }, _, { layers }) => {
  if (layers < 3) return moot("This is about three layers or more.");
  const falls = weights.every((left, l) => l === 0 || left < weights[l - 1]);
  const shows = `From the first layer to the last: ${Array.from(weights, (left) => percent(left)).join(", ")}.`;
  return falls ? verdict(below(weights[layers - 1], 2 / 3), shows) : verdict(-1, shows);
});

export const mended = {
  says: "Two numbers a unit, learned on other digits, bring the variance back: on new digits every layer has it within a tenth.",
  seeds: seeds(2),
  tolerance:
    "1 within 0.1: the variance of 1000 draws is known to a twentieth, and errors add up over layers.",
} satisfies Claim;

export const checkMended = judge(({ variance: { repaired } }) => {
  const off = Math.max(...Array.from(repaired, (left) => Math.abs(left - 1)));
  return verdict(
    within(1 + off, 1, 0.1),
    `The layer furthest off has a variance wrong by ${percent(off, 1)}.`,
  );
});

export const lower = {
  says: "That lowers the barrier which matching leaves.",
  seeds: seeds(2),
  tolerance: "Any lowering. Six pairs of four layers kept 41 to 90 % of it.",
} satisfies Claim;

export const checkLower = judge((_, { weights, repaired }) =>
  verdict(
    below(repaired / weights, 1),
    `${nats(weights)} nats before repair, ${nats(repaired)} after: ${percent(1 - repaired / weights)} less.`,
  ),
);

export const notAlone = {
  says: "Repair is no substitute for matching: without it, more than half a nat of barrier stays.",
  seeds: seeds(2),
  tolerance: "A floor of 0.5 nats: see the dashed line.",
} satisfies Claim;

export const checkNotAlone = judge((_, { naive, naiveRepaired, repaired }) =>
  verdict(
    above(naiveRepaired, 0.5),
    `Of ${nats(naive)} nats, ${nats(naiveRepaired)} are left by repair alone, ${nats(repaired)} by both.`,
  ),
);

export const deepest = (cell: RepairControls) =>
  ({
    says: "With six layers of 48 units less than a sixth of the variance is left, and a barrier of more than 0.4 nats after matching.",
    at: [[at(cell, { layers: 6, width: 48 })]],
    seeds: seeds(2),
    tolerance: "Six pairs kept 3 to 8 % of the variance and barriers of 0.9 to 1.6 nats.",
  }) satisfies Claim;

export const checkDeepest = judge(({ variance }, { weights }, { layers, width }) =>
  layers < 6 || width < 40
    ? moot("This is about six layers of 40 units or more.")
    : verdict(
        Math.min(below(variance.weights[5], 1 / 6), above(weights, 0.4)),
        `${percent(variance.weights[5], 1)} of the variance is left in layer 6, and ${nats(weights)} nats of barrier.`,
      ),
);
