import type { Controls } from "../../src/notebook/cell.ts";
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
import type completion from "../../src/simulations/deep-linear/completion.ts";
import { lastOf, type CompletionFrame } from "./completion-figures.ts";

type CompletionControls = Controls<(typeof completion)["params"]>;

const percent = (x: number): string => `${(100 * x).toPrecision(2)} %`;
const missedBy = ({ runs }: CompletionFrame, layers: number): number => lastOf(runs[layers - 1].unseen);
/** The parameters of a table of some rank, and how many entries are seen. */
const counted = ({ n, rank, seen }: CompletionFrame) => ({
  shown: seen.reduce((sum, x) => sum + x, 0),
  needed: rank * (2 * n - rank),
});
/** Twice as many entries as the table has numbers in it: a rule of thumb for when it can be found. */
const enough = (frame: CompletionFrame): boolean => counted(frame).shown > 2 * counted(frame).needed;
const small = ({ start }: CompletionFrame): boolean => start <= 2e-3;
const outside = moot("This is said of small starts, and of twice as many entries as the table has numbers.");

export const completionAlone = {
  says: "One layer learns every entry that it sees and nothing about the others.",
  seeds: seeds(8),
  tolerance: "Its error on the others is 1 within 1 %: the start, which no step changes, is a thousandth.",
} satisfies Claim;

export function checkAlone(frame: CompletionFrame): Verdict {
  if (!small(frame)) return moot("The start itself is a guess here.");
  if (frame.seen.every((x) => x === 1)) return moot("Every entry is seen.");
  const missed = missedBy(frame, 1);
  return verdict(within(missed, 1, 0.01), `It misses the unseen entries by ${percent(missed)}.`);
}

export const completionMore = {
  says: "A second layer cuts the error on what was never seen to less than a third, and a third layer once more.",
  seeds: seeds(8),
  tolerance: "A factor of three; the least of twenty tables had 3.5.",
} satisfies Claim;

export function checkMore(frame: CompletionFrame): Verdict {
  if (!small(frame) || !enough(frame)) return outside;
  const [one, two, three] = [1, 2, 3].map((D) => missedBy(frame, D));
  return verdict(
    Math.min(above(one / two, 3), above(two / three, 3)),
    `One layer misses them by ${percent(one)}, two by ${percent(two)}, three by ${percent(three)}.`,
  );
}

export const completionDeep = {
  says: "Three layers find the unseen half of the table to within 5 %, and so do four.",
  seeds: seeds(8),
  tolerance: "5 %: the median is 0.3 %, the worst of twenty tables 3.3 %.",
} satisfies Claim;

export function checkDeep(frame: CompletionFrame): Verdict {
  if (!small(frame) || !enough(frame)) return outside;
  const [three, four] = [missedBy(frame, 3), missedBy(frame, 4)];
  return verdict(
    below(Math.max(three, four), 0.05),
    `Three layers miss it by ${percent(three)}, four by ${percent(four)}.`,
  );
}

export const completionRank = (cell: CompletionControls) =>
  ({
    says: "Three layers end with as many singular values as the table has: the next one is less than a hundredth of the last of these.",
    at: [[], [at(cell, { rank: 1 })]],
    seeds: seeds(5),
    tolerance: "A hundredth; one layer ends with more than a third of its next one left.",
  }) satisfies Claim;

export function checkRank(frame: CompletionFrame): Verdict {
  if (!small(frame) || !enough(frame)) return outside;
  const { runs, n, rank } = frame;
  const s = runs[2].values.subarray(-n);
  return verdict(
    below(s[rank] / s[rank - 1], 0.01),
    `Number ${rank} is ${s[rank - 1].toPrecision(3)}, number ${rank + 1} is ${s[rank].toPrecision(2)}.`,
  );
}

export const completionGrows = {
  says: "They come to it from below: the effective rank of three layers falls to less than 1.7 and then rises.",
  seeds: seeds(8),
  tolerance: "1.7: the least clear of twenty tables, whose two values grow at almost one time, has 1.5.",
} satisfies Claim;

export function checkGrows(frame: CompletionFrame): Verdict {
  if (!small(frame) || !enough(frame)) return outside;
  if (frame.rank < 2) return moot("There is only one singular value to learn.");
  const { rank } = frame.runs[2];
  const least = Math.min(...rank);
  return verdict(
    Math.min(below(least, 1.7), above(lastOf(rank), least)),
    `It starts at ${rank[0].toFixed(1)}, falls to ${least.toFixed(2)} and ends at ${lastOf(rank).toFixed(2)}.`,
  );
}

export const completionLarge = (cell: CompletionControls) =>
  ({
    says: "It is the small start that makes depth prefer a low rank: from a start of size 1 three layers miss a quarter or more.",
    at: [[at(cell, { start: 1 })]],
    seeds: seeds(4),
    tolerance: "A quarter; the best of ten tables is missed by nearly half.",
  }) satisfies Claim;

export function checkLarge(frame: CompletionFrame): Verdict {
  if (frame.start < 0.8 || frame.rank !== 2 || counted(frame).shown > 140)
    return moot("Set the size of the start to 1 to see it.");
  const missed = missedBy(frame, 3);
  return verdict(
    above(missed, 0.25),
    `They miss the unseen entries by ${percent(missed)}, with an effective rank of ${lastOf(frame.runs[2].rank).toFixed(1)}.`,
  );
}

export const completionFew = (cell: CompletionControls) =>
  ({
    says: "Where less is seen than the table has numbers in it, three layers still end with a low rank, and are wrong.",
    at: [[at(cell, { seen: 20 })]],
    seeds: seeds(4),
    tolerance: "Effective rank below 3, and missed by half or more; most guesses are worse than none.",
  }) satisfies Claim;

export function checkFew(frame: CompletionFrame): Verdict {
  const { shown, needed } = counted(frame);
  if (frame.start > 0.01 || frame.rank !== 2 || shown >= needed)
    return moot("Set the entries seen to 20 % to see it.");
  const [missed, rank] = [missedBy(frame, 3), lastOf(frame.runs[2].rank)];
  return verdict(
    Math.min(above(missed, 0.5), below(rank, 3)),
    `${shown} entries for ${needed} numbers: effective rank ${rank.toFixed(2)}, missed by ${percent(missed)}.`,
  );
}
