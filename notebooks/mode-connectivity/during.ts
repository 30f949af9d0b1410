import during from "../../src/simulations/mode-connectivity/during.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { aheadFigure, growthFigure } from "./during-figures.ts";
import * as growing from "./during-findings.ts";
import { nats, percent, unknown } from "./words.ts";

const duringCell = controls(during);
const duringRun = frames(during, duringCell);

/** When does the wall come, and when is the order settled that takes it away? */
export default {
  during: duringCell,
  duringRun,
  growth: figure("The wall, epoch by epoch", [duringRun], growthFigure),
  ahead: figure("The finished networks, in orders found earlier", [duringRun], aheadFigure),
  firstWall: text([duringRun], ({ naive }) => (naive.length > 1 ? nats(naive[1]) : unknown)),
  aheadLeft: text([duringRun], ({ ahead, naive }) =>
    ahead.length > 2 ? percent(ahead[2] / naive[naive.length - 1]) : unknown,
  ),
  aheadStart: text([duringRun], ({ ahead, naive }) =>
    ahead.length > 0 ? percent(ahead[0] / naive[naive.length - 1]) : unknown,
  ),
  atOnce: finding([duringRun], growing.atOnce, growing.checkAtOnce),
  allAlong: finding([duringRun], growing.allAlong, growing.checkAllAlong),
  early: finding([duringRun], growing.early, growing.checkEarly),
  notBefore: finding([duringRun], growing.notBefore, growing.checkNotBefore),
};
