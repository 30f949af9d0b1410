import type { Controls } from "../../src/notebook/cell.ts";
import {
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type starts from "../../src/simulations/in-context-regression/starts.ts";
import type { StartsFrame } from "./frames.ts";
import { edge, headsIn, trappedOf } from "./starts-figures.ts";
import { percent } from "./words.ts";

type StartsControls = Controls<(typeof starts)["params"]>;

/** Whether the heads that work in a run have one sign. */
const sameSign = (frame: StartsFrame, run: number): boolean =>
  new Set(headsIn(frame).flatMap((h) => (h.run === run && !h.off ? [Math.sign(h.omega)] : []))).size === 1;

export const trap = {
  says: "From an independent start a good part of two-head layers are trapped: they end at the risk of a single head.",
  seeds: seeds(3),
  tolerance:
    "2 to 10 of 12. Of 100 runs elsewhere 35 to 45 were trapped; one batch of 12 in a hundred lies outside.",
} satisfies Claim;

export function checkTrap(frame: StartsFrame): Verdict {
  if (frame.H !== 2) return moot("This is about two heads.");
  const trapped = trappedOf(frame);
  if (trapped === 0) return moot("No layer was trapped: the balanced start sees to that.");
  return verdict(between(trapped, 1.5, 10.5), `${trapped} of ${frame.runs} were trapped.`);
}

export const why = {
  says: "The trapped layers are those whose working heads all compare with one sign.",
  seeds: seeds(3),
  tolerance:
    "11 of 12 layers at least; trapped is above half-way to the single head’s risk. After 1200 steps one in twelve may still be on its way.",
} satisfies Claim;

export function checkWhy(frame: StartsFrame): Verdict {
  if (frame.H === 1) return moot("A single head has one sign.");
  const fits = [...frame.risk].filter((risk, run) => risk > edge(frame) === sameSign(frame, run)).length;
  return verdict((fits - frame.runs + 1.5) / 1.5, `${fits} of ${frame.runs} layers fit.`);
}

export const balance = (cell: StartsControls) =>
  ({
    says: "From a balanced start none is trapped.",
    at: [[at(cell, { start: "balanced" })]],
    seeds: seeds(2),
    tolerance: "Every one of twelve within 8 % of the best debiased step’s risk, after 1200 steps.",
  }) satisfies Claim;

export function checkBalance(frame: StartsFrame): Verdict {
  if (frame.H !== 2) return moot("This is about two heads.");
  if (trappedOf(frame) > 0 && !frame.balanced) return moot("The start is not balanced here.");
  const worst = Math.max(...frame.risk) / frame.debiased;
  return verdict(below(worst - 1, 0.08), `The worst risk is ${worst.toFixed(3)} of the debiased step’s.`);
}

export const rarely = (cell: StartsControls) =>
  ({
    says: "With four independent heads the trap is rare.",
    at: [[at(cell, { heads: 4 })]],
    seeds: seeds(2),
    tolerance: "At most 3 of 12: chance gives all four the same sign in one start of eight.",
  }) satisfies Claim;

export function checkRarely(frame: StartsFrame): Verdict {
  if (frame.H < 4) return moot("This is about four heads or more.");
  return verdict(1 - trappedOf(frame) / 3.5, `${trappedOf(frame)} of ${frame.runs} were trapped.`);
}

export const quadrants = (cell: StartsControls) =>
  ({
    says: "Heads that work read out with the sign with which they compare, and in layers that are not trapped the read-outs of the two kinds nearly cancel.",
    at: [[], [at(cell, { heads: 4 })]],
    seeds: seeds(2),
    tolerance:
      "At most one head in twenty with unlike signs: 1200 steps are few. The two totals differ by at most 15 % of their sum in the mean over layers, among which there may be one that is still on its way.",
  }) satisfies Claim;

export function checkQuadrants(frame: StartsFrame): Verdict {
  if (frame.H < 2) return moot("This is about two heads or more.");
  const works = headsIn(frame).filter((h) => !h.off);
  const unlike = works.filter((h) => h.omega * h.mu < 0).length / works.length;
  const free = [...frame.risk.keys()].filter((run) => !sameSign(frame, run));
  if (!free.length) return moot("Every layer was trapped here.");
  const gaps = free.map((run) => {
    const mu = frame.mu.subarray(run * frame.H, (run + 1) * frame.H);
    return Math.abs(mu.reduce((a, b) => a + b, 0)) / mu.reduce((a, b) => a + Math.abs(b), 0);
  });
  const gap = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  return verdict(
    Math.min(within(unlike, 0, 0.05), below(gap, 0.15)),
    `${percent(unlike)} of ${works.length} working heads have unlike signs; the totals differ by ${percent(gap)} in the mean.`,
  );
}
