import balance from "../../src/simulations/deep-linear/balance.ts";
import { choice, toggle } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { kernelFigure, unequalDifference, unequalFigure } from "./balance-figures.ts";
import * as unequal from "./balance-findings.ts";
import { unequalPlane } from "./balance-plane.ts";
import { overlay } from "./residual.ts";
import { taus } from "./plane-figures.ts";

const balanceCell = controls(balance);
const balanceRun = frames(balance, balanceCell);
const balanceView = controls({
  params: {
    show: overlay,
    clock: choice({
      label: "Time axis",
      default: "linear",
      options: { linear: "linear", log: "log", own: "of each curve its own" },
      doc: "Its own: each curve in units of the time at which it is half learned, so that their shapes compare.",
    }),
    printed: toggle({
      label: "Appendix A as printed",
      default: false,
      doc: "Adds the curve of the paper's formula as it is printed, without the correction.",
    }),
  },
});

/** What if the layers start unequal? */
export default {
  balance: balanceCell,
  balanceRun,
  balanceView,
  balanceLearned: figure(
    "Strength of the mode",
    [balanceRun, balanceView],
    (frame, { clock, printed, show }) =>
      show === "residual" ? unequalDifference(frame) : unequalFigure(frame, clock, printed),
  ),
  balanceKernel: figure("The kernel, on a log scale", [balanceRun, balanceView], (frame, { clock }) =>
    kernelFigure(frame, clock),
  ),
  balancePlane: figure("The way of the two layers", [balanceRun], unequalPlane),
  balanceHalf: text([balanceRun], ({ ways }) => taus(ways[ways.length - 1].half)),
  balanceRise: text([balanceRun], ({ rise }) =>
    rise === null ? "a time that began before the start" : taus(rise),
  ),
  balanceGrowth: text([balanceRun], ({ ways }) => ways[ways.length - 1].growth.toPrecision(3)),
  balanceLazy: finding([balanceRun], unequal.lazy(balanceCell), unequal.checkLazy),
  balanceNotLazy: finding([balanceRun], unequal.notLazy(balanceCell), unequal.checkNotLazy),
  balanceStays: finding([balanceRun], unequal.kernelStays(balanceCell), unequal.checkKernelStays),
  balanceMoves: finding([balanceRun], unequal.kernelMoves(balanceCell), unequal.checkKernelMoves),
  balanceWeak: finding([balanceRun], unequal.weakLearns(balanceCell), unequal.checkWeakLearns),
  balanceFollows: finding([balanceRun], unequal.follows(balanceCell), unequal.checkFollows),
  balancePrinted: finding([balanceRun], unequal.printedWrong(balanceCell), unequal.checkPrinted),
};
