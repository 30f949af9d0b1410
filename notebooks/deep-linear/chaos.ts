import chaos from "../../src/simulations/deep-linear/chaos.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { circleFigure, mapFigure, transitionFigure } from "./chaos-figures.ts";
import * as found from "./chaos-findings.ts";
import { percent } from "./products-words.ts";

const chaosCell = controls(chaos);
const chaosRun = frames(chaos, chaosCell);

/** When does a signal survive tanh after tanh? */
export default {
  chaos: chaosCell,
  chaosRun,
  chaosTransition: figure("Variance of deep layers, over the gain", [chaosRun], transitionFigure),
  chaosMap: figure("From one layer to the next", [chaosRun], mapFigure),
  chaosCircle: figure("A circle of inputs, seen by four layers", [chaosRun], circleFigure),
  chaosFixed: text([chaosRun], ({ fixed }) => String(Number(fixed.toPrecision(3)))),
  chaosStretch: text([chaosRun], ({ stretch }) => stretch.toFixed(3)),
  chaosFlat: text([chaosRun], ({ circle }) => percent(circle.at(-1)?.share ?? 1)),
  chaosDies: finding([chaosRun], found.chaosDies(chaosCell), found.checkDies),
  chaosSurvives: finding([chaosRun], found.chaosSurvives(chaosCell), found.checkSurvives),
  chaosCritical: finding([chaosRun], found.chaosCritical(chaosCell), found.checkCritical),
  chaosTears: finding([chaosRun], found.chaosTears(chaosCell), found.checkTears),
  chaosBias: finding([chaosRun], found.chaosBias(chaosCell), found.checkBias),
};
