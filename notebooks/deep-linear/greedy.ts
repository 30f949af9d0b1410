import greedy from "../../src/simulations/deep-linear/greedy.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { greedyAnglesFigure, greedyLossFigure, stepsFrom } from "./greedy-figures.ts";
import * as pretrained from "./greedy-findings.ts";
import { greedyKeptFigure, greedyMatrixFigure } from "./greedy-inputs.ts";
import { steps } from "./words.ts";

const greedyCell = controls(greedy);
const greedyRun = frames(greedy, greedyCell);

/** When does pretraining help? */
export default {
  greedy: greedyCell,
  greedyRun,
  greedyAngles: figure("Fine-tuning at every angle of the task", [greedyRun], greedyAnglesFigure),
  greedyKept: figure("What the pretrained layers let through", [greedyRun], greedyKeptFigure),
  greedyLoss: figure("Losses at this angle", [greedyRun], greedyLossFigure),
  greedyMatrix: figure("The inputs as the task sees them", [greedyRun], greedyMatrixFigure),
  greedySteps: text([greedyRun], (frame) => steps(stepsFrom(frame, "pretrained"))),
  greedyPrice: text([greedyRun], ({ price }) => steps(price)),
  greedyOrthogonal: text([greedyRun], (frame) => steps(stepsFrom(frame, "orthogonal"))),
  greedySmall: text([greedyRun], (frame) => steps(stepsFrom(frame, "small"))),
  greedyRatio: text([greedyRun], ({ ratio }) => (ratio < 1e-9 ? "0" : ratio.toFixed(3))),
  greedyFast: finding([greedyRun], pretrained.greedyFast(greedyCell), pretrained.checkGreedyFast),
  greedyWorth: finding([greedyRun], pretrained.greedyWorth(greedyCell), pretrained.checkGreedyWorth),
  greedyWorse: finding([greedyRun], pretrained.greedyWorse, pretrained.checkGreedyWorse),
  greedySlower: finding([greedyRun], pretrained.greedySlower(greedyCell), pretrained.checkGreedySlower),
  greedySpared: finding([greedyRun], pretrained.greedySpared(greedyCell), pretrained.checkGreedySpared),
  greedyCondition: finding(
    [greedyRun],
    pretrained.greedyCondition(greedyCell),
    pretrained.checkGreedyCondition,
  ),
  greedyWide: finding([greedyRun], pretrained.greedyWide(greedyCell), pretrained.checkGreedyWide),
};
