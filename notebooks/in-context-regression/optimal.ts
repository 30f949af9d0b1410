import { real } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import noises from "../../src/simulations/in-context-regression/noises.ts";
import { limitsFigure, noisesFigure, stepsFigure, worst } from "./bayes-figures.ts";
import * as found from "./bayes-findings.ts";

const cell = controls(noises);
const run = frames(noises, cell);
const look = controls({
  params: {
    noise: real({
      label: "Noise of the curves",
      symbol: "\\sigma^2",
      default: 0.1,
      min: 0.01,
      max: 3,
      scale: "log",
      doc: "Of the first figure, which is for large prompts and needs no training.",
    }),
  },
});

/** How far from the best? */
export default {
  noises: cell,
  noisesRun: run,
  limit: look,
  limits: figure("One step against Bayes, for large prompts", [look], limitsFigure),
  noiseLevels: figure("Trained layers against Bayes", [run], noisesFigure),
  stepSizes: figure("The step that trained layers take", [run], stepsFigure),
  worstRatio: text([look], ({ noise }) => worst(noise).ratio.toFixed(2)),
  bounded: finding([look], found.bounded, found.checkBounded),
  nearBayes: finding([run], found.nearBayes, found.checkNear),
  follows: finding([run], found.follows, found.checkFollows),
};
