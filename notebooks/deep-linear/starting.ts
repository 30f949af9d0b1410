import start from "../../src/simulations/deep-linear/start.ts";
import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { medianSteps, raceCurvesFigure, raceFigure } from "./start-figures.ts";
import * as begun from "./start-findings.ts";
import { steps } from "./words.ts";

const startCell = controls(start);
const startRun = frames(start, startCell);
const startView = controls({
  params: {
    depth: choice({
      label: "Losses shown at",
      default: "32",
      options: { 2: "2", 4: "4", 8: "8", 16: "16", 32: "32 matrices" },
      doc: "Which depth the figure of losses is for.",
    }),
  },
});
const steepest = (name: string, D: number) => text([startRun], (frame) => steps(medianSteps(frame, name, D)));

/** Where should a deep network start? */
export default {
  start: startCell,
  startRun,
  startView,
  race: figure("Steps until learned, from each start", [startRun], raceFigure),
  raceCurves: figure("Losses at one depth", [startRun, startView], (frame, { depth }) =>
    raceCurvesFigure(frame, Number(depth)),
  ),
  orthogonalShallow: steepest("orthogonal", 2),
  orthogonalDeep: steepest("orthogonal", 32),
  gaussianDeep: steepest("gaussian", 32),
  orthogonalFlat: finding([startRun], begun.orthogonalFlat(startCell), begun.checkOrthogonal),
  identityFlat: finding([startRun], begun.identityFlat(startCell), begun.checkIdentity),
  gaussianSlow: finding([startRun], begun.gaussianSlow, begun.checkGaussian),
  pretrainedAlike: finding([startRun], begun.pretrainedAlike, begun.checkPretrained),
  decoupledLaw: finding([startRun], begun.decoupledLaw, begun.checkDecoupled),
  gaussianShallow: finding([startRun], begun.gaussianShallow, begun.checkShallow),
};
