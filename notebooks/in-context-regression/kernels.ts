import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import kernels from "../../src/simulations/in-context-regression/kernels.ts";
import { likenessFigure, planesFigure, weightsFigure } from "./kernels-figures.ts";
import * as found from "./kernels-findings.ts";

const cell = controls(kernels);
const run = frames(kernels, cell);

/** How do two kernels make a gradient? */
export default {
  kernels: cell,
  kernelsRun: run,
  planes: figure("What each label counts for", [run], planesFigure),
  weights: figure("The same weights, one by one", [run], weightsFigure),
  likeness: figure("How far from a step, over ω", [run], likenessFigure),
  pairLikeness: text([run], ({ own }) => own.pair.toFixed(3)),
  straightens: finding([run], found.straightens, found.checkStraightens),
  cancels: finding([run], found.cancels, found.checkCancels),
  balanced: finding([run], found.balanced, found.checkBalanced),
  saturates: finding([run], found.saturates, found.checkSaturates),
  few: finding([run], found.few(cell), found.checkFew),
  flat: finding([run], found.flat(cell), found.checkFlat),
  product: finding([run], found.product, found.checkProduct),
};
