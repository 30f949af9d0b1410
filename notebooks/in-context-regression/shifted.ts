import { real } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import shifts from "../../src/simulations/in-context-regression/shifts.ts";
import { brokenFigure, meansFigure, offsetsFigure, riskOf } from "./shifts-figures.ts";
import * as found from "./shifts-findings.ts";

const cell = controls(shifts);
const run = frames(shifts, cell);
const shift = controls({
  params: {
    offset: real({
      label: "Added to labels",
      symbol: "b",
      default: 1,
      min: 0,
      max: 3,
      step: 0.1,
      doc: "To all labels of a prompt, not to the query’s.",
    }),
    mean: real({
      label: "Mean of covariates",
      symbol: "m",
      default: 0,
      min: 0,
      max: 1.5,
      step: 0.1,
      doc: "Of every covariate, of the examples and of the query.",
    }),
    broken: real({
      label: "Added to read-outs",
      symbol: "\\delta",
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      doc: "To the read-out of every head of the trained layers, so that they cancel no more.",
    }),
  },
});
const risk = (who: "pair" | "single", offset: number) =>
  text([run], (frame) =>
    frame.tried ? riskOf(frame, who, { offset, mean: 0, broken: 0 }).toFixed(3) : "not yet known",
  );

/** What is the balance for? */
export default {
  shifts: cell,
  shiftsRun: run,
  shift,
  offsets: figure("Labels that are shifted", [run, shift], offsetsFigure),
  shiftedMeans: figure("Covariates that are shifted", [run, shift], meansFigure),
  unbalanced: figure("Read-outs that do not cancel", [run, shift], brokenFigure),
  pairCentred: risk("pair", 0),
  pairShifted: risk("pair", 1),
  singleShifted: risk("single", 1),
  unseen: finding([run], found.unseen, found.checkUnseen),
  square: finding([run], found.square, found.checkSquare),
  recentres: finding([run], found.recentres, found.checkRecentres),
  ridgeNotices: finding([run], found.ridgeNotices, found.checkRidgeNotices),
  lossless: finding([run], found.lossless, found.checkLossless),
};
