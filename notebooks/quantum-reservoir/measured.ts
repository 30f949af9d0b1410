import measured from "../../src/simulations/quantum-reservoir/measured.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { arrowsFigure, stepOf } from "./arrows-figure.ts";
import { purityFigure, tilesFigure } from "./measured-figures.ts";
import * as found from "./measured-findings.ts";
import { measuredFigure } from "./measured-traces.ts";

const measuredCell = controls(measured, { width: 1 });
const measuredRun = frames(measured, measuredCell);
const measuredMoment = player(
  measuredRun,
  (frame, at) => `step ${stepOf(frame, at) + 1} of ${frame.steps.length}`,
);

/** Is a short arrow entangled, or only noisy? */
export default {
  measured: measuredCell,
  measuredRun,
  measuredMoment,
  arrows: figure("Arrows of the qubits", [measuredRun, measuredMoment], (frame, { at }) =>
    arrowsFigure(frame, at),
  ),
  purities: figure("How pure each qubit is", [measuredRun, measuredMoment], (frame, { at }) =>
    purityFigure(frame, at),
  ),
  tiles: figure("Density matrices of the qubits", [measuredRun, measuredMoment], (frame, { at }) =>
    tilesFigure(frame, at),
  ),
  measuredTraces: figure("Features, exact and measured", [measuredRun], measuredFigure),
  wholePurity: text([measuredRun], ({ steps }) => steps[steps.length - 1].purity.toFixed(2)),
  entangledIsPure: finding([measuredRun], found.entangledIsPure(measuredCell), found.checkEntangledIsPure),
  noiseIsImpure: finding([measuredRun], found.noiseIsImpure(measuredCell), found.checkNoiseIsImpure),
  shotsScatter: finding([measuredRun], found.shotsScatter(measuredCell), found.checkShotsScatter),
};
