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
import type machine from "../../src/simulations/quantum-reservoir/machine.ts";
import type { MachineFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { errorAt } from "./machine-figures.ts";

type MachineControls = Controls<(typeof machine)["params"]>;

const exact = 0; // row of the table
const thousand = ({ shots }: MachineFrame): number => shots.indexOf(1024);
const fivePermille = 2; // a column of it

export const noiseIsMild = {
  says: "A little noise is mild, if meters are exact: at p = 0.005 a readout solved for anew errs less than twice as much as on an ideal machine.",
  seeds: seeds(3),
  tolerance: "Twice. Noise shrinks what the features tell, and larger weights of the readout make up for it.",
} satisfies Claim;

export function checkNoiseIsMild(frame: MachineFrame): Verdict {
  if (frame.width > 0.1) return moot("This is about small angles.");
  const [none, some] = [errorAt(frame, exact, 0)!, errorAt(frame, exact, fivePermille)!];
  return verdict(below(some, 2 * none), `${three(some)} variances, and ${three(none)} without noise.`);
}

export const shotsAreNot = {
  says: "Shots are not: read by 1 024 of them, the same reservoir errs more than twice as much.",
  seeds: seeds(3),
  tolerance: "Twice, without any noise; measured 2.5 to 30 times, since the best draws lose the most.",
} satisfies Claim;

export function checkShotsAreNot(frame: MachineFrame): Verdict {
  if (frame.width > 0.1) return moot("This is about small angles.");
  const [none, some] = [errorAt(frame, exact, 0)!, errorAt(frame, thousand(frame), 0)!];
  return verdict(above(some, 2 * none), `${three(some)} variances, and ${three(none)} with exact meters.`);
}

export const weakUnseen = {
  says: "The weakest feature is too weak for any number of shots here: even 65 536 scatter it by more than it varies.",
  seeds: seeds(3),
  tolerance: "A deviation below 1/256, the standard error of a meter that reads 0.",
  fragile: "with wider angles no feature is that weak.",
} satisfies Claim;

export function checkWeakUnseen(frame: MachineFrame): Verdict {
  if (frame.width > 0.02) return moot("The angles are wider here.");
  const weakest = Math.min(...frame.deviations);
  return verdict(
    below(weakest, 1 / 256),
    `It varies by ${three(weakest)}; to scatter less takes ${three(1 / weakest ** 2)} shots.`,
  );
}

export const wideIsSeen = (cell: MachineControls) =>
  ({
    says: "With angles all over the circle every feature varies by more than 65 536 shots scatter it, and still 1 024 shots make the error more than twice as large.",
    at: [[at(cell, { width: 6.3 })]],
    seeds: seeds(3),
    tolerance:
      "Deviations above 1/256, and an error at least twice that with exact meters: what shots leave in the memory goes through the circuits again, and features that are alike cannot be told apart.",
  }) satisfies Claim;

export function checkWideIsSeen(frame: MachineFrame): Verdict {
  if (frame.width < 3) return moot("The angles are smaller here.");
  const weakest = Math.min(...frame.deviations);
  const [none, some] = [errorAt(frame, exact, 0)!, errorAt(frame, thousand(frame), 0)!];
  return verdict(
    Math.min(above(weakest, 1 / 256), above(some, 2 * none)),
    `The weakest varies by ${three(weakest)}; the error is ${three(some)} variances instead of ${three(none)}.`,
  );
}
