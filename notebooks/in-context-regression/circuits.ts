import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import training from "../../src/simulations/in-context-regression/training.ts";
import { planeFigure, riskFigure, settlingFigure } from "./circuits-curves.ts";
import { circuitsFigure, placeAt, readoutsFigure } from "./circuits-figures.ts";
import * as found from "./circuits-findings.ts";

const cell = controls(training);
const run = frames(training, cell);
const moment = player(run, (frame, at) => `step ${frame.step[placeAt(frame, at)]} of ${frame.steps}`);

/** What do the heads become? */
export default {
  training: cell,
  trainingRun: run,
  moment,
  circuits: figure("What each head compares: KQ", [run, moment], (frame, { at }) =>
    circuitsFigure(frame, at),
  ),
  readouts: figure("What each head reads out: OV", [run, moment], (frame, { at }) =>
    readoutsFigure(frame, at),
  ),
  risk: figure("Risk over training", [run, moment], (frame, { at }) => riskFigure(frame, at)),
  settling: figure("What settles when", [run, moment], (frame, { at }) => settlingFigure(frame, at)),
  plane: figure("Each head’s way, and that of its two-number model", [run, moment], (frame, { at }) =>
    planeFigure(frame, at),
  ),
  trainedRisk: text([run], ({ end }) => end?.risk.toFixed(3) ?? "not yet known"),
  trainedStep: text([run], ({ size }) => (size.at(-1) ?? 0).toFixed(3)),
  diagonal: finding([run], found.diagonal, found.checkDiagonal),
  labelOnly: finding([run], found.labelOnly, found.checkLabelOnly),
  opposite: finding([run], found.opposite, found.checkOpposite),
  stepSize: finding([run], found.stepSize, found.checkStepSize),
  order: finding([run], found.order, found.checkOrder),
  sumFirst: finding([run], found.sumFirst(cell), found.checkSumFirst),
  tooFast: finding([run], found.tooFast(cell), found.checkTooFast),
};
