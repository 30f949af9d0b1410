import bowl from "../../src/simulations/quantum-reservoir/bowl.ts";
import { choice, toggle } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { directionsFigure, penaltyFigure } from "./bowl-errors.ts";
import { bowlFigure } from "./bowl-figures.ts";
import * as found from "./bowl-findings.ts";
import { distances, epochAt } from "./bowl-numbers.ts";
import { three } from "./looks.ts";
import { normalFigure } from "./normal-figure.ts";

const bowlCell = controls(bowl);
const bowlRun = frames(bowl, bowlCell);
const bowlMoment = player(bowlRun, (frame, at) => `epoch ${epochAt(frame, at)}`);
const bowlView = controls({
  params: {
    solve: toggle({
      label: "Solve the normal equations",
      default: false,
      doc: "Puts the weights where the normal equations say, in place of the epoch’s.",
    }),
    cut: choice({
      label: "Cut through the bowl",
      default: "flat",
      options: {
        steep: "along the two steepest directions",
        flat: "along the steepest, and where most error is left",
      },
      doc: "Along which two directions the bowl of the error is drawn.",
    }),
  },
});

/** What if the readout is solved for? */
export default {
  bowl: bowlCell,
  bowlRun,
  bowlMoment,
  bowlView,
  bowlCurves: figure(
    "The bowl of the error, from above",
    [bowlRun, bowlMoment, bowlView],
    (frame, { at }, view) => bowlFigure(frame, at, view.cut, view.solve),
  ),
  bowlDirections: figure("Error left along each direction", [bowlRun, bowlMoment], (frame, { at }) =>
    directionsFigure(frame, at),
  ),
  normalEquations: figure(
    "The normal equations in numbers",
    [bowlRun, bowlMoment, bowlView],
    (frame, { at }, view) => normalFigure(frame, at, view.solve),
  ),
  penaltyPath: figure("Error of the solution over its penalty", [bowlRun], penaltyFigure),
  bowlTrained: text([bowlRun], ({ test, epochs }) => three(test[epochs])),
  bowlSolved: text([bowlRun], ({ solved }) => three(solved.test)),
  bowlAway: text([bowlRun], (frame) => three(distances(frame).still / distances(frame).way)),
  steepOnly: finding([bowlRun], found.steepOnly, found.checkSteepOnly),
  farAway: finding([bowlRun], found.farAway, found.checkFarAway),
  likePenalty: finding([bowlRun], found.likePenalty, found.checkLikePenalty),
};
