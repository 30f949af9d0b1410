import machine from "../../src/simulations/quantum-reservoir/machine.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { machineFigure, weakFigure } from "./machine-figures.ts";
import * as found from "./machine-findings.ts";

const machineCell = controls(machine);
const machineRun = frames(machine, machineCell);

/** What would a real machine make of it? */
export default {
  machine: machineCell,
  machineRun,
  machineErrors: figure("Error over noise and shots", [machineRun], machineFigure),
  weakFeatures: figure("What shots can see", [machineRun], weakFigure),
  shotsNeeded: text([machineRun], ({ deviations }) => three(1 / Math.min(...deviations) ** 2)),
  noiseIsMild: finding([machineRun], found.noiseIsMild, found.checkNoiseIsMild),
  shotsAreNot: finding([machineRun], found.shotsAreNot, found.checkShotsAreNot),
  weakUnseen: finding([machineRun], found.weakUnseen, found.checkWeakUnseen),
  wideIsSeen: finding([machineRun], found.wideIsSeen(machineCell), found.checkWideIsSeen),
};
