import training from "../../src/simulations/quantum-reservoir/training.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { ends, errorFigure, pointAt, predictionFigure, residualFigure } from "./training-figures.ts";
import * as found from "./training-findings.ts";

const trainingCell = controls(training);
const trainingRun = frames(training, trainingCell);
const trainingMoment = player(
  trainingRun,
  (frame, at) => `epoch ${frame.stops[pointAt(frame, at)]} of ${frame.epochs}`,
);

/** Is a frozen reservoir as good as a trained network? */
export default {
  training: trainingCell,
  trainingRun,
  trainingMoment,
  predictions: figure("Goal and predictions", [trainingRun, trainingMoment], (frame, { at }) =>
    predictionFigure(frame, at),
  ),
  errors: figure("Error over the epochs, on a log scale", [trainingRun, trainingMoment], (frame, { at }) =>
    errorFigure(frame, at),
  ),
  residuals: figure("What each network misses", [trainingRun, trainingMoment], (frame, { at }) =>
    residualFigure(frame, at),
  ),
  frozenExplains: text([trainingRun], (frame) => (1 - ends(frame).frozen).toFixed(2)),
  frozenError: text([trainingRun], (frame) => three(ends(frame).frozen)),
  trainedError: text([trainingRun], (frame) => three(ends(frame).full)),
  errorRatio: text([trainingRun], (frame) => three(ends(frame).ratio)),
  lagError: text([trainingRun], ({ baselines, variance }) => three(baselines.ar2 / variance)),
  looksRight: finding([trainingRun], found.looksRight, found.checkLooksRight),
  notComparable: finding([trainingRun], found.notComparable(trainingCell), found.checkNotComparable),
  pulsesMissed: finding([trainingRun], found.pulsesMissed(trainingCell), found.checkPulsesMissed),
  overtakes: finding([trainingRun], found.overtakes, found.checkOvertakes),
  comparable: finding([trainingRun], found.comparable(trainingCell), found.checkComparable),
  twoLags: finding([trainingRun], found.twoLags(trainingCell), found.checkTwoLags),
};
