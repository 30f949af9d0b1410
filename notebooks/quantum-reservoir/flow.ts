import flow from "../../src/simulations/quantum-reservoir/flow.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { flowFigure, stepAt } from "./flow-diagram.ts";
import { rangesFigure, tracesFigure } from "./flow-figures.ts";
import * as found from "./flow-findings.ts";

const flowCell = controls(flow, { cell: "qlstm" });
const flowRun = frames(flow, flowCell);
const flowMoment = player(flowRun, (frame, at) => `step ${stepAt(frame, at) + 1} of ${frame.steps}`);

/** How do circuits make a cell? */
export default {
  flow: flowCell,
  flowRun,
  flowMoment,
  flowDiagram: figure("What is in the cell at this step", [flowRun, flowMoment], (frame, { at }) =>
    flowFigure(frame, at),
  ),
  flowRanges: figure("How far each part goes", [flowRun], rangesFigure),
  flowTraces: figure("The features of every window", [flowRun], tracesFigure),
  keptMost: text([flowRun], ({ ranges }) => {
    const keep = ranges.find(({ part }) => part === "f" || part === "z");
    return keep ? `${(100 * keep.high).toFixed(0)} %` : "nothing by a gate, since there is none";
  }),
  halfOpen: finding([flowRun], found.halfOpen(flowCell), found.checkHalfOpen),
  bounded: finding([flowRun], found.bounded(flowCell), found.checkBounded),
};
