import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, player, question, text } from "../../src/notebook/cell.ts";
import prediction from "../../src/simulations/in-context-regression/prediction.ts";
import { agreementFigure, fitOf, placeAt, residualsFigure, scatterFigure } from "./prediction-figures.ts";
import * as nearest from "./prediction-question.ts";
import * as found from "./prediction-findings.ts";

const cell = controls(prediction);
const run = frames(prediction, cell);
const moment = player(
  run,
  (frame, at) => `step ${frame.step[placeAt(frame, at)]} of ${frame.planned.at(-1)}`,
);
const rival = controls({
  params: {
    to: choice({
      label: "Compared with",
      default: "debiased",
      options: { debiased: "debiased step", descent: "plain step", ridge: "Bayes" },
      doc: "Whose answers to the same prompts are on the other axis.",
    }),
  },
});

/** Is it gradient descent? */
export default {
  prediction: cell,
  predictionRun: run,
  predictionMoment: moment,
  rival,
  scatter: figure("Answers to the same prompts", [run, moment, rival], (frame, { at }, { to }) =>
    scatterFigure(frame, at, to),
  ),
  agreement: figure("How far from each, over training", [run, moment], (frame, { at }) =>
    agreementFigure(frame, at),
  ),
  residuals: figure("What is left over", [run, moment, rival], (frame, { at }, { to }) =>
    residualsFigure(frame, at, to),
  ),
  explained: text([run], (frame) => `${(100 * fitOf(frame, "debiased").r2).toFixed(1)} %`),
  nearest: question([run], nearest.asked, nearest.key),
  isDescent: finding([run], found.isDescent, found.checkDescent),
  notPlain: finding([run], found.notPlain, found.checkNotPlain),
  oneIsNot: finding([run], found.oneIsNot(cell), found.checkOne),
};
