import nonlinear from "../../src/simulations/deep-linear/nonlinear.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import * as found from "./nonlinear-findings.ts";
import { delays, delaysFigure, meanAndSpread } from "./nonlinear-delays.ts";
import { strengthsFigure, type NonlinearFrame } from "./nonlinear-figures.ts";
import { percent } from "./products-words.ts";
import { overlay } from "./residual.ts";

const nonlinearCell = controls(nonlinear);
const nonlinearRun = frames(nonlinear, nonlinearCell);
const nonlinearView = controls({ params: { show: overlay } });

/** The mean delay of the last of the modes that are drawn and that networks of a kind have learned. */
function lastDelay(frame: NonlinearFrame, kind: "linear" | "tanh"): string {
  const learned = [...frame.shown].map((a) => delays(frame, kind, a)).filter((all) => all.length);
  const last = learned.at(-1);
  return last ? percent(meanAndSpread(last).mean) : "an unknown part";
}

/** Does any of this survive tanh, and data with a structure of their own? */
export default {
  nonlinear: nonlinearCell,
  nonlinearRun,
  nonlinearView,
  nonlinearStrengths: figure("Strengths of some modes", [nonlinearRun, nonlinearView], (frame, { show }) =>
    strengthsFigure(frame, show === "residual"),
  ),
  nonlinearDelays: figure("How late each mode is", [nonlinearRun], delaysFigure),
  linearDelay: text([nonlinearRun], (frame) => lastDelay(frame, "linear")),
  tanhDelay: text([nonlinearRun], (frame) => lastDelay(frame, "tanh")),
  weakestDrawn: text([nonlinearRun], ({ shown }) => String((shown.at(-1) ?? 0) + 1)),
  nonlinearTheory: finding([nonlinearRun], found.nonlinearTheory, found.checkTheory),
  nonlinearLater: finding([nonlinearRun], found.nonlinearLater, found.checkLater),
  nonlinearWeak: finding([nonlinearRun], found.nonlinearWeak, found.checkWeak),
  nonlinearOrder: finding([nonlinearRun], found.nonlinearOrder, found.checkOrder),
  nonlinearFails: finding([nonlinearRun], found.nonlinearFails(nonlinearCell), found.checkFails),
};
