import plane from "../../src/simulations/deep-linear/plane.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { planeFigure, taus, timeAt } from "./plane-figures.ts";
import * as flow from "./plane-findings.ts";
import { keptFigure, layersFigure, learnedFigure } from "./plane-times.ts";

const planeCell = controls(plane);
const planeRun = frames(plane, planeCell);
const planeMoment = player(planeRun, (frame, at) => `time ${taus(timeAt(frame, at))}`);
const drawn = (title: string, draw: typeof planeFigure) =>
  figure(title, [planeRun, planeMoment], (frame, { at }) => draw(frame, at));

/** Where can a mode go? */
export default {
  plane: planeCell,
  planeRun,
  planeMoment,
  planeWay: drawn("The two layers, as a point in a plane", planeFigure),
  planeLearned: drawn("What they have learned together", learnedFigure),
  planeLayers: drawn("Each layer", layersFigure),
  planeKept: drawn("What is kept", keptFigure),
  planeHalf: text([planeRun], ({ half, over }) =>
    half !== null ? `after ${taus(half)}` : over === null ? "never" : "from the start",
  ),
  planeKeeps: finding([planeRun], flow.keeps(planeCell), flow.checkKeeps),
  planeArrives: finding([planeRun], flow.arrives(planeCell), flow.checkArrives),
  planeNever: finding([planeRun], flow.never(planeCell), flow.checkNever),
  planeBeside: finding([planeRun], flow.beside(planeCell), flow.checkBeside),
  planeSlow: finding([planeRun], flow.slow(planeCell), flow.checkSlow),
  planeQuick: finding([planeRun], flow.quick(planeCell), flow.checkQuick),
};
