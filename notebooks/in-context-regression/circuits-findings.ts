import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
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
import { debiasedStep } from "../../src/simulations/in-context-regression/law.ts";
import type training from "../../src/simulations/in-context-regression/training.ts";
import { trouble, type TrainingFrame } from "./circuits-figures.ts";
import { percent, signed } from "./words.ts";

type TrainingControls = Controls<(typeof training)["params"]>;

const most = (a: Float64Array): number => Math.max(...a);
const least = (a: Float64Array): number => Math.min(...a);

/** The numbers of each head at the end of the run. */
const last = ({ omega, mu, H }: TrainingFrame) => ({ omega: omega.slice(-H), mu: mu.slice(-H) });

/** Whether all heads that count have the same sign: then they are one head. */
const trapped = (frame: TrainingFrame): boolean => {
  const { omega, mu } = last(frame);
  const strong = [...mu].map((m, h) => m * omega[h]);
  const signs = strong.flatMap((s, h) => (s < 0.1 * Math.max(...strong) ? [] : [Math.sign(omega[h])]));
  return new Set(signs).size < 2;
};

/** Judges a run of several heads that has learned. */
const ofPairs = (
  frame: TrainingFrame,
  check: (end: NonNullable<TrainingFrame["end"]>) => Verdict,
): Verdict => {
  if (trouble(frame)) return moot(trouble(frame));
  if (!frame.end) return { state: "running" };
  if (frame.H > 1 && trapped(frame))
    return moot(
      "All heads have one sign: they act as a single head. Another seed or the balanced start helps.",
    );
  return check(frame.end);
};

export const diagonal = {
  says: "Out of random noise the KQ of both heads becomes a multiple of the identity on the covariates, blind to the labels.",
  seeds: seeds(4),
  tolerance:
    "Largest off-diagonal 15 % of the mean diagonal, largest entry for label keys 8 %. The rate ends at zero, but gradient noise leaves up to 9 % and 3 % (ten seeds).",
  fragile: "with three heads or more only the sum over heads is clean by then: see below.",
} satisfies Claim;

export const checkDiagonal = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, ({ offDiagonal, labelRow }) => {
    if (frame.H > 2) return moot("This is about one or two heads.");
    return verdict(
      Math.min(below(most(offDiagonal), 0.15), below(most(labelRow), 0.08)),
      `Largest off-diagonal ${percent(most(offDiagonal))}, largest entry for label keys ${percent(most(labelRow))} of the mean diagonal.`,
    );
  });

export const labelOnly = {
  says: "Each OV ends up reading nothing but the label, and the label read-outs of all heads sum to zero.",
  seeds: seeds(4),
  tolerance:
    "99.5 % of the square of OV in the label’s entry; the sum at most 3 % of the sum of absolute values. Ten seeds left 0.04 % and 0.9 %.",
} satisfies Claim;

export const checkLabelOnly = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, ({ labelPart, imbalance }) => {
    if (frame.H !== 2) return moot("This is about two heads.");
    return verdict(
      Math.min((least(labelPart) - 0.995) / 0.005, below(imbalance, 0.03)),
      `${percent(least(labelPart))} of OV is in the label’s entry; the sum is ${percent(imbalance)} of the absolute sum.`,
    );
  });

export const opposite = {
  says: "One head compares with a positive weight, one with a negative one of the same size, and each reads out with the sign with which it compares.",
  seeds: seeds(4),
  tolerance: "The sizes differ by at most 12 %; ten seeds stayed within 4 %.",
} satisfies Claim;

export const checkOpposite = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, () => {
    if (frame.H !== 2) return moot("This is about two heads.");
    const { omega, mu } = last(frame);
    const [a, b] = [...omega].map(Math.abs);
    const signs = omega[0] * omega[1] < 0 && omega[0] * mu[0] > 0 && omega[1] * mu[1] > 0;
    return verdict(
      signs ? within(Math.abs(a - b) / (a + b), 0, 0.06) : -1,
      `ω is ${[...omega].map((x) => signed(x, 3)).join(" and ")}, μ ${[...mu].map((x) => signed(x)).join(" and ")}.`,
    );
  });

