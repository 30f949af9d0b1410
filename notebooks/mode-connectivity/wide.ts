import wide from "../../src/simulations/mode-connectivity/wide.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { nearest, temperatureFigure, widthAccuracyFigure, widthLossFigure } from "./wide-figures.ts";
import * as without from "./wide-findings.ts";
import { warmth } from "./warmth.ts";
import { nats, percent, unknown } from "./words.ts";

const wideCell = controls(wide);
const wideRun = frames(wide, wideCell);
const warmthCell = controls(warmth);

/** Is matching needed where networks are wide? */
export default {
  wide: wideCell,
  wideRun,
  warmth: warmthCell,
  wideAccuracy: figure("What the mean reads, over the width", [wideRun], widthAccuracyFigure),
  wideLoss: figure("The loss of the mean, over the width", [wideRun], widthLossFigure),
  wideTemperature: figure(
    "The loss of the mean, over the temperature",
    [wideRun, warmthCell],
    temperatureFigure,
  ),
  narrowReads: text([wideRun], ({ accuracy: { naive } }) => (naive.length ? percent(naive[0]) : unknown)),
  wideReads: text([wideRun], ({ progress, accuracy: { naive } }) =>
    progress === 1 ? percent(naive[naive.length - 1]) : unknown,
  ),
  wideUnits: text([wideRun], ({ widest }) => `${widest}`),
  wideBest: text([wideRun], ({ progress, temperature }) =>
    progress === 1 ? temperature[temperature.length - 1].toFixed(2) : unknown,
  ),
  wideHot: text([wideRun], ({ progress, loss: { naive } }) =>
    progress === 1 ? nats(naive[naive.length - 1]) : unknown,
  ),
  wideCold: text([wideRun], ({ progress, cooled }) =>
    progress === 1 ? nats(cooled[cooled.length - 1]) : unknown,
  ),
  wideChosen: text([wideRun, warmthCell], ({ progress, grid, curves }, chosen) =>
    progress === 1 ? nats(curves[curves.length - 1][nearest(grid, chosen)]) : unknown,
  ),
  wideMatched: text([wideRun], ({ progress, loss: { matched } }) =>
    progress === 1 ? nats(matched[matched.length - 1]) : unknown,
  ),
  widerReads: finding([wideRun], without.widerReads, without.checkWiderReads),
  timid: finding([wideRun], without.timid, without.checkTimid),
  someOfIt: finding([wideRun], without.someOfIt, without.checkSomeOfIt),
  noCure: finding([wideRun], without.noCure, without.checkNoCure),
  matchedBetter: finding([wideRun], without.matchedBetter, without.checkMatchedBetter),
  mostOfIt: finding([wideRun], without.mostOfIt(wideCell), without.checkMostOfIt),
};
