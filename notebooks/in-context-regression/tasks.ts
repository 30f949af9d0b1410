import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import sharing from "../../src/simulations/in-context-regression/sharing.ts";
import tasks from "../../src/simulations/in-context-regression/tasks.ts";
import { byHeadsFigure, diagramFigure } from "./sharing-figures.ts";
import { graphFigure, labelRiskFigure } from "./tasks-curves.ts";
import { placeOf, sharesFigure } from "./tasks-figures.ts";
import * as found from "./tasks-findings.ts";
import * as limits from "./tasks-limits-findings.ts";

const cell = controls(tasks);
const run = frames(tasks, cell);
const moment = player(run, (frame, at) => `step ${frame.step[placeOf(frame, at)]} of ${frame.steps}`);
const diagram = controls(sharing);
const diagramRun = frames(sharing, diagram);

/** Can heads be shared? */
export default {
  tasks: cell,
  tasksRun: run,
  tasksMoment: moment,
  shares: figure("What each head compares and reads, and the sums", [run, moment], (frame, { at }) =>
    sharesFigure(frame, at),
  ),
  headsAndLabels: figure("Who answers for which label", [run, moment], (frame, { at }) =>
    graphFigure(frame, at),
  ),
  labelRisk: figure("Risk, mean over the labels", [run, moment], (frame, { at }) =>
    labelRiskFigure(frame, at),
  ),
  tasksRisk: text([run], ({ end }) => end?.risk.toFixed(3) ?? "not yet known"),
  tasksApart: text([run], ({ end }) => end?.apart.toFixed(3) ?? "not yet known"),
  threeForTwo: finding([run], found.threeForTwo, found.checkThreeForTwo),
  bothServe: finding([run], found.bothServe, found.checkBothServe),
  addUp: finding([run], found.addUp(cell), found.checkAddUp),
  onePair: finding([run], found.onePair(cell), found.checkOnePair),
  privatePairs: finding([run], found.privatePairs(cell), found.checkPrivatePairs),
  switchedOff: finding([run], limits.switchedOff(cell), limits.checkSwitchedOff),
  labelEach: finding([run], limits.labelEach(cell), limits.checkLabelEach),
  threeLabels: finding([run], limits.threeLabels(cell), limits.checkThreeLabels),
  sharing: diagram,
  sharingRun: diagramRun,
  diagram: figure("Heads against labels: risk beyond a pair for each", [diagramRun], diagramFigure),
  byHeads: figure("The same risks, by heads", [diagramRun], byHeadsFigure),
  enough: finding([diagramRun], found.enough, found.checkEnough),
};
