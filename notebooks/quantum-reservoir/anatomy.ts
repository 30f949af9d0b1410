import circuit from "../../src/simulations/quantum-reservoir/circuit.ts";
import { real } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { circuitFigure } from "./circuit-diagram.ts";
import { metersFigure, probabilitiesFigure, slopesFigure } from "./circuit-figures.ts";
import * as found from "./circuit-findings.ts";
import { spheresFigure } from "./spheres-figure.ts";

const circuitCell = controls(circuit);
const circuitRun = frames(circuit, circuitCell);
const circuitView = controls({
  params: {
    turn: real({
      label: "Turn the spheres",
      default: 35,
      min: -180,
      max: 180,
      step: 1,
      unit: "°",
      doc: "Direction from which the spheres are seen, around their axis.",
    }),
    tilt: real({
      label: "Tilt the spheres",
      default: 20,
      min: -90,
      max: 90,
      step: 1,
      unit: "°",
      doc: "Height from which the spheres are seen: 90 is from above.",
    }),
  },
});

/** What does the circuit do? */
export default {
  circuit: circuitCell,
  circuitRun,
  circuitView,
  diagram: figure("The circuit of one step", [circuitRun], circuitFigure),
  readings: figure("What the meters read", [circuitRun], metersFigure),
  outcomes: figure("Probabilities of the sixteen outcomes", [circuitRun], probabilitiesFigure),
  spheres: figure("Each qubit by itself", [circuitRun, circuitView], (frame, { turn, tilt }) =>
    spheresFigure(frame, turn, tilt),
  ),
  slopes: figure("How each meter moves with each input", [circuitRun], slopesFigure),
  firstMeter: text([circuitRun], ({ meters }) => meters[0].toFixed(3).replace("-", "−")),
  firstFlat: text([circuitRun], ({ flat }) => flat[0].toFixed(3).replace("-", "−")),
  normStays: finding([circuitRun], found.normStays(circuitCell), found.checkNorm),
  sixDead: finding([circuitRun], found.sixDead(circuitCell), found.checkSixDead),
  nearlyFlat: finding([circuitRun], found.nearlyFlat, found.checkNearlyFlat),
  farFromFlat: finding([circuitRun], found.farFromFlat(circuitCell), found.checkFarFromFlat),
  blochIsMeter: finding([circuitRun], found.blochIsMeter(circuitCell), found.checkBloch),
};
