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
import type soup from "../../src/simulations/mode-connectivity/soup.ts";
import { troubled, type SoupFrame } from "./soup-figures.ts";
import { percent } from "./words.ts";

type SoupControls = Controls<(typeof soup)["params"]>;
interface Means {
  readonly single: number; // mean over the networks
  readonly naive: number;
  readonly anchor: number;
  readonly ensemble: number;
  readonly merged: number;
}

const judge =
  (check: (means: Means, frame: SoupFrame) => Verdict) =>
  (frame: SoupFrame): Verdict => {
    const { accuracy, models, units } = frame;
    if (!units || accuracy.merged === null) return moot("The run has not come to its end.");
    if (troubled(frame)) return moot(troubled(frame));
    const last = models - 1;
    return check(
      {
        single: accuracy.single.reduce((sum, a) => sum + a, 0) / models,
        naive: accuracy.naive[last],
        anchor: accuracy.anchor[last],
        ensemble: accuracy.ensemble[last],
        merged: accuracy.merged,
      },
      frame,
    );
  };

export const mush = {
  says: "The mean of five good networks, as they are, reads less than a third of the digits.",
  seeds: seeds(2),
  tolerance: "Four draws gave 0.10 to 0.20; guessing gives 0.10.",
} satisfies Claim;

export const checkMush = judge(({ naive, single }, { models }) =>
  models < 3
    ? moot("This is about three networks or more.")
    : verdict(
        below(naive, 1 / 3),
        `They read ${percent(single, 1)} each; their mean reads ${percent(naive, 1)}.`,
      ),
);

export const common = {
  says: "Brought into one common order, the mean reads more than 85 %.",
  seeds: seeds(2),
  tolerance: "A floor. Four draws of five networks gave 88.7 to 91.6 %.",
  fragile: "narrow networks do not get there: see below.",
} satisfies Claim;

export const checkCommon = judge(({ merged, single }) =>
  verdict(
    above(merged, 0.85),
    `Their mean reads ${percent(merged, 1)}, they themselves ${percent(single, 1)}.`,
  ),
);

export const nearer = {
  says: "No visit moves the networks further from their mean, and together they lose more than a third of the squared distance.",
  seeds: seeds(2),
  tolerance: "Rounding, 1e-9 of the first, for a visit; 2/3 for the whole: 12 draws kept 0.54 to 0.57.",
} satisfies Claim;

export const checkNearer = judge((_, { spread }) => {
  const rises = spread.some((s, k) => k > 0 && s > spread[k - 1] + 1e-9 * spread[0]);
  const left = spread[spread.length - 1] / spread[0];
  const shows = `${percent(left)} of the squared distance is left after ${spread.length - 1} visits.`;
  return verdict(rises ? -1 : below(left, 2 / 3), shows);
});

export const noFavourite = {
  says: "Matching them all to the first one does about as well: the two means differ by less than 6 % of the digits.",
  seeds: seeds(2),
  tolerance: "Eight draws of five and of eight networks differed by 0 to 2.9 %, either way.",
} satisfies Claim;

export const checkNoFavourite = judge(({ merged, anchor }) =>
  verdict(
    below(Math.abs(merged - anchor), 0.06),
    `${percent(merged, 1)} in a common order, ${percent(anchor, 1)} matched to the first.`,
  ),
);

export const sumBetter = {
  says: "Asking all of them and adding up what they say is better than any mean of weights, by more than 1 % of the digits.",
  seeds: seeds(2),
  tolerance: "Eight draws: 2.3 to 6.5 % above the mean in a common order. But it costs as many networks.",
} satisfies Claim;

export const checkSumBetter = judge(({ merged, anchor, ensemble }) =>
  verdict(
    above(ensemble - Math.max(merged, anchor), 0.01),
    `${percent(ensemble, 1)} for the sum, ${percent(Math.max(merged, anchor), 1)} for the better mean.`,
  ),
);

export const narrowSoup = (cell: SoupControls) =>
  ({
    says: "With 16 units a layer the mean of five in a common order is more than 5 % worse than one of them alone.",
    at: [[at(cell, { width: 16 })]],
    seeds: seeds(2),
    tolerance: "Four draws lost 9 to 17 % of the digits.",
  }) satisfies Claim;

export const checkNarrowSoup = judge(({ merged, single }, { width, models }) =>
  width > 20 || models < 5
    ? moot("This is about five or more narrow networks.")
    : verdict(
        above(single - merged, 0.05),
        `${percent(single, 1)} alone, ${percent(merged, 1)} for the mean.`,
      ),
);
