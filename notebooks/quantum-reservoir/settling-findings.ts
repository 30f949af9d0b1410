import type { Controls } from "../../src/notebook/cell.ts";
import { at, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type settling from "../../src/simulations/quantum-reservoir/settling.ts";
import type { SettlingFrame } from "./frames.ts";

import { aheadAt, median, pairs, quantumFirst, ratiosAt, settled } from "./settling-numbers.ts";

type SettlingControls = Controls<(typeof settling)["params"]>;

const short = "Thirty epochs are too few for this.";
const small = ({ width, treatment }: SettlingFrame): boolean => width <= 0.03 && treatment === "raw";
const count = (ratios: readonly number[], holds: (ratio: number) => boolean): number =>
  ratios.filter(holds).length;
const smooth = (frame: SettlingFrame): number[] => ratiosAt(frame, frame.epochs).slice(0, 6); // pendulum and Bessel
const range = (ratios: readonly number[]): string =>
  `${Math.min(...ratios).toPrecision(2)} to ${Math.max(...ratios).toPrecision(2)}`;

export const settlesFirst = {
  says: "From small angles the quantum reservoir settles before its classical partner in most of the twelve pairs of cell and task.",
  seeds: seeds(4),
  tolerance:
    "At least 10 of 12, by the median of eight draws. Settled is the first epoch with a training error within a tenth of the last one’s.",
  fragile: "with really random angles, and with whitened features, the lead is gone: see below.",
} satisfies Claim;

export function checkSettlesFirst(frame: SettlingFrame): Verdict {
  const first = quantumFirst(frame);
  if (!small(frame)) return moot(`This is about small angles and raw features. Here: ${first} of 12.`);
  if (frame.epochs < 100) return moot(short);
  return verdict((first - 9.5) / 2.5, `First in ${first} of 12 pairs.`);
}

export const leadsEarly = {
  says: "After five epochs the quantum reservoir has the smaller error in most pairs.",
  seeds: seeds(4),
  tolerance: "At least 10 of 12, by medians of errors on windows not seen.",
  fragile: "as the claim above.",
} satisfies Claim;

export function checkLeadsEarly(frame: SettlingFrame): Verdict {
  const ahead = aheadAt(frame, 5);
  if (!small(frame)) return moot(`This is about small angles and raw features. Here: ${ahead} of 12.`);
  return verdict((ahead - 9.5) / 2.5, `Ahead in ${ahead} of 12 pairs.`);
}

export const endsBehind = {
  says: "After a hundred epochs the classical reservoirs have the smaller error on the pendulum and the Bessel function, the quantum ones on NARMA.",
  seeds: seeds(4),
  tolerance: "At least 10 of 12 pairs as said, by medians: 6 of each sort are expected.",
} satisfies Claim;

export function checkEndsBehind(frame: SettlingFrame): Verdict {
  if (!small(frame)) return moot("This is about small angles and raw features.");
  if (frame.epochs < 100) return moot(short);
  const all = ratiosAt(frame, frame.epochs);
  const asSaid = count(all.slice(0, 6), (r) => r > 1) + count(all.slice(6), (r) => r < 1);
  return verdict(
    (asSaid - 9.5) / 2.5,
    `Quantum over classical: ${range(all.slice(0, 6))}, and ${range(all.slice(6))} on NARMA.`,
  );
}

export const whitenedTie = (cell: SettlingControls) =>
  ({
    says: "Whiten the features, and all six kinds of networks settle in a few epochs: nobody is faster.",
    at: [[at(cell, { features: "whitened" })]],
    seeds: seeds(4),
    tolerance: "Every median at most 12 epochs of 100: the counter-example to “learns faster”.",
  }) satisfies Claim;

export function checkWhitenedTie(frame: SettlingFrame): Verdict {
  if (frame.treatment !== "whitened") return moot("The features are not whitened here.");
  const all = pairs(frame, (t, k) => median(settled(frame, t, k)));
  const slowest = Math.max(...all.flatMap(({ quantum, classical }) => [quantum, classical]));
  return verdict(1 - slowest / 12.5, `The slowest median is ${slowest} epochs.`);
}

export const whitenedWorse = (cell: SettlingControls) =>
  ({
    says: "And then the classical reservoirs end with a much smaller error on the pendulum and the Bessel function.",
    at: [[at(cell, { features: "whitened" })]],
    seeds: seeds(4),
    tolerance: "At least five times smaller in at least five of the six pairs; measured 20 to 1000 times.",
    fragile: "on NARMA the quantum reservoirs keep their smaller error.",
  }) satisfies Claim;

export function checkWhitenedWorse(frame: SettlingFrame): Verdict {
  if (frame.treatment !== "whitened") return moot("The features are not whitened here.");
  if (frame.epochs < 100) return moot(short);
  const worse = count(smooth(frame), (r) => r > 5);
  return verdict((worse - 4.5) / 1.5, `Quantum over classical: ${range(smooth(frame))}.`);
}

export const randomSlower = (cell: SettlingControls) =>
  ({
    says: "Draw the angles all over the circle, and the early lead is lost in several pairs.",
    at: [[at(cell, { width: 6.3 })]],
    seeds: seeds(4),
    tolerance:
      "Ahead after five epochs in at most 9 of 12 pairs, where small angles give at least 10: the counter-example.",
  }) satisfies Claim;

export function checkRandomSlower(frame: SettlingFrame): Verdict {
  if (frame.width < 3 || frame.treatment !== "raw")
    return moot("This is about angles all over the circle, and raw features.");
  const ahead = aheadAt(frame, 5);
  return verdict(
    (9.5 - ahead) / 9.5,
    `Ahead in ${ahead} of 12 pairs; settles first in ${quantumFirst(frame)}.`,
  );
}
