import repair from "../../src/simulations/mode-connectivity/repair.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { accuracyFigure, lossFigure, unitsFigure, varianceFigure } from "./repair-figures.ts";
import * as mend from "./repair-findings.ts";
import { nats, percent, unknown } from "./words.ts";

const repairCell = controls(repair);
const repairRun = frames(repair, repairCell);

/** What is lost on the way from layer to layer? */
export default {
  repair: repairCell,
  repairRun,
  repairVariance: figure("Variance that is left, layer by layer", [repairRun], varianceFigure),
  repairUnits: figure("Units of the last hidden layer", [repairRun], unitsFigure),
  repairLoss: figure("Loss along the line, with repair and without", [repairRun], lossFigure),
  repairAccuracy: figure("Accuracy along the same lines, repaired or not", [repairRun], accuracyFigure),
  varianceKept: text([repairRun], ({ found }) =>
    found ? percent(found.variance.weights.at(-1) ?? 0) : unknown,
  ),
  matchedBefore: text([repairRun], ({ lines }) =>
    lines.weights.barrier === null ? unknown : nats(lines.weights.barrier),
  ),
  matchedRepaired: text([repairRun], ({ lines }) =>
    lines.repaired.barrier === null ? unknown : nats(lines.repaired.barrier),
  ),
  fading: finding([repairRun], mend.fading, mend.checkFading),
  mended: finding([repairRun], mend.mended, mend.checkMended),
  lower: finding([repairRun], mend.lower, mend.checkLower),
  notAlone: finding([repairRun], mend.notAlone, mend.checkNotAlone),
  deepest: finding([repairRun], mend.deepest(repairCell), mend.checkDeepest),
};
