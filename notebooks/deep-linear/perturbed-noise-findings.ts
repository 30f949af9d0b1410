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
import type perturbations from "../../src/simulations/deep-linear/perturbations.ts";
import type { PerturbedFrame } from "./perturbed-figures.ts";

type PerturbedControls = Controls<(typeof perturbations)["params"]>;

/** Label noise alone, as the check of the law has it. */
export const noisy = { decay: 0, noise: 0.3, gap: 1.81 };

/** Why label noise on two layers cannot be judged here, if so. */
function unfit({ layers, kind, noise, escaped, gap }: PerturbedFrame): string {
  if (escaped) return "A path has escaped: such steps are too large.";
  if (kind !== "labels") return "This is about noise in the labels.";
  if (layers > 3) return "This is about one hidden layer.";
  if (gap < 0.05) return "The layers do not differ.";
  return noise < 0.01 ? "There is no noise to speak of." : "";
}

/** Whether the strength is known to stay so near its resting place that a linear law can be about it. */
const small = ({ rest }: PerturbedFrame): boolean => rest !== null && rest.variance < 0.15 * rest.mean ** 2;

export const noiseBalances = (cell: PerturbedControls) =>
  ({
    says: "Noise in the labels makes the layers equal. After 4000 steps less than half of their difference is left.",
    at: [[at(cell, noisy)], [at(cell, { ...noisy, noise: 0.5 })]],
    seeds: seeds(3),
    tolerance: "By the law two fifths are left; the mean of 256 paths is within 1 % of it.",
    fragile: "it takes steps about as the inverse square of rate and noise: half the rate, and most is left.",
  }) satisfies Claim;

export function checkBalances(frame: PerturbedFrame): Verdict {
  if (unfit(frame)) return moot(unfit(frame));
  if (frame.decay > 0) return moot("Decay alone would do so too: set it to 0.");
  const { step, mean } = frame.difference;
  const left = mean[mean.length - 1];
  return verdict(
    below(left, frame.gap / 2),
    `${left.toFixed(2)} of ${frame.gap} is left after ${step[step.length - 1]} steps.`,
  );
}

export const noiseWeak = (cell: PerturbedControls) =>
  ({
    says: "At half the rate 4000 steps are not enough for this: more than two thirds of the difference is left.",
    at: [[at(cell, { ...noisy, rate: 0.025 })]],
    seeds: seeds(3),
    tolerance: "By the law four fifths are left: the counter-example to the claim above.",
  }) satisfies Claim;

export function checkWeak(frame: PerturbedFrame): Verdict {
  if (unfit(frame)) return moot(unfit(frame));
  if (frame.decay > 0 || frame.rate * frame.noise > 0.0076) return moot("This is about smaller steps.");
  const { mean } = frame.difference;
  const left = mean[mean.length - 1] / frame.gap;
  return verdict(above(left, 2 / 3), `${(100 * left).toFixed(0)} % is left.`);
}

export const noiseLaw = (cell: PerturbedControls) =>
  ({
    says: "The mean difference follows its law at every step.",
    at: [[], [at(cell, noisy)], [at(cell, { ...noisy, decay: 0.02 })]],
    seeds: seeds(3),
    tolerance:
      "2 % of the difference at the start: the mean of 256 paths has a standard deviation below 0.3 % of it, and the law takes the noise of the strength to be small.",
  }) satisfies Claim;

export function checkLaw(frame: PerturbedFrame): Verdict {
  if (unfit(frame)) return moot(unfit(frame));
  const { law, mean, step } = frame.difference;
  if (!law || !small(frame)) return moot("So much noise is beyond the law.");
  const off = mean.map((c, n) => Math.abs(c - law[n]));
  const worst = off.reduce((most, x, n) => (x > off[most] ? n : most), 0);
  return verdict(
    below(off[worst], 0.02 * frame.gap),
    `Farthest from it at step ${step[worst]}: ${mean[worst].toFixed(3)} instead of ${law[worst].toFixed(3)}.`,
  );
}

export const noiseFaster = (cell: PerturbedControls) =>
  ({
    says: "It falls a few per cent faster than the noise of the labels alone would make it.",
    at: [[at(cell, noisy)]],
    seeds: seeds(3),
    tolerance:
      "2 to 10 % less is left. The label also moves the strength, the strength is part of the error, and the square of the error is what shrinks the difference.",
  }) satisfies Claim;

export function checkFaster(frame: PerturbedFrame): Verdict {
  if (unfit(frame)) return moot(unfit(frame));
  if (frame.decay > 0) return moot("Beside decay this cannot be seen: set it to 0.");
  const { mean, simple } = frame.difference;
  const last = mean.length - 1;
  if (simple[last] > 0.9 * frame.gap || simple[last] < 0.1 * frame.gap)
    return moot("Too little, or nearly all, has gone: the two can hardly be told apart.");
  return verdict(
    between(simple[last] / mean[last], 1.02, 1.1),
    `${mean[last].toFixed(3)} is left, not ${simple[last].toFixed(3)}.`,
  );
}

export const noiseSpread = (cell: PerturbedControls) =>
  ({
    says: "Around its resting place the strength has the variance that the law gives it.",
    at: [[], [at(cell, noisy)]],
    seeds: seeds(3),
    tolerance:
      "8 %: a variance from 6400 draws that are hardly related is known to 2 %, and the law is linear.",
  }) satisfies Claim;

export function checkSpread(frame: PerturbedFrame): Verdict {
  if (unfit(frame)) return moot(unfit(frame));
  const { spread, rest } = frame;
  if (!spread) return moot("No path has come to rest yet.");
  if (!rest || !small(frame)) return moot("So much noise is beyond the law.");
  return verdict(
    within(spread.variance, rest.variance, 0.08 * rest.variance),
    `${spread.variance.toPrecision(3)}; the law says ${rest.variance.toPrecision(3)}.`,
  );
}

export const noiseScatters = (cell: PerturbedControls) =>
  ({
    says: "Noise in the gradient does not make the layers equal. The difference stays what it was on average, and scatters to more than twice its size.",
    at: [[at(cell, { kind: "gradient", decay: 0, noise: 0.3 })]],
    seeds: seeds(3),
    tolerance: "The mean within four of its standard deviations, from 256 paths.",
  }) satisfies Claim;

export function checkScatters(frame: PerturbedFrame): Verdict {
  const { kind, decay, gap, difference, escaped, paths, noise } = frame;
  if (kind !== "gradient") return moot("Put the noise into the gradient to see it.");
  if (decay > 0) return moot("Decay makes the layers equal whatever the noise does: set it to 0.");
  if (escaped) return moot("A path has escaped: such steps are too large.");
  if (noise < 0.25 || gap > 1.2)
    return moot("This is about noise of 0.3 and layers that differ by 1 or less.");
  const last = difference.mean.length - 1;
  const [mean, rms] = [difference.mean[last], difference.rms[last]];
  return verdict(
    Math.min(within(mean, gap, (4 * rms) / Math.sqrt(paths)), above(rms, 2 * gap)),
    `It was ${gap}; now its mean is ${mean.toFixed(2)} and its root mean square ${rms.toFixed(2)}.`,
  );
}
