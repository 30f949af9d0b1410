import parity from "../../src/simulations/deep-linear/parity.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { parityGridFigure, parityLossFigure, parityVolumeFigure, parted } from "./parity-figures.ts";
import * as found from "./parity-findings.ts";

const parityCell = controls(parity);
const parityRun = frames(parity, parityCell);

/** Can a good start be a trap? */
export default {
  parity: parityCell,
  parityRun,
  parityGrid: figure("Steps until learned, of forty networks", [parityRun], parityGridFigure),
  parityLoss: figure("Their losses", [parityRun], parityLossFigure),
  parityVolume: figure("Determinants of their maps", [parityRun], parityVolumeFigure),
  parityWrong: text([parityRun], (frame) => String(parted(frame).other.length)),
  parityLost: text([parityRun], ({ runs }) => String(runs.filter(({ steps }) => steps === null).length)),
  parityHeight: text([parityRun], ({ trap }) => String(Number(trap.toFixed(4)))),
  paritySplit: finding([parityRun], found.paritySplit, found.checkSplit),
  parityRight: finding([parityRun], found.parityRight, found.checkRight),
  parityTrap: finding([parityRun], found.parityTrap(parityCell), found.checkTrap),
  parityCure: finding([parityRun], found.parityCure(parityCell), found.checkCure),
  parityLeaks: finding([parityRun], found.parityLeaks(parityCell), found.checkLeaks),
};
