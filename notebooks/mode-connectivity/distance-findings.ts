import {
  above,
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type distance from "../../src/simulations/mode-connectivity/distance.ts";
import { troubled } from "./distance-figures.ts";
import type { DistanceFrame } from "./frames.ts";
import { nats, percent } from "./words.ts";

type DistanceControls = Controls<(typeof distance)["params"]>;

const judge =
  (check: (frame: DistanceFrame, saved: number) => Verdict) =>
  (frame: DistanceFrame): Verdict => {
    const { layers } = frame;
    if (!layers || troubled(frame)) return moot(troubled(frame) || "Nothing has been matched yet.");
    return check(frame, 1 - layers.after[layers.after.length - 1] / layers.before[layers.before.length - 1]);
  };

export const hardlyNearer = {
  says: "Matching takes away more than 85 % of the barrier, but only a quarter to a third of the distance.",
  seeds: seeds(4),
  tolerance:
    "23 to 33 % of the distance: reference runs over ten seeds saved 26 to 29 %. Of the barrier 3 to 7 % was left.",
} satisfies Claim;

export const checkHardlyNearer = judge(({ restarts, naive }, saved) =>
  verdict(
    Math.min(between(saved, 0.23, 0.33), below(restarts.barrier[0] / naive, 0.15)),
    `${percent(saved)} of the distance and ${percent(1 - restarts.barrier[0] / naive)} of the barrier are gone.`,
  ),
);

export const stillApart = {
  says: "After matching, the two networks are still as far from each other as A is from zero.",
  seeds: seeds(4),
  tolerance: "0.85 to 1.2 norms of A: four pairs gave 1.01 to 1.03.",
} satisfies Claim;

export const checkStillApart = judge(({ layers }) => {
  const part = layers ? layers.after[layers.after.length - 1] / layers.norm[layers.norm.length - 1] : NaN;
  return verdict(between(part, 0.85, 1.2), `Their distance is ${part.toFixed(2)} times the norm of A.`);
});

export const widerLess = (cell: DistanceControls) =>
  ({
    says: "With 144 units a layer matching saves less than a quarter of the distance, and the barrier still goes.",
    at: [[at(cell, { width: 144 })]],
    seeds: seeds(2),
    tolerance:
      "Less than 25 % of the distance (three pairs: 21 to 23 %), less than 15 % of the barrier left.",
  }) satisfies Claim;

export const checkWiderLess = judge(({ width, restarts, naive }, saved) =>
  width < 128
    ? moot("This is about wide networks.")
    : verdict(
        Math.min(below(saved, 0.25), below(restarts.barrier[0] / naive, 0.15)),
        `${percent(saved)} of the distance and ${percent(1 - restarts.barrier[0] / naive)} of the barrier are gone.`,
      ),
);

export const noGuide = {
  says: "Runs of matching that end equally near to A, within 1 %, leave barriers of which the highest is more than 1.2 times the lowest.",
  seeds: seeds(4),
  tolerance: "Twelve runs a pair: distances differed by 0.3 to 0.7 %, barriers by factors of 1.4 to 2.3.",
} satisfies Claim;

export const checkNoGuide = judge(({ restarts }) => {
  const spread = (x: Float64Array) => Math.max(...x) / Math.min(...x);
  const [far, high] = [spread(restarts.distance) - 1, spread(restarts.barrier)];
  return verdict(
    Math.min(below(far, 0.01), above(high, 1.2)),
    `Distances differ by ${percent(far, 2)}, barriers from ${nats(Math.min(...restarts.barrier))} to ${nats(Math.max(...restarts.barrier))} nats.`,
  );
});

export const byDegrees = {
  says: "It needs most of the units: with half of them matched more than an eighth of the barrier stands, with nine in ten less than a fifth.",
  seeds: seeds(4),
  tolerance:
    "At half five pairs kept 21 to 49 %, at nine tenths 5 to 8 %; which units are left out decides how much.",
} satisfies Claim;

export const checkByDegrees = judge(({ parts, naive }) => {
  const half = parts.barrier[5] / naive;
  const most = parts.barrier[9] / naive;
  return verdict(
    Math.min(above(half, 0.125), below(most, 0.2)),
    `${percent(half)} of the barrier is left with half of the units, ${percent(most)} with nine in ten.`,
  );
});
