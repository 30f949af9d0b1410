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
import type { Controls } from "../../src/notebook/cell.ts";
import type alignment from "../../src/simulations/deep-linear/alignment.ts";
import { trouble, type AlignmentFrame } from "./alignment-figures.ts";

type AlignmentControls = Controls<(typeof alignment)["params"]>;

const cosines = ({ emerged }: AlignmentFrame): number[] =>
  emerged.flatMap((found) => (found ? [found.cosine] : []));
const listed = (found: readonly number[]): string =>
  `Cosines when a hundredth is learned: ${found.map((x) => x.toFixed(4)).join(", ")}.`;
/** Strengths so close that the directions of their modes are arbitrary. */
const tied = ({ s }: AlignmentFrame): boolean =>
  s.some((x, a) => x > 0 && s.some((y, b) => a < b && Math.abs(x - y) <= 1e-6 * Math.max(x, y)));

export const agreeFirst = (cell: AlignmentControls) =>
  ({
    says: "From small random weights the layers agree on a mode before they learn it: when a hundredth is learned, the cosine between their shares is above 0.95.",
    at: [1e-4, 1e-3, 1e-2].map((scale) => [at(cell, { scale })]),
    seeds: seeds(20),
    tolerance:
      "0.95: agreement comes by growth from a random angle, so it is the better the smaller the start. From 0.001 all are above 0.9999; from 0.01 the weakest mode of one network in twenty has 0.96.",
    fragile: "from weights of 0.03 and above weak modes are begun before the layers have turned: see below.",
  }) satisfies Claim;

export function checkAgreeFirst(frame: AlignmentFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.start === "apart") return moot("Here the layers agree from the start.");
  if (tied(frame)) return moot("Two modes are equally strong, so their directions are arbitrary.");
  const found = cosines(frame);
  if (!found.length) return moot("Not a hundredth of any mode is learned.");
  return verdict((Math.min(...found) - 0.95) / 0.05, listed(found));
}

export const hardlyMix = (cell: AlignmentControls) =>
  ({
    says: "On the way the modes hardly mix: what lies off the diagonal of the map is never above 5 % of all strengths.",
    at: [1e-4, 1e-3, 1e-2].map((scale) => [at(cell, { scale })]),
    seeds: seeds(20),
    tolerance:
      "5 %: from weights of 0.01 most networks show 1 to 2 %, the worst of twenty 3.5 %; how far strong modes carry weak ones along depends on the random angles.",
    fragile: "large random weights mix everything from the start.",
  }) satisfies Claim;

export function checkHardlyMix(frame: AlignmentFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.s.every((x) => x === 0)) return moot("There is nothing to learn.");
  const most = frame.mixing.reduce((a, b) => Math.max(a, b), 0);
  return verdict(below(most, 0.05), `At most ${(100 * most).toFixed(2)} %.`);
}

export const apartForEver = (cell: AlignmentControls) =>
  ({
    says: "Modes that start apart stay apart for ever: at no step does anything lie off the diagonal.",
    at: [1e-3, 1e-2, 0.3].map((scale) => [at(cell, { start: "apart", scale })]),
    seeds: seeds(10),
    tolerance: "Rounding: 1e-12 of the strengths, over thousands of steps.",
  }) satisfies Claim;

export function checkApart(frame: AlignmentFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.start === "random") return moot("This network starts from random weights.");
  const most = frame.mixing.reduce((a, b) => Math.max(a, b), 0);
  return verdict(
    below(most, 1e-12),
    `At most ${most < 1e-17 ? "zero" : most.toExponential(0).replace("-", "−")}.`,
  );
}

export const layersKept = (cell: AlignmentControls) =>
  ({
    says: "Descent conserves the difference of the layers, W₃₂ᵀW₃₂ − W₂₁W₂₁ᵀ, but for a part of the order of the learning rate, while the weights grow a hundredfold.",
    at: [1e-3, 5e-3, 0.02].map((rate) => [at(cell, { rate })]),
    seeds: seeds(10),
    tolerance:
      "A part of λ s ln(s/u₀)/2 for the strongest mode: a step shrinks the difference along a mode by λ²(s − u)², and that long it takes to learn it. In the flow, of infinitely small steps, nothing is lost.",
    fragile: "large weights have less room to grow.",
  }) satisfies Claim;

export function checkLayersKept(frame: AlignmentFrame): Verdict {
  const { balance, weight, rate, u0 } = frame;
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.start === "apart")
    return moot("Here the layers are equal from the start: there is no difference.");
  const s = Math.max(...frame.s);
  if (!(s > u0)) return moot("No mode is stronger than its start.");
  const changed = balance.reduce((most, x) => Math.max(most, Math.abs(x / balance[0] - 1)), 0);
  const grown = weight[weight.length - 1] / weight[0];
  if (grown < 10)
    return moot(`The weights are large from the start: they grow by a factor of ${grown.toFixed(1)}.`);
  return verdict(
    Math.min(below(changed, (rate * s * Math.log(s / u0)) / 2), above(grown, 100)),
    `Changed by ${(100 * changed).toFixed(1)} %, while the squared weights grew ${grown.toFixed(0)}-fold.`,
  );
}

export const notYetAgreed = (cell: AlignmentControls) =>
  ({
    says: "From large random weights every network has a mode that is begun before its layers agree, with a cosine below 0.9.",
    at: [0.1, 0.3].map((scale) => [at(cell, { scale })]),
    seeds: seeds(20),
    tolerance: "0.9, far from 1: the counter-example to the first finding.",
  }) satisfies Claim;

export function checkNotYet(frame: AlignmentFrame): Verdict {
  if (trouble(frame)) return moot(trouble(frame));
  if (frame.start === "apart") return moot("Here the layers agree from the start.");
  if (frame.u0 < 0.01) return moot("The random weights are small here.");
  const found = cosines(frame);
  if (!found.length) return moot("Not a hundredth of any mode is learned.");
  return verdict(below(Math.min(...found), 0.9), listed(found));
}
