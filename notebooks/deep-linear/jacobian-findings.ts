import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type jacobian from "../../src/simulations/deep-linear/jacobian.ts";
import type { JacobianFrame } from "./jacobian-figures.ts";
import { nearOne } from "./jacobian-spectrum.ts";
import { percent } from "./products-words.ts";

type JacobianControls = Controls<(typeof jacobian)["params"]>;
const notOrthogonal = moot("This is about orthogonal weights.");

export const jacobianCollapse = (cell: JacobianControls) =>
  ({
    says: "At gain 0.9 no gradient comes through 100 layers: the mean squared singular value falls by more than eight powers of ten.",
    at: (["weak", "middle", "strong"] as const).map((input) => [at(cell, { gain: 0.9, input })]),
    seeds: [1],
    tolerance: "None is needed: 0.81 to the power 99 alone is 1e-9, and tanh only takes away.",
  }) satisfies Claim;

export function checkCollapse({ gain, maps, mean }: JacobianFrame): Verdict {
  if (gain > 0.9 || maps < 99) return moot("This is about 100 layers at gain 0.9 or less.");
  const lost = -Math.log10(mean[maps]);
  return verdict(above(lost, 8), `It falls by ${lost.toFixed(1)} powers of ten.`);
}

export const jacobianPower = (cell: JacobianControls) =>
  ({
    says: "At gain 1 the mean squared singular value falls as one over the depth: from 50 to 99 maps it halves.",
    at: (["weak", "middle", "strong"] as const).map((input) => [at(cell, { gain: 1, input })]),
    seeds: seeds(3),
    tolerance:
      "An exponent between 0.75 and 1.25. So deep, tanh is all but linear and orthogonal weights change nothing; a network of 64 units keeps some chance in its small rest.",
    fragile: "at gain 0.95 the exponent is already beyond 5.",
  }) satisfies Claim;

/** The power of depth with which the mean has fallen over the second half of the maps. */
const exponent = ({ mean, maps }: JacobianFrame): number =>
  -Math.log(mean[maps] / mean[maps >> 1]) / Math.log(maps / (maps >> 1));

export function checkPower(frame: JacobianFrame): Verdict {
  if (!frame.orthogonal) return notOrthogonal;
  if (frame.gain !== 1 || frame.maps < 60) return moot("This is about deep networks at gain 1.");
  const power = exponent(frame);
  return verdict(
    within(power, 1, 0.25),
    `Over the second half it falls as depth to the power −${power.toFixed(2)}.`,
  );
}

export const jacobianFits = (cell: JacobianControls) =>
  ({
    says: "A single orthogonal network of 64 units follows the theory of infinite width: 100 layers up to gain 1 leave its mean squared singular value within a factor of two.",
    at: (
      [
        [0.9, "weak"],
        [0.95, "middle"],
        [1, "weak"],
        [1, "middle"],
        [1, "strong"],
      ] as const
    ).map(([gain, input]) => [at(cell, { gain, input })]),
    seeds: seeds(3),
    tolerance:
      "A factor of two. Most are within a quarter; where layers saturate, 64 units leave their first variances to chance, and later layers multiply that on.",
    fragile:
      "above gain 1 chance is not forgotten but multiplied on: at gain 1.1, a factor of three is common.",
  }) satisfies Claim;

export function checkFits({ orthogonal, gain, maps, mean, theory }: JacobianFrame): Verdict {
  if (!orthogonal) return notOrthogonal;
  if (gain > 1) return moot("Above gain 1 single networks scatter more.");
  const ratio = mean[maps] / theory.mean[maps];
  return verdict(
    within(Math.log2(ratio), 0, 1),
    `It is ${mean[maps].toPrecision(3)}, ${ratio.toFixed(2)} times what theory says.`,
  );
}

export const jacobianBroadens = (cell: JacobianControls) =>
  ({
    says: "Above gain 1 the spread grows by the same amount with each layer: at gain 1.1, from a weak input, as much over the second 50 maps as over the first.",
    at: [[at(cell, { gain: 1.1, input: "weak" })]],
    seeds: seeds(5),
    tolerance:
      "A factor of two between the halves: 64 units leave the spread of single networks uncertain by a quarter.",
    fragile: "a strong input saturates the first layers, which add more than those that have settled.",
  }) satisfies Claim;

export function checkBroadens({ orthogonal, gain, input, maps, variance }: JacobianFrame): Verdict {
  if (!orthogonal) return notOrthogonal;
  if (Math.abs(gain - 1.1) > 0.05 || input > 0.2 || maps < 99)
    return moot("This is about 100 layers near gain 1.1, with the weak input.");
  const half = variance[maps >> 1];
  const ratio = (variance[maps] - half) / half;
  return verdict(
    within(Math.log2(ratio), 0, 1),
    `It is ${half.toFixed(2)} half-way and ${variance[maps].toFixed(2)} at the end.`,
  );
}

export const jacobianGaussian = (cell: JacobianControls) =>
  ({
    says: "Gaussian weights spread singular values faster: behind 8 maps of 128 units the variance of their squares is 6 to 10 more than orthogonal weights would leave.",
    at: [[at(cell, { weights: "gaussian", layers: 9, width: 128 })]],
    seeds: seeds(5),
    tolerance:
      "Two of eight: theory adds one unit for each map, and the few largest values of 128 carry the variance.",
    fragile: "with depths above a quarter of the width no single network shows this any more.",
  }) satisfies Claim;

export function checkGaussian({ orthogonal, maps, width, variance, theory }: JacobianFrame): Verdict {
  if (orthogonal) return moot("These weights are orthogonal.");
  if (maps > width / 12) return moot("The network is too deep for its width.");
  const more = variance[maps] - (theory.variance[maps] - maps);
  return verdict(
    within(more, maps, maps / 4),
    `The variance is ${variance[maps].toFixed(2)}, ${more.toFixed(2)} more; theory for infinite width says ${maps} more.`,
  );
}

export const jacobianNotAll = (cell: JacobianControls) =>
  ({
    says: "Even at gain 1 not every gradient is faithful: from an input of variance 4, less than a fifth of the singular values of 100 layers are within a factor of ten of 1.",
    at: [[at(cell, { gain: 1, input: "strong" })]],
    seeds: seeds(5),
    tolerance:
      "A fifth; single networks of 64 units have between none and an eighth. From a weak input it is most of them.",
  }) satisfies Claim;

export function checkNotAll({ orthogonal, gain, input, maps, logs }: JacobianFrame): Verdict {
  if (!orthogonal || gain !== 1 || input !== 4 || maps < 99 || !logs.length)
    return moot("This is about 100 layers at gain 1, with the strong input.");
  return verdict(below(nearOne(logs), 0.2), `It is ${percent(nearOne(logs))} of them.`);
}
