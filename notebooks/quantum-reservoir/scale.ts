import units from "../../src/simulations/quantum-reservoir/units.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { contest, sweepFigure, unitFigure } from "./units-figures.ts";
import * as found from "./units-findings.ts";

const unitsCell = controls(units);
const unitsRun = frames(units, unitsCell);

/** Why does NARMA look comparable? */
export default {
  units: unitsCell,
  unitsRun,
  unitsSweep: figure("Last error of the frozen reservoir over the learning rate", [unitsRun], sweepFigure),
  unitsOwn: figure("NARMA at its own scale", [unitsRun], (frame) => unitFigure(frame, "own")),
  unitsWide: figure("NARMA, stretched", [unitsRun], (frame) => unitFigure(frame, "wide")),
  ownRatio: text([unitsRun], (frame) => contest(frame, "own").ratio.toFixed(2)),
  wideRatio: text([unitsRun], (frame) => contest(frame, "wide").ratio.toFixed(2)),
  ownFrozen: text([unitsRun], (frame) => three(contest(frame, "own").frozen)),
  ownSolved: text([unitsRun], ({ own }) => three(own.solved)),
  rateFloor: finding([unitsRun], found.floor(unitsCell), found.checkFloor),
  solvable: finding([unitsRun], found.solvable(unitsCell), found.checkSolvable),
  unitsDecide: finding([unitsRun], found.unitsDecide(unitsCell), found.checkUnitsDecide),
};
