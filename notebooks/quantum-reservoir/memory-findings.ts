import type { Controls } from "../../src/notebook/cell.ts";
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
import type capacity from "../../src/simulations/quantum-reservoir/capacity.ts";
import type forgetting from "../../src/simulations/quantum-reservoir/forgetting.ts";
import type { CapacityFrame, ForgettingFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { capacities, endsOf, heldBy, medianMemory, stillApart } from "./memory-numbers.ts";
import { median } from "./settling-numbers.ts";

type ForgettingControls = Controls<(typeof forgetting)["params"]>;
type CapacityControls = Controls<(typeof capacity)["params"]>;

const wide = (frame: { readonly width: number }): boolean => frame.width > 3;
const apartWords = (x: number): string => (x > 0 ? `${three(x)} apart` : "the same to the last digit");
/** What chance gives: 12 delays over 400 values make 0.03, with a deviation of 0.012. */
const nothing = 0.1;
const near = (frame: ForgettingFrame, gain: number): boolean => Math.abs(frame.gain - gain) < 0.05;

export const forgetsStart = {
  says: "With the paper’s own feedback, gain 1, every reservoir forgets where it started.",
  seeds: seeds(2),
  tolerance:
    "All twenty draws below a distance of 1e-6 after 300 steps; measured below 1e-15, from 1.2 at the start.",
  fragile: "with a larger gain some draws never forget: see the next.",
} satisfies Claim;

export function checkForgetsStart(frame: ForgettingFrame): Verdict {
  if (!near(frame, 1) || !wide(frame)) return moot("This is about gain 1 and the whole circle.");
  const ends = endsOf(frame);
  const lost = stillApart(ends);
  return verdict(
    (0.5 - lost) / 0.5,
    `${lost} of ${ends.length} do not; the farthest copies are ${apartWords(Math.max(...ends))}.`,
  );
}

export const echoLost = (cell: ForgettingControls) =>
  ({
    says: "With gain 8 many never do: two copies that read the same numbers for 300 steps still tell where each began.",
    at: [[at(cell, { gain: 8 })]],
    seeds: seeds(2),
    tolerance: "At least 5 of twenty draws beyond 1e-6; an independent computation has 15.",
  }) satisfies Claim;

export function checkEchoLost(frame: ForgettingFrame): Verdict {
  if (!near(frame, 8) || !wide(frame)) return moot("This is about gain 8 and the whole circle.");
  const ends = endsOf(frame);
  const lost = stillApart(ends);
  return verdict((lost - 4.5) / 4.5, `${lost} of ${ends.length} have not forgotten.`);
}

export const oneStep = {
  says: "What it keeps is about one step: all delays together a draw remembers less than one value, and most of it is the last one.",
  seeds: seeds(2),
  tolerance:
    "Median of twenty draws between 0.3 and 1, with more than half of that one step ago; 12 delays of 400 values give 0.03 by chance.",
} satisfies Claim;

export function checkOneStep(frame: ForgettingFrame): Verdict {
  if (!near(frame, 1) || !wide(frame)) return moot("This is about gain 1 and the whole circle.");
  const all = median(heldBy(frame));
  const [last] = medianMemory(frame.memory, frame.delays, 0, frame.done);
  return verdict(
    Math.min(between(all, 0.3, 1), above(last, all / 2)),
    `${three(all)} in all, ${three(last)} of it one step ago.`,
  );
}

export const noFeedback = (cell: ForgettingControls) =>
  ({
    says: "Without feedback nothing is remembered, and nothing of the start either.",
    at: [[at(cell, { gain: 0 })]],
    seeds: seeds(2),
    tolerance:
      "A median memory below 0.1. Chance gives 0.03 with a deviation of 0.012, and it is the same chance for all draws, since they read the same numbers. Copies are one from the first step on.",
  }) satisfies Claim;

export function checkNoFeedback(frame: ForgettingFrame): Verdict {
  if (frame.gain > 0) return moot("There is feedback here.");
  const all = median(heldBy(frame));
  const farthest = Math.max(...frame.apart);
  return verdict(
    farthest > 0 ? -farthest : below(all, nothing),
    `Memory ${three(all)}; the copies are ${apartWords(farthest)}.`,
  );
}

const each = (frame: CapacityFrame): number[] => frame.kinds.map((_, i) => median(capacities(frame, i)));

export const classicalRemembers = (cell: CapacityControls) =>
  ({
    says: "Every kind of classical reservoir remembers more than every kind of quantum one, by a third and more.",
    at: [[], [at(cell, { width: 0.01 })]],
    seeds: seeds(2),
    tolerance:
      "The least median of six draws of a classical kind, over the greatest of a quantum one, with exact meters; measured 1.6 to 3.4.",
  }) satisfies Claim;

export function checkClassicalRemembers(frame: CapacityFrame): Verdict {
  const all = each(frame);
  const [most, least] = [Math.max(...all.slice(0, 3)), Math.min(...all.slice(3))];
  return verdict(
    above(least / most, 4 / 3),
    `At least ${three(least)} classical, at most ${three(most)} quantum.`,
  );
}

export const evenPerFeature = {
  says: "Even for each feature: classical reservoirs have five, quantum ones three or four, and each still holds more.",
  seeds: seeds(3),
  tolerance: "Medians as above, divided by the number of features, which no memory can exceed.",
  fragile: "with small angles each of the QRNN’s three features may hold as much as each of a GRU’s five.",
} satisfies Claim;

export function checkEvenPerFeature(frame: CapacityFrame): Verdict {
  if (!wide(frame)) return moot("This is about angles from the whole circle.");
  const all = each(frame).map((m, i) => m / frame.features[i]);
  const [most, least] = [Math.max(...all.slice(0, 3)), Math.min(...all.slice(3))];
  return verdict(above(least, most), `At least ${three(least)} classical, at most ${three(most)} quantum.`);
}

export const shotsErase = (cell: CapacityControls) =>
  ({
    says: "Read by 1 024 shots, a QRNN of small angles remembers nothing.",
    at: [[at(cell, { width: 0.01, shots: "1024" })]],
    seeds: seeds(2),
    tolerance:
      "A median of six draws below 0.1, where chance gives 0.03 with a deviation of 0.012; exact meters tell about 0.9.",
  }) satisfies Claim;

export function checkShotsErase(frame: CapacityFrame): Verdict {
  if (frame.width > 0.02 || frame.shots !== 1024) return moot("This is about small angles and 1 024 shots.");
  const all = median(capacities(frame, 0));
  return verdict(below(all, nothing), `Its memory is ${three(all)}.`);
}
