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
import type digits from "../../src/simulations/deep-linear/digits.ts";
import { entryOf, type DigitsFrame } from "./digits-figures.ts";
import { percent } from "./products-words.ts";

type DigitsControls = Controls<(typeof digits)["params"]>;
type Start = DigitsFrame["starts"][number];

/** The steps of some starts, or why they cannot be compared. */
function stepsOf<const S extends readonly Start[]>(
  frame: DigitsFrame,
  starts: S,
): { readonly [K in keyof S]: number } | Verdict {
  const missing = starts.find((start) => entryOf(frame, start)?.steps == null);
  if (missing) return moot(`No ${missing} start has been raced and learned.`);
  return starts.map((start) => entryOf(frame, start)?.steps ?? NaN) as unknown as {
    readonly [K in keyof S]: number;
  };
}

export const digitsDiagonal = (cell: DigitsControls) =>
  ({
    says: "Digits nearly meet the condition for pretraining: along the modes of the task their correlations are almost diagonal, pixel by pixel they are not at all.",
    at: [[at(cell, { gaussian: false, pretrained: false, small: false })]],
    seeds: seeds(6),
    tolerance:
      "Less than 0.15 off the diagonal along the modes, 0.10 being usual, and more than 0.75 among pixels, where 0.93 is.",
  }) satisfies Claim;

export function checkDiagonal({ ratios, s, centred }: DigitsFrame): Verdict {
  if (!s.length) return moot("No pictures have been drawn.");
  if (!centred) return moot("With the means left in, the mean picture rules both.");
  return verdict(
    Math.min(below(ratios.task, 0.15), above(ratios.pixels, 0.75)),
    `Off the diagonal: ${ratios.task.toFixed(3)} along the modes, ${ratios.pixels.toFixed(2)} among pixels.`,
  );
}

export const digitsPays = {
  says: "Against a small random start pretraining pays, its own steps included.",
  seeds: seeds(6),
  fragile: "with finer pictures it may just fail to pay.",
  tolerance:
    "None: fewer steps are fewer. Pretraining takes 300, fine-tuning about 9, a small start between 340 and 520.",
} satisfies Claim;

export function checkPays(frame: DigitsFrame): Verdict {
  const found = stepsOf(frame, ["pretrained", "small"]);
  if ("state" in found) return found;
  const [tuned, small] = found;
  const whole = tuned + (entryOf(frame, "pretrained")?.before ?? 0);
  return verdict(below(whole, small), `${whole} steps in all, against ${small}.`);
}

export const digitsFine = {
  says: "Behind its pretraining the network is as well placed as an orthogonal one: fine-tuning takes a dozen steps or fewer, within a factor of two of what the orthogonal start takes.",
  seeds: seeds(6),
  fragile:
    "with finer pictures, or few hidden units, it takes twice the steps of the orthogonal start or more.",
  tolerance: "A factor of two between counts of five to eleven whole steps.",
} satisfies Claim;

export function checkFine(frame: DigitsFrame): Verdict {
  const found = stepsOf(frame, ["pretrained", "orthogonal"]);
  if ("state" in found) return found;
  const [tuned, straight] = found;
  return verdict(
    Math.min(within(Math.log2(tuned / straight), 0, 1), below(tuned, 13)),
    `${tuned} steps, and ${straight} from the orthogonal start.`,
  );
}

export const digitsFree = {
  says: "But it buys nothing that an orthogonal start does not give away: that start has learned before the first layer would be pretrained.",
  seeds: seeds(6),
  tolerance: "None: the orthogonal start takes about 7 steps, pretraining a layer takes 100.",
} satisfies Claim;

export function checkFree(frame: DigitsFrame): Verdict {
  const found = stepsOf(frame, ["orthogonal"]);
  if ("state" in found) return found;
  return verdict(below(found[0], 100), `${found[0]} steps against 100 for the first of three layers.`);
}

export const digitsNamed = {
  says: "Learned means named: where a fifth is left to learn, each of the four networks names nine of ten new digits.",
  seeds: seeds(6),
  tolerance:
    "Ninety per cent of 200 new pictures, give or take what 200 leave to chance, which is 2: at least 88.",
} satisfies Claim;

export function checkNamed({ entries }: DigitsFrame): Verdict {
  const learned = entries.filter(({ outcome }) => outcome === "learned");
  if (!learned.length) return moot("No network has learned.");
  const least = Math.min(...learned.map(({ accuracy }) => accuracy.at(-1) ?? 0));
  return verdict(above(least, 0.88), `At least ${percent(least, 1)} of them.`);
}

export const digitsNarrow = (cell: DigitsControls) =>
  ({
    says: "In a network as narrow as its task pretraining lets go of what the task needs: with 10 hidden units fine-tuning takes more than twice the steps of the orthogonal start.",
    at: [[at(cell, { hidden: 10, gaussian: false, small: false })]],
    seeds: seeds(6),
    tolerance: "A factor of two, where 3 to 5 is usual: the counter-example to being as well placed.",
  }) satisfies Claim;

export function checkNarrow(frame: DigitsFrame, { hidden }: { readonly hidden: number }): Verdict {
  if (hidden > 12) return moot("The hidden layers are wider here.");
  const found = stepsOf(frame, ["pretrained", "orthogonal"]);
  if ("state" in found) return found;
  return verdict(
    above(found[0] / found[1], 2),
    `${found[0]} steps, and ${found[1]} from the orthogonal start.`,
  );
}

export const digitsEarly = (cell: DigitsControls) =>
  ({
    says: "To stop early is not to know less: learning from 100 pictures, every network that stops with a fifth left to learn names more new digits than the best linear map.",
    at: [[at(cell, { items: 100 })]],
    seeds: seeds(6),
    tolerance:
      "Two per cent more at least, four new pictures of 200: the best map names 75 to 90 per cent, the networks above 90.",
    fragile: "with 400 pictures the best map names as many, or more.",
  }) satisfies Claim;

export function checkEarly({ entries, best, items }: DigitsFrame): Verdict {
  const learned = entries.filter(({ outcome }) => outcome === "learned");
  if (items > 120) return moot("There are more pictures to learn from here.");
  if (!learned.length || best === null) return moot("No network has learned.");
  const least = Math.min(...learned.map(({ accuracy }) => accuracy.at(-1) ?? 0));
  return verdict(
    above(least - best, 0.02),
    `At least ${percent(least, 1)}; the best map ${percent(best, 1)}.`,
  );
}
