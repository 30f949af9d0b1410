import soup from "../../src/simulations/mode-connectivity/soup.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { accuracyFigure, spreadFigure, unitsFigure } from "./soup-figures.ts";
import * as many from "./soup-findings.ts";
import { percent, unknown } from "./words.ts";

const soupCell = controls(soup);
const soupRun = frames(soup, soupCell);

/** Do more than two networks share a valley? */
export default {
  soup: soupCell,
  soupRun,
  soupAccuracy: figure("What the mean of k networks reads", [soupRun], accuracyFigure),
  soupSpread: figure("Distance from the mean, visit by visit", [soupRun], spreadFigure),
  soupBefore: figure("Six hidden units, as they stand", [soupRun], (frame) => unitsFigure(frame, "naive")),
  soupAfter: figure("Six hidden units, in a common order", [soupRun], (frame) =>
    unitsFigure(frame, "merged"),
  ),
  soupNaive: text([soupRun], ({ accuracy, models }) =>
    accuracy.naive.length === models ? percent(accuracy.naive[models - 1]) : unknown,
  ),
  soupMerged: text([soupRun], ({ accuracy }) =>
    accuracy.merged === null ? unknown : percent(accuracy.merged),
  ),
  soupSum: text([soupRun], ({ accuracy, models }) =>
    accuracy.ensemble.length === models ? percent(accuracy.ensemble[models - 1]) : unknown,
  ),
  mush: finding([soupRun], many.mush, many.checkMush),
  common: finding([soupRun], many.common, many.checkCommon),
  nearer: finding([soupRun], many.nearer, many.checkNearer),
  noFavourite: finding([soupRun], many.noFavourite, many.checkNoFavourite),
  sumBetter: finding([soupRun], many.sumBetter, many.checkSumBetter),
  narrowSoup: finding([soupRun], many.narrowSoup(soupCell), many.checkNarrowSoup),
};
