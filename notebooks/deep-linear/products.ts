import products from "../../src/simulations/deep-linear/products.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { eigenvaluesFigure, spectrumFigure } from "./products-figures.ts";
import { lengthsFigure } from "./products-lengths.ts";
import { percent, small } from "./products-words.ts";
import * as found from "./products-findings.ts";

const productsCell = controls(products);
const productsRun = frames(products, productsCell);

/** What does a product of many matrices do? */
export default {
  products: productsCell,
  productsRun,
  productsSpectrum: figure("Singular values of the product", [productsRun], spectrumFigure),
  productsEigenvalues: figure("Its eigenvalues, in the complex plane", [productsRun], eigenvaluesFigure),
  productsLengths: figure("Lengths on the way through", [productsRun], lengthsFigure),
  productsMean: text([productsRun], ({ meanSquare }) => (meanSquare.at(-1) ?? 1).toFixed(2)),
  productsMedian: text([productsRun], ({ medianLog }) => small(medianLog.at(-1) ?? 0)),
  productsShare: text([productsRun], ({ share }) => percent(share ?? 0)),
  productsKeep: finding([productsRun], found.productsKeep, found.checkKeep),
  productsCollapse: finding([productsRun], found.productsCollapse(productsCell), found.checkCollapse),
  productsCentre: finding([productsRun], found.productsCentre(productsCell), found.checkCentre),
  productsIsometry: finding([productsRun], found.productsIsometry(productsCell), found.checkIsometry),
  productsTypical: finding([productsRun], found.productsTypical(productsCell), found.checkTypical),
};
