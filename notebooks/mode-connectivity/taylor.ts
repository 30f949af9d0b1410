import taylor from "../../src/simulations/mode-connectivity/taylor.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { foretoldFigure, nearFigure, ratios } from "./taylor-figures.ts";
import * as near from "./taylor-findings.ts";
import { unknown } from "./words.ts";

const taylorCell = controls(taylor);
const taylorRun = frames(taylor, taylorCell);

/** Is A near enough to the matched B for a parabola? */
export default {
  taylor: taylorCell,
  taylorRun,
  taylorLines: figure("The wall, and what its two ends foretell", [taylorRun], foretoldFigure),
  taylorNear: figure("How well the ends foretell, over their distance", [taylorRun], nearFigure),
  taylorNaive: text([taylorRun], (frame) =>
    frame.progress === 1 ? ratios(frame).naive.toFixed(2) : unknown,
  ),
  taylorMatched: text([taylorRun], (frame) =>
    frame.progress === 1 ? ratios(frame).matched.toFixed(2) : unknown,
  ),
  taylorApart: text([taylorRun], ({ matched }) => (matched.apart ? matched.apart.toFixed(2) : unknown)),
  tooLow: finding([taylorRun], near.tooLow, near.checkTooLow),
  tooHigh: finding([taylorRun], near.tooHigh, near.checkTooHigh),
  closeBy: finding([taylorRun], near.closeBy, near.checkCloseBy),
  stillFar: finding([taylorRun], near.stillFar, near.checkStillFar),
  narrowForetold: finding([taylorRun], near.narrowForetold(taylorCell), near.checkNarrowForetold),
};
