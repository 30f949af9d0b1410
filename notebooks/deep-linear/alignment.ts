import alignment from "../../src/simulations/deep-linear/alignment.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { agreementFigure, matrixFigure, recordAt } from "./alignment-figures.ts";
import * as aligned from "./alignment-findings.ts";
import { balanceFigure, mixingFigure } from "./alignment-sizes.ts";
import { steps } from "./words.ts";

const alignmentCell = controls(alignment);
const alignmentRun = frames(alignment, alignmentCell);
const alignmentMoment = player(
  alignmentRun,
  (frame, at) => `step ${steps(frame.step[recordAt(frame, at)])} of ${steps(frame.planned)}`,
);

/** How do the layers find a common language? */
export default {
  alignment: alignmentCell,
  alignmentRun,
  alignmentMoment,
  agreement: figure(
    "Agreement of the layers on each mode",
    [alignmentRun, alignmentMoment],
    (frame, { at }) => agreementFigure(frame, at),
  ),
  modeMatrix: figure(
    "What the layers share, mode by mode",
    [alignmentRun, alignmentMoment],
    (frame, { at }) => matrixFigure(frame, at),
  ),
  mixing: figure("How much the modes mix", [alignmentRun, alignmentMoment], (frame, { at }) =>
    mixingFigure(frame, at),
  ),
  conserved: figure("What descent conserves", [alignmentRun, alignmentMoment], (frame, { at }) =>
    balanceFigure(frame, at),
  ),
  firstCosine: text([alignmentRun], ({ emerged }) => emerged[0]?.cosine.toFixed(4) ?? "unknown"),
  firstBegun: text([alignmentRun], ({ emerged }) => steps(emerged[0]?.step)),
  agreeFirst: finding([alignmentRun], aligned.agreeFirst(alignmentCell), aligned.checkAgreeFirst),
  hardlyMix: finding([alignmentRun], aligned.hardlyMix(alignmentCell), aligned.checkHardlyMix),
  apartForEver: finding([alignmentRun], aligned.apartForEver(alignmentCell), aligned.checkApart),
  layersKept: finding([alignmentRun], aligned.layersKept(alignmentCell), aligned.checkLayersKept),
  notYetAgreed: finding([alignmentRun], aligned.notYetAgreed(alignmentCell), aligned.checkNotYet),
};
