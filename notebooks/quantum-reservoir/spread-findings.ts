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
import type spread from "../../src/simulations/quantum-reservoir/spread.ts";
import type { SpreadFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { median } from "./settling-numbers.ts";
import { drawsAt } from "./spread-figures.ts";

type SpreadControls = Controls<(typeof spread)["params"]>;

/** The greatest error of the draws at a spread over the least. */
const scatter = (frame: SpreadFrame, i: number): number => {
  const some = drawsAt(frame, frame.learned, i);
  return Math.max(...some) / Math.min(...some);
};
/** Widths up to 0.01 or so. */
const small = 4;

export const sameForAll = (cell: SpreadControls) =>
  ({
    says: "Up to a spread of 0.01 every draw is practically the same reservoir: all end with the same error, within a third.",
    at: [[], [at(cell, { cell: "qgru" })], [at(cell, { cell: "qlstm" })]],
    seeds: seeds(3),
    tolerance:
      "The greatest of eight errors at most 4/3 of the least, at the four smallest spreads, on the pendulum.",
  }) satisfies Claim;

export function checkSameForAll(frame: SpreadFrame): Verdict {
  if (frame.task !== "pendulum") return moot("This is about the pendulum.");
  const worst = Math.max(...Array.from({ length: small }, (_, i) => scatter(frame, i)));
  return verdict(below(worst, 4 / 3), `At most ${worst.toFixed(3)} times.`);
}

export const reallyRandom = (cell: SpreadControls) =>
  ({
    says: "With angles all over the circle each draw is a reservoir of its own: the worst of eight ends with more than twice the error of the best.",
    at: [[], [at(cell, { cell: "qgru" })], [at(cell, { cell: "qlstm" })]],
    seeds: seeds(3),
    tolerance: "Twice, at the largest spread; measured 3 to 100 times.",
  }) satisfies Claim;

export function checkReallyRandom(frame: SpreadFrame): Verdict {
  if (frame.task !== "pendulum") return moot("This is about the pendulum.");
  const found = scatter(frame, frame.width.length - 1);
  return verdict(above(found, 2), `${found.toFixed(1)} times.`);
}

export const lstmLost = (cell: SpreadControls) =>
  ({
    says: "A QLSTM with such angles hardly learns the pendulum in a hundred epochs: it explains less than half of the variance.",
    at: [[at(cell, { cell: "qlstm" })]],
    seeds: seeds(4),
    tolerance: "A median error of eight draws above one half of the variance, at the largest spread.",
  }) satisfies Claim;

export function checkLstmLost(frame: SpreadFrame): Verdict {
  if (frame.cell !== "qlstm" || frame.task !== "pendulum")
    return moot("This is about a QLSTM and the pendulum.");
  const found = median(drawsAt(frame, frame.learned, frame.width.length - 1));
  return verdict(above(found, 0.5), `The median error is ${three(found)} variances.`);
}

export const bestBetween = (cell: SpreadControls) =>
  ({
    says: "Solved for, a reservoir is best at some middle spread: not nearly the same for all, and not all over the circle.",
    at: [[], [at(cell, { cell: "qgru" })]],
    seeds: seeds(3),
    tolerance:
      "The least median error lies strictly inside the range of spreads and is at most two thirds of that at either end.",
    fragile: "where it lies depends on the cell and on the penalty.",
  }) satisfies Claim;

export function checkBestBetween(frame: SpreadFrame): Verdict {
  if (frame.task !== "pendulum" || frame.cell === "qlstm")
    return moot("This is about a QRNN or QGRU and the pendulum.");
  const medians = Array.from(frame.width, (_, i) => median(drawsAt(frame, frame.solved, i)));
  const best = Math.min(...medians);
  const ends = Math.min(medians[0], medians[medians.length - 1]);
  return verdict(
    below(best, (2 / 3) * ends),
    `Best ${three(best)} at ${three(frame.width[medians.indexOf(best)])} rad; at the ends ${three(medians[0])} and ${three(medians[medians.length - 1])}.`,
  );
}
