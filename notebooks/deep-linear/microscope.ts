import microscope from "../../src/simulations/deep-linear/microscope.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { errorFigure, modeFigure } from "./microscope-figures.ts";
import * as close from "./microscope-findings.ts";
import { overStartsFigure, overStrengthsFigure } from "./microscope-times.ts";
import { taus } from "./plane-figures.ts";

const microscopeCell = controls(microscope);
const microscopeRun = frames(microscope, microscopeCell);

/** What sets the wait? */
export default {
  microscope: microscopeCell,
  microscopeRun,
  microscopeMode: figure("One mode, exactly and step by step", [microscopeRun], modeFigure),
  microscopeError: figure("What the steps get wrong, on a log scale", [microscopeRun], errorFigure),
  microscopeStrengths: figure("The wait, over the strength", [microscopeRun], overStrengthsFigure),
  microscopeStarts: figure("The wait, over the start", [microscopeRun], overStartsFigure),
  microscopeHalf: text([microscopeRun], ({ half }) => (half > 0 ? taus(half) : "no time at all")),
  microscopeDecade: text([microscopeRun], ({ strength }) => taus(Math.LN10 / (2 * strength))),
  microscopeOff: text([microscopeRun], ({ descentWorst, diverged, strength }) =>
    diverged ? "any amount" : `${Number(((100 * descentWorst) / strength).toPrecision(2))} % of the goal`,
  ),
  microscopeInverse: finding([microscopeRun], close.inverse(microscopeCell), close.checkInverse),
  microscopeFlattens: finding([microscopeRun], close.flattens(microscopeCell), close.checkFlattens),
  microscopeLog: finding([microscopeRun], close.logarithmic(microscopeCell), close.checkLogarithmic),
  microscopeDirect: finding([microscopeRun], close.directAlike(microscopeCell), close.checkDirectAlike),
  microscopeHalves: finding([microscopeRun], close.halves(microscopeCell), close.checkHalves),
  microscopeTooLong: finding([microscopeRun], close.tooLong(microscopeCell), close.checkTooLong),
  microscopeExact: finding([microscopeRun], close.integrates(microscopeCell), close.checkIntegrates),
};
