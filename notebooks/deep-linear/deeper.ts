import depth from "../../src/simulations/deep-linear/depth.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { curvesFigure, depthDifferenceFigure, timesFigure } from "./depth-figures.ts";
import * as deep from "./depth-findings.ts";
import { overlay } from "./residual.ts";
import { steps } from "./words.ts";

const depthCell = controls(depth);
const depthRun = frames(depth, depthCell);
const depthView = controls({ params: { show: overlay } });

/** What does depth cost? */
export default {
  depth: depthCell,
  depthRun,
  depthView,
  depthCurves: figure("One mode, in networks of several depths", [depthRun, depthView], (frame, { show }) =>
    show === "residual" ? depthDifferenceFigure(frame) : curvesFigure(frame),
  ),
  depthTimes: figure("Steps until learned, over depth", [depthRun], timesFigure),
  timeTen: text([depthRun], ({ best }) => steps(best[8])),
  timeHundred: text([depthRun], ({ best }) => steps(best[98])),
  timeInfinite: text([depthRun], ({ atInfinity }) => steps(atInfinity)),
  peakLayers: text([depthRun], ({ peak }) =>
    peak.layers > 2 ? `rises with depth, peaks at ${peak.layers} layers and falls again` : "falls with depth",
  ),
  saturates: finding([depthRun], deep.saturates, deep.checkSaturates),
  depthPrice: finding([depthRun], deep.depthPrice(depthCell), deep.checkPrice),
  smallStart: finding([depthRun], deep.smallStart(depthCell), deep.checkSmallStart),
  tinyStart: finding([depthRun], deep.tinyStart, deep.checkTinyStart),
  peakMoves: finding([depthRun], deep.peakMoves(depthCell), deep.checkPeakMoves),
  fixedPeak: finding([depthRun], deep.fixedPeak, deep.checkFixedPeak),
  descentFollows: finding([depthRun], deep.descentFollows(depthCell), deep.checkDescent),
  tooFast: finding([depthRun], deep.tooFast(depthCell), deep.checkTooFast),
};
