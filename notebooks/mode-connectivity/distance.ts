import distance from "../../src/simulations/mode-connectivity/distance.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { leftFigure, partsFigure, restartsFigure } from "./distance-figures.ts";
import * as near from "./distance-findings.ts";
import { percent, unknown } from "./words.ts";

const distanceCell = controls(distance);
const distanceRun = frames(distance, distanceCell);

/** Does matching bring the two together? */
export default {
  distance: distanceCell,
  distanceRun,
  distanceLeft: figure("What matching leaves of distance and barrier", [distanceRun], leftFigure),
  distanceParts: figure("When only some units follow", [distanceRun], partsFigure),
  distanceRestarts: figure("Twelve runs of matching", [distanceRun], restartsFigure),
  distanceSaved: text([distanceRun], ({ layers }) =>
    layers
      ? percent(1 - layers.after[layers.after.length - 1] / layers.before[layers.before.length - 1])
      : unknown,
  ),
  barrierSaved: text([distanceRun], ({ restarts, naive }) =>
    restarts.barrier.length ? percent(1 - restarts.barrier[0] / naive) : unknown,
  ),
  distanceApart: text([distanceRun], ({ layers }) =>
    layers
      ? (layers.after[layers.after.length - 1] / layers.norm[layers.norm.length - 1]).toFixed(2)
      : unknown,
  ),
  hardlyNearer: finding([distanceRun], near.hardlyNearer, near.checkHardlyNearer),
  stillApart: finding([distanceRun], near.stillApart, near.checkStillApart),
  widerLess: finding([distanceRun], near.widerLess(distanceCell), near.checkWiderLess),
  noGuide: finding([distanceRun], near.noGuide, near.checkNoGuide),
  byDegrees: finding([distanceRun], near.byDegrees, near.checkByDegrees),
};
