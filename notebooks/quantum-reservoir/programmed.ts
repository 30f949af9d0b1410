import programmer from "../../src/simulations/quantum-reservoir/programmer.ts";
import { integer } from "../../src/experiment/schema.ts";
import { grouped } from "../../src/figures/numbers.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { anglesFigure } from "./programmer-angles.ts";
import * as drawn from "./programmer-figures.ts";
import * as found from "./programmer-findings.ts";

const programmerCell = controls(programmer);
const programmerRun = frames(programmer, programmerCell);
const programmerView = controls({
  params: {
    draw: integer({
      label: "Draw",
      default: 5,
      min: 1,
      max: 5,
      doc: "Which of the five draws is looked into.",
    }),
    window: integer({
      label: "Window",
      default: 20,
      min: 5,
      max: 215,
      doc: "Where in the series the four values are taken from.",
    }),
  },
});

/** What if a classical network writes the angles? */
export default {
  programmer: programmerCell,
  programmerRun,
  programmerView,
  programmerErrors: figure("Errors of five draws", [programmerRun, programmerView], (frame, { draw }) =>
    drawn.programmerErrorsFigure(frame, draw),
  ),
  programmerAngles: figure(
    "The angles it writes",
    [programmerRun, programmerView],
    (frame, { draw, window }) => anglesFigure(frame, draw, window),
  ),
  programmerSays: figure("Goal and forecast", [programmerRun, programmerView], (frame, { draw, window }) =>
    drawn.programmerSeriesFigure(frame, draw, window),
  ),
  programmerWeights: text([programmerRun], ({ weights }) => String(weights)),
  programmerCircuits: text([programmerRun], ({ circuits }) => String(circuits.window)),
  programmerHundred: text([programmerRun], ({ circuits, trainCount }) =>
    grouped(100 * trainCount * circuits.window),
  ),
  programmerBest: text([programmerRun], (frame) => {
    const ends = drawn.endsOf(frame);
    return ends.length ? three(Math.min(...ends)) : "not known yet";
  }),
  programmerWorst: text([programmerRun], (frame) => {
    const ends = drawn.endsOf(frame);
    return ends.length ? three(Math.max(...ends)) : "not known yet";
  }),
  fewCircuits: finding([programmerRun], found.fewCircuits(programmerCell), found.checkFewCircuits),
  luckOfDraw: finding([programmerRun], found.luckOfDraw, found.checkLuckOfDraw),
  orderBlind: finding([programmerRun], found.orderBlind(programmerCell), found.checkOrderBlind),
  sixUnfelt: finding([programmerRun], found.sixUnfelt(programmerCell), found.checkSixUnfelt),
};
