import spread from "../../src/simulations/quantum-reservoir/spread.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { median } from "./settling-numbers.ts";
import * as found from "./spread-findings.ts";
import { drawsAt, learnedFigure, settleSpreadFigure, solvedSpreadFigure } from "./spread-figures.ts";

const spreadCell = controls(spread);
const spreadRun = frames(spread, spreadCell);

/** How random is the reservoir? */
export default {
  spread: spreadCell,
  spreadRun,
  spreadLearned: figure("Error of the trained readout", [spreadRun], learnedFigure),
  spreadSolved: figure("Error of the readout by least squares", [spreadRun], solvedSpreadFigure),
  spreadSettle: figure("Epochs until settled, over the spread", [spreadRun], settleSpreadFigure),
  bestSpread: text([spreadRun], (frame) => {
    if (!frame.complete) return "not known yet";
    const medians = Array.from(frame.width, (_, i) => median(drawsAt(frame, frame.solved, i)));
    return three(frame.width[medians.indexOf(Math.min(...medians))]);
  }),
  sameForAll: finding([spreadRun], found.sameForAll(spreadCell), found.checkSameForAll),
  reallyRandom: finding([spreadRun], found.reallyRandom(spreadCell), found.checkReallyRandom),
  lstmLost: finding([spreadRun], found.lstmLost(spreadCell), found.checkLstmLost),
  bestBetween: finding([spreadRun], found.bestBetween(spreadCell), found.checkBestBetween),
};
