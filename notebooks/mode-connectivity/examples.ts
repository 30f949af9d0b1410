import examples from "../../src/simulations/mode-connectivity/examples.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { classesFigure, gradientAlignmentFigure } from "./examples-figures.ts";
import * as looks from "./examples-findings.ts";
import { nats, unknown } from "./words.ts";

const examplesCell = controls(examples);
const examplesRun = frames(examples, examplesCell);
const left = (way: "weights" | "activations" | "gradient", kinds: number) =>
  text([examplesRun], ({ barrier }) => (kinds < barrier[way].length ? nats(barrier[way][kinds]) : unknown));

/** What does an order depend on: the weights, or what one has seen? */
export default {
  examples: examplesCell,
  examplesRun,
  examplesBarrier: figure("The barrier left, over what a method has seen", [examplesRun], classesFigure),
  examplesAlignment: figure("How directions agree after each method", [examplesRun], gradientAlignmentFigure),
  examplesGradientAll: left("gradient", 0),
  examplesWeights: left("weights", 0),
  examplesGradientHalf: left("gradient", 1),
  examplesActivitiesHalf: left("activations", 1),
  learnedOrder: finding([examplesRun], looks.learnedOrder, looks.checkLearnedOrder),
  halfBlind: finding([examplesRun], looks.halfBlind, looks.checkHalfBlind),
  activitiesDegrade: finding([examplesRun], looks.activitiesDegrade, looks.checkActivitiesDegrade),
  alignsLess: finding([examplesRun], looks.alignsLess, looks.checkAlignsLess),
  tenExamples: finding([examplesRun], looks.tenExamples(examplesCell), looks.checkTenExamples),
};
