import settling from "../../src/simulations/quantum-reservoir/settling.ts";
import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { settleFigure } from "./settling-bars.ts";
import { curvesFigure, ratioFigure } from "./settling-figures.ts";
import * as found from "./settling-findings.ts";
import { aheadAt, quantumFirst } from "./settling-numbers.ts";

const settlingCell = controls(settling);
const settlingRun = frames(settling, settlingCell);
const settlingView = controls({
  params: {
    task: choice({
      label: "Curves of",
      default: "pendulum",
      options: {
        pendulum: "damped pendulum",
        bessel: "Bessel function J₂",
        narma5: "NARMA5",
        narma10: "NARMA10",
      },
      doc: "The task whose curves are drawn below the bars.",
    }),
  },
});

/** Does the quantum reservoir learn faster? */
export default {
  settling: settlingCell,
  settlingRun,
  settlingView,
  settleBars: figure("Epochs until settled", [settlingRun], settleFigure),
  settleCurves: figure("Errors of all six", [settlingRun, settlingView], (frame, { task }) =>
    curvesFigure(frame, task),
  ),
  settleRatios: figure("Quantum error over classical error", [settlingRun, settlingView], (frame, { task }) =>
    ratioFigure(frame, task),
  ),
  firstPairs: text([settlingRun], (frame) => String(quantumFirst(frame))),
  aheadPairs: text([settlingRun], (frame) => String(aheadAt(frame, 5))),
  aheadLate: text([settlingRun], (frame) => String(aheadAt(frame, frame.epochs))),
  settlesFirst: finding([settlingRun], found.settlesFirst, found.checkSettlesFirst),
  leadsEarly: finding([settlingRun], found.leadsEarly, found.checkLeadsEarly),
  endsBehind: finding([settlingRun], found.endsBehind, found.checkEndsBehind),
  whitenedTie: finding([settlingRun], found.whitenedTie(settlingCell), found.checkWhitenedTie),
  whitenedWorse: finding([settlingRun], found.whitenedWorse(settlingCell), found.checkWhitenedWorse),
  randomSlower: finding([settlingRun], found.randomSlower(settlingCell), found.checkRandomSlower),
};
