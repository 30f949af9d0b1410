import {
  above,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import { distances, leftFrom, onPath } from "./bowl-numbers.ts";
import type { BowlFrame } from "./frames.ts";
import { three } from "./looks.ts";

/** Whether the network is one that this is about: quantum with one or three circuits, small angles, the usual rate. */
const usual = ({ cell, width, task, asked, places, star, epochs }: BowlFrame): boolean =>
  (cell === "qrnn" || cell === "qgru") &&
  width < 0.012 &&
  task === "pendulum" &&
  Math.abs(Math.log10(asked) + 6) < 0.5 &&
  places.length === star.length * (epochs + 1);
const about = "This is about a QRNN or QGRU with small angles, the pendulum and a penalty of about 10⁻⁶.";

export const steepOnly = {
  says: "A hundred epochs remove more than 99 % of the error along the two steepest directions, and hardly any along the others, where nearly all that is left lies.",
  seeds: seeds(10),
  tolerance:
    "At most 1 % left along the two steepest, at least 85 % along the others, and at least 90 % of all that is left there.",
  fragile: "the features of classical networks share the curvature, and training comes farther: try the RNN.",
} satisfies Claim;

export function checkSteepOnly(frame: BowlFrame): Verdict {
  const { epochs } = frame;
  const steep = leftFrom(frame, epochs, 0, 2) / leftFrom(frame, 0, 0, 2);
  const flat = leftFrom(frame, epochs, 2) / leftFrom(frame, 0, 2);
  const share = leftFrom(frame, epochs, 2) / leftFrom(frame, epochs, 0);
  const shows = `Left along the two steepest: ${three(100 * steep)} %; along the others: ${three(100 * flat)} %, which is ${three(100 * share)} % of all.`;
  if (!usual(frame)) return moot(`${about} ${shows}`);
  return verdict(Math.min(below(steep, 0.01), above(flat, 0.85), above(share, 0.9)), shows);
}

export const farAway = {
  says: "The bottom lies more than ten times as far away as all the way that the weights have gone.",
  seeds: seeds(10),
  tolerance: "Ten times; ten seeds gave 14 to 256 times.",
  fragile: "for a classical network it lies within a few times that way.",
} satisfies Claim;

export function checkFarAway(frame: BowlFrame): Verdict {
  const { way, still } = distances(frame);
  const shows = `The way was ${three(way)} long; the bottom is ${three(still)} away.`;
  if (!usual(frame)) return moot(`${about} ${shows}`);
  return verdict(above(still / way, 10), shows);
}

export const likePenalty = {
  says: "A penalty of 0.1 makes the solution as poor as the training: both leave the flat directions where they are.",
  seeds: seeds(10),
  tolerance: "Errors on windows not seen within a factor of 1.4; ten seeds gave 1.1 to 1.3.",
  fragile: "for a classical network the two are unrelated.",
} satisfies Claim;

export function checkLikePenalty(frame: BowlFrame): Verdict {
  const [held, trained] = [onPath(frame, 0.1).test, frame.test[frame.epochs]];
  const shows = `Errors in variances: ${three(held)} with that penalty, ${three(trained)} trained.`;
  if (!usual(frame)) return moot(`${about} ${shows}`);
  return verdict(between(Math.log(held / trained), -Math.log(1.4), Math.log(1.4)), shows);
}
