import type { Controls } from "../../src/notebook/cell.ts";
import {
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type perturbations from "../../src/simulations/deep-linear/perturbations.ts";
import { ended, type PerturbedFrame } from "./perturbed-figures.ts";

type PerturbedControls = Controls<(typeof perturbations)["params"]>;

const calm = ({ modes }: PerturbedFrame): boolean => !modes.some(({ escaped }) => escaped);

/** Whether a start of this size has the time to reach what is left of a mode, or to lose it. */
const decided = ({ rate, start, decay }: PerturbedFrame, s: number): boolean => {
  const g = Math.abs(s - decay);
  return 2 * g * rate * 4000 > 5 + Math.max(0, Math.log(g / start));
};

export const decayRemoves = (cell: PerturbedControls) =>
  ({
    says: "With one hidden layer each mode ends at what is asked for less the decay. If that is less than nothing, nothing is left.",
    at: [[], [at(cell, { decay: 0.3 })], [at(cell, { decay: 1.2 })]],
    seeds: seeds(2),
    tolerance:
      "0.01. The steps rest where the flow does; they have come within rounding of it, if they had time.",
  }) satisfies Claim;

export function checkRemoves(frame: PerturbedFrame): Verdict {
  const { modes, s, decay, layers } = frame;
  if (layers > 3) return moot("With more layers decay does something else: see below.");
  if (!calm(frame)) return moot("These steps are too large: a mode escapes.");
  const sure = modes.flatMap(({ final }, k) =>
    decided(frame, s[k]) ? [within(final, Math.max(0, s[k] - decay), 0.01)] : [],
  );
  if (!sure.length) return moot("4000 such steps are too few for any mode.");
  return verdict(
    Math.min(...sure),
    `Asked for ${s.join(", ")}, less ${decay}; left ${modes.map(({ final }) => ended(final)).join(", ")}.`,
  );
}

export const decayDelays = (cell: PerturbedControls) =>
  ({
    says: "Modes that stay are learned as late as modes that much weaker would be.",
    at: [[], [at(cell, { decay: 0.3 })], [at(cell, { rate: 0.01 })]],
    seeds: seeds(2),
    tolerance:
      "One step and a part of half the rate times the strength that is left: so much do steps lag behind the flow.",
  }) satisfies Claim;

export function checkDelays(frame: PerturbedFrame): Verdict {
  const { modes, s, decay, layers, rate, start } = frame;
  if (layers > 3) return moot("With more layers decay does something else: see below.");
  if (!calm(frame)) return moot("These steps are too large: a mode escapes.");
  const seen = modes.flatMap(({ half }, k) => {
    const goal = s[k] - decay;
    if (half === null || goal < 4 * start || !decided(frame, s[k])) return [];
    return [{ half, goal, law: Math.log(goal / start - 1) / (2 * goal * rate) }];
  });
  if (!seen.length) return moot("No mode is left whose half time could be read.");
  const margins = seen.map(({ half, goal, law }) => within(half, law, 1 + 0.75 * rate * goal * law));
  return verdict(
    Math.min(...margins),
    `Half learned after ${seen.map(({ half }) => half.toFixed(0)).join(", ")} steps; by the formula for the weaker modes ${seen.map(({ law }) => law.toFixed(0)).join(", ")}.`,
  );
}

const slow = ({ rate, decay }: PerturbedFrame): boolean => rate * decay * 4000 < 40;

export const decayJumps = (cell: PerturbedControls) =>
  ({
    says: "With more hidden layers a mode does not fade as decay grows. It keeps at least a quarter of what is asked for, or it is lost.",
    at: [[at(cell, { layers: 4 })], [at(cell, { layers: 5 })], [at(cell, { layers: 4, decay: 0.3 })]],
    seeds: seeds(2),
    tolerance:
      "Tasks whose critical decay is within 3 % of the decay are left out: they take for ever to be lost.",
  }) satisfies Claim;

export function checkJumps(frame: PerturbedFrame): Verdict {
  const { layers, decay, sweep } = frame;
  const { criticalDecay, criticalStrength } = sweep;
  if (layers === 3) return moot("Set more layers to see it: with one hidden layer modes fade.");
  if (slow(frame)) return moot("Such weak decay takes more than 4000 such steps.");
  let [margin, kept, lost] = [Infinity, 0, 0];
  sweep.large.forEach((end, k) => {
    if (end === null || Math.abs(decay / criticalDecay[k] - 1) < 0.03) return;
    const goes = decay > criticalDecay[k];
    if (goes) ++lost;
    else ++kept;
    margin = Math.min(margin, goes ? below(end, 0.01) : end / criticalStrength[k] - 1);
  });
  if (margin === Infinity) return moot("These steps are too large: every mode escapes.");
  return verdict(
    margin,
    `From where they are asked to be, ${kept} of the tasks should stay and ${lost} be lost.`,
  );
}

export const decayNeverStarts = (cell: PerturbedControls) =>
  ({
    says: "And with more hidden layers no mode grows from a small start, however strong it is: the pull of decay is there at once, and the push of the task is not yet.",
    at: [[at(cell, { layers: 4 })], [at(cell, { layers: 5 })], [at(cell, { layers: 4, start: 0.01 })]],
    seeds: seeds(2),
    tolerance: "None: less than the start is left of every task.",
  }) satisfies Claim;

export function checkNeverStarts(frame: PerturbedFrame): Verdict {
  const { layers, decay, start, sweep } = frame;
  if (layers === 3)
    return moot("Set more layers to see it: with one hidden layer push and pull grow together.");
  if (slow(frame)) return moot("Such weak decay takes more than 4000 such steps.");
  const D = layers - 1;
  const ridge = (decay / 2) ** (D / (D - 2)); // of the strongest task, 2; it lies a little higher
  if (start >= ridge) return moot("This start is not small: the strongest tasks can grow from it.");
  const most = Math.max(...sweep.small.map((u) => u ?? Infinity));
  return verdict(below(most, start), `Of forty tasks up to a strength of 2, ${ended(most)} is left.`);
}
