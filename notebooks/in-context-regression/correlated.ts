import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import covariance from "../../src/simulations/in-context-regression/covariance.ts";
import { axesFigure, mapRiskFigure, spectrumFigure } from "./correlated-curves.ts";
import { matricesFigure, placeOf } from "./correlated-figures.ts";
import * as found from "./correlated-findings.ts";

const cell = controls(covariance);
const run = frames(covariance, cell);
const moment = player(run, (frame, at) => `step ${frame.step[placeOf(frame, at)]} of ${frame.steps}`);

/** What if covariates are correlated? */
export default {
  covariance: cell,
  covarianceRun: run,
  covarianceMoment: moment,
  matrices: figure("The covariance, the learned matrix and the best one", [run, moment], (frame, { at }) =>
    matricesFigure(frame, at),
  ),
  spectrum: figure("Step along each axis of the covariates", [run, moment], (frame, { at }) =>
    spectrumFigure(frame, at),
  ),
  axes: figure("When each axis is learned", [run, moment], (frame, { at }) => axesFigure(frame, at)),
  mapRisk: figure("Risk of the layer and of single steps", [run], mapRiskFigure),
  mapLayer: text([run], ({ end }) => end?.risk.toFixed(3) ?? "not yet known"),
  mapNumber: text([run], ({ end }) => end?.scalar.toFixed(3) ?? "not yet known"),
  inverse: finding([run], found.inverse(cell), found.checkInverse),
  oneStep: finding([run], found.oneStep(cell), found.checkOneStep),
  lastAxis: finding([run], found.lastAxis(cell), found.checkLastAxis),
};
