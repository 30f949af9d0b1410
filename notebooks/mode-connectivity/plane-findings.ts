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
import type plane from "../../src/simulations/mode-connectivity/plane.ts";
import type { PlaneFrame, Surveyed } from "./frames.ts";
import { unfit } from "./plane-figures.ts";
import { nats } from "./words.ts";

type PlaneControls = Controls<(typeof plane)["params"]>;

/** How far the loss half-way along a side is above the mean of its ends. */
const rise = ({ loss }: Surveyed["sides"][number]): number => loss[8] - (loss[0] + loss[16]) / 2;

const judge =
  (check: (found: Surveyed, frame: PlaneFrame) => Verdict) =>
  (frame: PlaneFrame): Verdict =>
    frame.found && !unfit(frame)
      ? check(frame.found, frame)
      : moot(unfit(frame) || "The plane has not been measured yet.");

export const oneValley = {
  says: "A and the matched B lie in one valley, B as it is in another: half-way the loss rises by less than 0.15 nats to the one, and by more than 0.8 to the other.",
  seeds: seeds(4),
  tolerance: "Four pairs gave 0.04 to 0.11 nats, and 1.2 to 1.5: limits well apart from both.",
  fragile: "narrow networks have a wall between A and the matched B, too: see below.",
} satisfies Claim;

export const checkOneValley = judge(({ sides: [naive, matched] }) =>
  verdict(
    Math.min(below(rise(matched), 0.15), above(rise(naive), 0.8)),
    `It rises by ${nats(rise(matched))} nats to the matched B, and by ${nats(rise(naive))} to B as it is.`,
  ),
);

export const sameTwice = {
  says: "B and the matched B are one function in two places, with a wall between them as high as that between A and B.",
  seeds: seeds(4),
  tolerance:
    "Losses of the two equal within 1e-5, the rounding of sums of floats in another order; half-way the loss rises by at least 0.8 nats.",
} satisfies Claim;

export const checkSameTwice = judge(({ sides: [, , copies] }) => {
  const apart = Math.abs(copies.loss[0] - copies.loss[16]);
  return verdict(
    Math.min(below(apart, 1e-5), above(rise(copies), 0.8)),
    `Their losses differ by ${apart.toExponential(1)}; half-way the loss rises by ${nats(rise(copies))} nats.`,
  );
});

export const nearerToA = {
  says: "The matched B is nearer to A, a stranger, than to B, its own copy.",
  seeds: seeds(4),
  tolerance: "The distance to A is at most 0.9 of that to B: four pairs gave 0.71 to 0.75.",
} satisfies Claim;

export const checkNearerToA = judge(({ place: [x, y] }) => {
  const [toA, toB] = [Math.hypot(x, y), Math.hypot(1 - x, y)];
  return verdict(
    below(toA / toB, 0.9),
    `${toA.toFixed(2)} lengths of the way from A to B, and ${toB.toFixed(2)}.`,
  );
});

export const narrowValley = (cell: PlaneControls) =>
  ({
    says: "With 16 units a layer, more than 0.1 nats of a wall stay between A and the matched B.",
    at: [[at(cell, { width: 16 })]],
    seeds: seeds(3),
    tolerance: "A floor: five pairs kept 0.13 to 0.33 nats.",
  }) satisfies Claim;

export const checkNarrowValley = judge(({ sides: [, matched] }, { width }) =>
  width > 20
    ? moot("This is about networks with few units.")
    : verdict(above(rise(matched), 0.1), `The loss half-way rises by ${nats(rise(matched))} nats.`),
);
