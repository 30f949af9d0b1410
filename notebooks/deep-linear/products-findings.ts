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
import type { Controls } from "../../src/notebook/cell.ts";
import type products from "../../src/simulations/deep-linear/products.ts";
import type { ProductsFrame } from "./products-figures.ts";
import { percent } from "./products-words.ts";

type ProductsControls = Controls<(typeof products)["params"]>;
const notGaussian = moot("This is about Gaussian matrices.");

/** The spread of squared lengths behind some Gaussian matrices, as a part of their mean; by independence of layers. */
const spreadOfSquares = ({ depth, width }: ProductsFrame): number => Math.sqrt((1 + 2 / width) ** depth - 1);

export const productsKeep = {
  says: "Twenty Gaussian matrices keep the mean squared length of random vectors within a factor of two.",
  seeds: seeds(10),
  tolerance:
    "A factor of two. The mean over all products is 1 at every depth; one product scatters by about as much, and ten are drawn.",
  fragile: "through many narrow matrices the mean is carried by so few products that a run does not see it.",
} satisfies Claim;

export function checkKeep(frame: ProductsFrame): Verdict {
  if (frame.ensemble !== "gaussian") return notGaussian;
  const spread = spreadOfSquares(frame) / Math.sqrt(frame.drawn);
  if (spread > 0.4) return moot(`The mean over ${frame.drawn} products scatters by ${percent(spread)} here.`);
  const mean = frame.meanSquare[frame.depth];
  return verdict(
    within(Math.log2(mean), 0, 1),
    `Behind ${frame.depth} matrices the mean is ${mean.toFixed(2)}.`,
  );
}

export const productsCollapse = (cell: ProductsControls) =>
  ({
    says: "The median singular value of deep Gaussian products falls as Newman’s exponents say: by 3 powers of ten in 20 matrices of 64 rows, by 15 in 99.",
    at: [[], [at(cell, { depth: 99, realisations: 6 })]],
    seeds: seeds(4),
    tolerance:
      "0.3 powers of ten: logarithms gathered layer by layer are off by a term that does not grow with depth.",
  }) satisfies Claim;

export function checkCollapse({
  ensemble,
  linear,
  depth,
  width,
  exponents,
  medianLog,
}: ProductsFrame): Verdict {
  if (ensemble !== "gaussian") return notGaussian;
  if (linear) return moot("Newman’s exponents are for deep products.");
  const theory = (depth * (exponents[(width - 1) >> 1] + exponents[width >> 1])) / 2;
  return verdict(
    within(medianLog[depth], theory, 0.3),
    `By ${(-medianLog[depth]).toFixed(2)} powers of ten; theory ${(-theory).toFixed(2)}.`,
  );
}

export const productsCentre = (cell: ProductsControls) =>
  ({
    says: "Eigenvalues crowd at zero: the central square, a three-hundredth of the disk, holds a third of them behind 5 Gaussian matrices and three quarters behind 20.",
    at: [1, 5, 20].map((depth) => [at(cell, { depth })]),
    seeds: seeds(6),
    tolerance:
      "4 hundredths around the law for infinite width: ten products of 64 rows have 640 eigenvalues, which leaves 2.",
  }) satisfies Claim;

export function checkCentre({ ensemble, share, shareTheory, width, drawn }: ProductsFrame): Verdict {
  if (ensemble !== "gaussian" || share === null || shareTheory === null) return notGaussian;
  if (width * drawn < 600) return moot(`${width * drawn} eigenvalues are too few to tell.`);
  return verdict(
    within(share, shareTheory, 0.04),
    `The square holds ${percent(share, 1)} of them; theory ${percent(shareTheory, 1)}.`,
  );
}

export const productsIsometry = (cell: ProductsControls) =>
  ({
    says: "A product of orthogonal matrices has all its singular values at 1, however many there are.",
    at: [5, 99].map((depth) => [at(cell, { ensemble: "orthogonal", depth, realisations: 2 })]),
    seeds: seeds(2),
    tolerance: "1e-10: rounding alone, in products of up to 99 matrices.",
  }) satisfies Claim;

export function checkIsometry({ ensemble, logs, depth }: ProductsFrame): Verdict {
  if (ensemble !== "orthogonal") return moot("These matrices are not orthogonal.");
  const off = logs.reduce((most, x) => Math.max(most, Math.abs(10 ** x - 1)), 0);
  return verdict(
    below(off, 1e-10),
    `Behind ${depth} matrices none is off by more than ${off.toExponential(1)}.`,
  );
}

export const productsTypical = (cell: ProductsControls) =>
  ({
    says: "Kept on average is not kept: through 99 Gaussian matrices of 16 rows, most random vectors lose nine tenths of their squared length.",
    at: [[at(cell, { depth: 99, width: 16, realisations: 50 })]],
    seeds: seeds(5),
    tolerance: "The median below a tenth; for infinitely many draws it is near 0.002.",
  }) satisfies Claim;

export function checkTypical({
  ensemble,
  depth,
  exponents,
  medianSquare,
  meanSquare,
}: ProductsFrame): Verdict {
  if (ensemble !== "gaussian") return notGaussian;
  const typical = 10 ** (2 * depth * exponents[0]);
  if (typical > 0.02)
    return moot(`Here the median vector still keeps about ${typical.toPrecision(2)} of its squared length.`);
  return verdict(
    below(medianSquare[depth], 0.1),
    `Median ${medianSquare[depth].toPrecision(2)}, mean ${meanSquare[depth].toPrecision(2)}.`,
  );
}
