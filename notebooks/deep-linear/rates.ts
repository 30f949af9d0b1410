import rates from "../../src/simulations/deep-linear/rates.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { fastest, longRunsFigure, rateMapFigure, type RatesFrame } from "./rates-figures.ts";
import * as paced from "./rates-findings.ts";

const ratesCell = controls(rates);
const ratesRun = frames(rates, ratesCell);
const fastestIn = (
  pick: (found: ReturnType<typeof fastest>) => ReturnType<typeof fastest>[number] | undefined,
) => text([ratesRun], (frame: RatesFrame) => pick(fastest(frame))?.rate.toPrecision(2) ?? "none");

/** How fast may a deep network learn? */
export default {
  rates: ratesCell,
  ratesRun,
  rateMap: figure("Steps until settled, over depth and learning rate", [ratesRun], rateMapFigure),
  longRuns: figure("Where descent ends up in the long run", [ratesRun], longRunsFigure),
  shallowRate: fastestIn((found) => found.find(({ layers }) => layers === 3)),
  deepRate: fastestIn((found) => found.find(({ layers }) => layers === 100)),
  edgeExact: finding([ratesRun], paced.edgeExact(ratesCell), paced.checkEdge),
  bestShrinks: finding([ratesRun], paced.bestShrinks(ratesCell), paced.checkBest),
  doubles: finding([ratesRun], paced.doubles(ratesCell), paced.checkDoubles),
  escapesAtFour: finding([ratesRun], paced.escapesAtFour(ratesCell), paced.checkEscape),
  thrownBack: finding([ratesRun], paced.thrownBack(ratesCell), paced.checkThrown),
};
