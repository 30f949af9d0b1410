import qubits from "../../src/simulations/quantum-reservoir/qubits.ts";
import wiring from "../../src/simulations/quantum-reservoir/wiring.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { drawsOf, parityFigure, qubitsFigure, sizeCostFigure } from "./qubits-figures.ts";
import { median } from "./settling-numbers.ts";
import * as found from "./wires-findings.ts";
import { errorsOf, wiredFigure, wiringFigure } from "./wiring-figures.ts";

const wiringCell = controls(wiring);
const wiringRun = frames(wiring, wiringCell);
const qubitsCell = controls(qubits);
const qubitsRun = frames(qubits, qubitsCell);

const wired = (title: string, w: number) => figure(title, [wiringRun], (frame) => wiredFigure(frame, w));
const wiredError = (w: number) =>
  text([wiringRun], (frame) => three(median(errorsOf(frame, frame.learned, w))));
const trainedWith = (n: number) =>
  text([qubitsRun], (frame) => {
    const all = drawsOf(frame, "trained", frame.sizes.indexOf(n));
    return all.length ? three(median(all)) : "a number not known yet";
  });

/** What do the wires decide? */
export default {
  wiring: wiringCell,
  wiringRun,
  wiringErrors: figure("Errors in four wirings", [wiringRun], wiringFigure),
  wiredFirst: wired("The input on the first qubit", 0),
  wiredFirstTwice: wired("On the first, turning it twice as far", 1),
  wiredLast: wired("The input on the last qubit", 2),
  wiredLastTwice: wired("On the last, turning it twice as far", 3),
  firstError: wiredError(0),
  lastError: wiredError(2),
  deadEnd: finding([wiringRun], found.deadEnd(wiringCell), found.checkDeadEnd),
  orderFree: finding([wiringRun], found.orderFree(wiringCell), found.checkOrderFree),
  qubits: qubitsCell,
  qubitsRun,
  qubitErrors: figure("Error over the number of qubits", [qubitsRun], qubitsFigure),
  parities: figure("What each meter multiplies, at zero angles", [qubitsRun], parityFigure),
  sizeCosts: figure("What size costs", [qubitsRun], sizeCostFigure),
  fourTrained: trainedWith(4),
  fiveTrained: trainedWith(5),
  oneMeter: finding([qubitsRun], found.oneMeter(qubitsCell), found.checkOneMeter),
  moreHelps: finding([qubitsRun], found.moreHelps, found.checkMoreHelps),
  delayLine: finding([qubitsRun], found.delayLine(qubitsCell), found.checkDelayLine),
};