export const stepSize = {
  says: "Together the heads take a gradient step of the best size, and answer as well as one debiased step, within 3 %.",
  seeds: seeds(4),
  tolerance:
    "Step size within 5 % of η*, risk from 1 % below to 3 % above that of the debiased step on the same 4000 prompts, whose ratio has a standard error of 0.3 %.",
} satisfies Claim;

export const checkStepSize = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, ({ risk, debiased }) => {
    if (frame.H === 1) return moot("A single head takes no such step.");
    const part = (frame.size.at(-1) ?? 0) / debiasedStep(frame.d, frame.L, frame.noise);
    const ratio = risk / debiased;
    return verdict(
      Math.min(within(part, 1, 0.05), between(ratio, 0.99, 1.03)),
      `The step is ${part.toFixed(3)} η*, the risk ${risk.toFixed(4)}: ${ratio.toFixed(3)} of the debiased step’s.`,
    );
  });

/** The first step kept at which a record is at a level or above. */
function reached({ step }: TrainingFrame, a: Float64Array, level: number): number {
  const k = a.findIndex((x) => x >= level);
  return k < 0 ? Infinity : step[k];
}

export const order = {
  says: "The step size and the read-outs are there first; what the heads compare is cleaned up long after.",
  seeds: seeds(4),
  tolerance:
    "Step size and label part come to 90 % of their final form; the identity’s part of KQ needs at least 1.5 times as many steps. Eight seeds needed 2.2 to 5 times as many.",
} satisfies Claim;

export const checkOrder = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, () => {
    if (frame.H !== 2) return moot("This is about two heads.");
    const goal = debiasedStep(frame.d, frame.L, frame.noise);
    const early = Math.max(
      reached(
        frame,
        frame.size.map((x) => x / goal),
        0.9,
      ),
      reached(frame, frame.label, 0.9),
    );
    const late = reached(frame, frame.identity, 0.9);
    if (!Number.isFinite(early) || !Number.isFinite(late))
      return moot("The run is too short to see all of it.");
    return verdict(
      above(late / early, 1.5),
      `90 % of step size and read-outs at step ${early}, of the identity at step ${late}.`,
    );
  });

export const sumFirst = (cell: TrainingControls) =>
  ({
    says: "With four heads from an independent start single heads keep off-diagonals that cancel: their weighted sum is nearly a multiple of the identity.",
    at: [[at(cell, { heads: 4, start: "independent" })]],
    seeds: seeds(2),
    tolerance:
      "Off-diagonals of the sum at most 12 % of its diagonal, and at most half of the largest in a head that is not off.",
  }) satisfies Claim;

export const checkSumFirst = (frame: TrainingFrame): Verdict =>
  ofPairs(frame, ({ offDiagonal, mapOff }) => {
    if (frame.H < 3) return moot("This is about three heads or more.");
    const { mu } = last(frame);
    const strongest = Math.max(...mu.map(Math.abs));
    const largest = Math.max(...[...offDiagonal].filter((_, h) => Math.abs(mu[h]) > 0.1 * strongest));
    return verdict(
      Math.min(below(mapOff, 0.12), 1 - (2 * mapOff) / largest),
      `Off-diagonals: ${percent(mapOff)} in the sum, up to ${percent(largest)} in a single head.`,
    );
  });

export const tooFast = (cell: TrainingControls) =>
  ({
    says: "At a learning rate of 1 training fails, and without a warning: every number stays finite, and the layer is hardly better than one that always says 0.",
    at: [[at(cell, { rate: 1, steps: 1000 })]],
    seeds: seeds(2),
    tolerance:
      "A risk of at least 90 % of that of the answer 0: what little it explains is less than a tenth.",
  }) satisfies Claim;

export function checkTooFast({ end, noise, state, rate }: TrainingFrame): Verdict {
  if (rate < 0.5) return moot("The learning rate is lower here.");
  if (state === "diverged") return verdict(0.5, "This run diverged outright.");
  if (!end) return { state: "running" };
  return verdict(
    above(end.risk, 0.9 * (1 + noise)),
    `The risk is ${end.risk.toFixed(3)}; always saying 0 has ${(1 + noise).toFixed(3)}.`,
  );
}
