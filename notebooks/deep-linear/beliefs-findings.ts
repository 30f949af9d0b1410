import { above, at, below, moot, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type beliefs from "../../src/simulations/deep-linear/beliefs.ts";
import type { BeliefsFrame } from "./beliefs-figures.ts";

type BeliefsControls = Controls<(typeof beliefs)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all

/** The false belief that rises highest, and what is left of it at the end. */
function falsest({ properties, items }: BeliefsFrame) {
  return properties
    .flatMap(({ name, beliefs }) =>
      beliefs.flatMap(({ peak, believed }, i) =>
        peak ? [{ ...peak, end: believed[believed.length - 1], words: `the ${items[i]} ${name}` }] : [],
      ),
    )
    .reduce((a, b) => (b.height > a.height + 1e-12 ? b : a));
}

const told = ({ words, height, at }: ReturnType<typeof falsest>): string =>
  `That ${words} is believed up to ${height.toFixed(4)}, at time ${at.toFixed(3)}.`;

export const falseBelief = (cell: BeliefsControls) =>
  ({
    says: "A network with a hidden layer comes to believe something false on its way, to more than a quarter, and unlearns it.",
    at: [1e-4, 1e-3, 1e-2].map((start) => [at(cell, { start })]),
    seeds: exact,
    tolerance:
      "More than 0.25 at the peak, less than 0.02 when the weakest mode is learned but for half a percent. From a thousandth the peak is 0.379.",
    fragile: "it takes properties that items share, see below, and from larger starts the belief is weaker.",
  }) satisfies Claim;

export function checkFalseBelief(frame: BeliefsFrame): Verdict {
  if (frame.network === "direct") return moot("This network has no hidden layer.");
  if (frame.properties.every(({ sort }) => sort === "own")) return moot("The items share no property here.");
  const worst = falsest(frame);
  return verdict(
    Math.min(above(worst.height, 0.25), below(Math.abs(worst.end), 0.02)),
    `${told(worst)} At the end ${worst.end.toFixed(4)} is left.`,
  );
}

export const neverFalse = (cell: BeliefsControls) =>
  ({
    says: "A direct map never believes anything false: it learns all strengths alike, so that at any time it holds the truth, only fainter.",
    at: [
      [at(cell, { network: "direct" })],
      [at(cell, { network: "direct", general: 6, kind: 3 })],
      [at(cell, { network: "direct", general: 0, own: 4 })],
    ],
    seeds: exact,
    tolerance: "Rounding: 1e-12 of a belief.",
  }) satisfies Claim;

export function checkNeverFalse(frame: BeliefsFrame): Verdict {
  if (frame.network === "deep") return moot("This network has a hidden layer.");
  const worst = falsest(frame);
  return verdict(
    below(worst.height, 1e-12),
    `The largest false belief at any time is ${shown(worst.height)}.`,
  );
}

const shown = (x: number): string => (Math.abs(x) < 1e-15 ? "zero" : x.toExponential(0).replace("-", "−"));

export const nothingShared = (cell: BeliefsControls) =>
  ({
    says: "If items share no property, the deep network believes nothing false either: errors come from what items have in common.",
    at: [1e-3, 0.1].map((start) => [at(cell, { general: 0, kind: 0, start })]),
    seeds: exact,
    tolerance: "Rounding: 1e-12 of a belief. All four modes are then equally strong, hence learned together.",
  }) satisfies Claim;

export function checkNothingShared(frame: BeliefsFrame): Verdict {
  if (frame.network === "direct") return moot("This network has no hidden layer.");
  if (frame.properties.some(({ sort }) => sort !== "own")) return moot("The items share properties here.");
  const worst = falsest(frame);
  return verdict(
    below(worst.height, 1e-12),
    `The largest false belief at any time is ${shown(worst.height)}.`,
  );
}
