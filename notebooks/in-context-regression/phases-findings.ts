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
import { debiasedStep, slowStep } from "../../src/simulations/in-context-regression/law.ts";
import type phases from "../../src/simulations/in-context-regression/phases.ts";
import type { PhasesFrame } from "./frames.ts";
import { list, percent, signed } from "./words.ts";

type PhasesControls = Controls<(typeof phases)["params"]>;

const last = (a: Float64Array, H: number): number[] => [...a.slice(-H)];

/** Whether heads of both signs are there at the end. */
const paired = ({ omega, H }: PhasesFrame): boolean =>
  last(omega, H).some((w) => w > 0) && last(omega, H).some((w) => w < 0);

export const signs = (cell: PhasesControls) =>
  ({
    says: "A head’s sign is decided before anything can be seen: it is that of its first ω + μ.",
    at: [[], [at(cell, { heads: 4, start: "independent" })]],
    seeds: seeds(20),
    tolerance:
      "Heads whose ω + μ is less than a third of the largest are left out: the others’ growth may carry them over.",
  }) satisfies Claim;

export function checkSigns(frame: PhasesFrame): Verdict {
  const { begun, omega, H, ends } = frame;
  if (ends === null && paired(frame)) return moot("The loss has not fallen yet.");
  const first = Array.from({ length: H }, (_, h) => begun[h] + begun[H + h]);
  const most = Math.max(...first.map(Math.abs));
  const counted = first.flatMap((s, h) => (Math.abs(s) > most / 3 ? [h] : []));
  const kept = counted.filter((h) => first[h] * last(omega, H)[h] > 0);
  return verdict(
    kept.length === counted.length ? 1 : -1,
    `${kept.length} of ${counted.length} heads kept the sign of their first ω + μ (${list(first.map((s) => signed(s, 4)))}).`,
  );
}

/** When a tenth of the fall should be done: what grows as e^t has then reached a twentieth of eta*. */
export const wait = ({ seedling, d, L, noise }: PhasesFrame): number =>
  0.5 * Math.log((0.05 * debiasedStep(d, L, noise)) / seedling);

export const waiting = (cell: PhasesControls) =>
  ({
    says: "The wait is the logarithm of the start: ω + μ of every head grows as e to the t until it is large enough to be seen.",
    at: [[], [at(cell, { scale: 0.001 })]],
    seeds: seeds(20),
    tolerance:
      "0.2 units of time. The rate is a little below 1, and the last part of the wait is not small growth any more.",
  }) satisfies Claim;

export function checkWaiting(frame: PhasesFrame): Verdict {
  if (frame.begins === null) return moot("The loss has not begun to fall.");
  if (frame.H !== 2 || !paired(frame)) return moot("This is about a pair of heads.");
  const expected = wait(frame);
  return verdict(
    within(frame.begins, expected + 0.05, 0.2),
    `A tenth of the fall is done at time ${frame.begins.toFixed(2)}; ½ ln(η*/20 / A²) is ${expected.toFixed(2)}.`,
  );
}

export const collapse = (cell: PhasesControls) =>
  ({
    says: "The fall takes the same time however long the wait was.",
    at: [1e-4, 0.001, 0.02].map((scale) => [at(cell, { scale })]),
    seeds: seeds(10),
    tolerance: "From a tenth to nine tenths of the fall: 2.1 ± 0.25 units of time for a balanced pair.",
  }) satisfies Claim;

export function checkCollapse(frame: PhasesFrame): Verdict {
  const { begins, ends, H, d, L, noise } = frame;
  if (begins === null || ends === null || H !== 2 || !paired(frame)) return moot("No pair has learned here.");
  if (d !== 5 || L !== 40 || noise !== 0.1)
    return moot("The number in this claim is for d = 5, L = 40, σ² = 0.1.");
  return verdict(
    within(ends - begins, 2.1, 0.25),
    `It took ${(ends - begins).toFixed(2)}, after a wait of ${begins.toFixed(2)}.`,
  );
}

export const drift = (cell: PhasesControls) =>
  ({
    says: "Afterwards ω falls about as time to the power −1/6 and μ rises, so that their product stays the best step for this ω.",
    at: [[at(cell, { time: 1000 })]],
    seeds: seeds(10),
    tolerance:
      "The exponent between t = 200 and 1000 within 0.015 of −1/6; the product within 0.5 % of η(ω) = 1/(1 + (c/ω²) sinh dω²), which it follows with a lag.",
  }) satisfies Claim;

export function checkDrift(frame: PhasesFrame): Verdict {
  const { time, omega, size, H, d, L, noise } = frame;
  if (H !== 2 || !paired(frame)) return moot("This is about a pair of heads.");
  const from = time.findIndex((t) => t >= 200);
  if (from < 0 || (time.at(-1) ?? 0) < 600) return moot("This takes a time of 600 at least.");
  const [a, b] = [Math.abs(omega[from * H]), Math.abs(last(omega, H)[0])];
  const slope = Math.log(b / a) / Math.log((time.at(-1) ?? 1) / time[from]);
  const product = (size.at(-1) ?? 0) / slowStep({ d, L, noise }, b);
  return verdict(
    Math.min(within(slope, -1 / 6, 0.015), within(product, 1, 0.005)),
    `The exponent is ${signed(slope, 3)}; the product is ${percent(product)} of η(ω).`,
  );
}

export const stuck = (cell: PhasesControls) =>
  ({
    says: "Two heads that leave zero on the same side stay there, and do no better than one.",
    at: [[at(cell, { start: "independent", time: 1000 })]],
    seeds: [2, 3, 6, 7, 12], // those of the first twelve whose heads leave zero on the same side
    tolerance: "The loss ends within 1 % of that of a single head.",
  }) satisfies Claim;

export function checkStuck(frame: PhasesFrame): Verdict {
  const { loss, H, d, L, noise } = frame;
  if (H < 2) return moot("This is about two heads or more.");
  if (paired(frame)) return moot("The heads left zero on different sides here.");
  const alone = 1 + noise - 1 / (1 + (Math.E * (1 + noise) * d) / L);
  const ratio = (loss.at(-1) ?? 0) / alone;
  return verdict(
    below(Math.abs(ratio - 1), 0.01),
    `The loss is ${(loss.at(-1) ?? 0).toFixed(4)}, a single head’s ${alone.toFixed(4)}.`,
  );
}
