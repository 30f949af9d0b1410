import sides from "../../src/simulations/deep-linear/sides.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { pointAt, sidesChangeFigure, sidesLikenessFigure, sidesMapFigure } from "./sides-figures.ts";
import * as unequal from "./sides-findings.ts";

const sidesCell = controls(sides);
const sidesRun = frames(sides, sidesCell);
const sidesMoment = player(sidesRun, (frame, at) => `${frame.time[pointAt(frame, at)].toFixed(2)} τ of 8`);
const percent = (change: Float64Array): string => `${(100 * change[change.length - 1]).toPrecision(3)} %`;

/** What do unequal layers do to a whole network? */
export default {
  sides: sidesCell,
  sidesRun,
  sidesMoment,
  sidesChange: figure("How much each side changes, at every balance", [sidesRun], sidesChangeFigure),
  sidesMap: figure("Every entry of the map", [sidesRun, sidesMoment], (frame, { at }) =>
    sidesMapFigure(frame, at),
  ),
  sidesInputs: figure("What it finds alike among inputs", [sidesRun, sidesMoment], (frame, { at }) =>
    sidesLikenessFigure(frame, "inner", at),
  ),
  sidesOutputs: figure("What it finds alike among outputs", [sidesRun, sidesMoment], (frame, { at }) =>
    sidesLikenessFigure(frame, "outer", at),
  ),
  sidesInner: text([sidesRun], ({ descent }) => percent(descent.innerChange)),
  sidesOuter: text([sidesRun], ({ descent }) => percent(descent.outerChange)),
  sidesFollow: finding([sidesRun], unequal.sidesFollow(sidesCell), unequal.checkSidesFollow),
  sidesStay: finding([sidesRun], unequal.sidesStay(sidesCell), unequal.checkSidesStay),
  sidesTurn: finding([sidesRun], unequal.sidesTurn(sidesCell), unequal.checkSidesTurn),
  sidesEven: finding([sidesRun], unequal.sidesEven(sidesCell), unequal.checkSidesEven),
  sidesUnmixed: finding([sidesRun], unequal.sidesUnmixed(sidesCell), unequal.checkSidesUnmixed),
  sidesSign: finding([sidesRun], unequal.sidesSign(sidesCell), unequal.checkSidesSign),
  sidesMix: finding([sidesRun], unequal.sidesMix(sidesCell), unequal.checkSidesMix),
};
