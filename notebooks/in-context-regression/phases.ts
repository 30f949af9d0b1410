import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import phases from "../../src/simulations/in-context-regression/phases.ts";
import { lossFigure, musFigure, omegasFigure } from "./phases-figures.ts";
import * as found from "./phases-findings.ts";

const cell = controls(phases);
const run = frames(phases, cell);
const time = (t: number | null) => t?.toFixed(1) ?? "later than the run goes";

/** What happens when? */
export default {
  phases: cell,
  phasesRun: run,
  omegas: figure("What heads compare with: ω", [run], omegasFigure),
  mus: figure("What heads read out: μ", [run], musFigure),
  flowLoss: figure("Risk and step size along the flow", [run], lossFigure),
  waitEnds: text([run], ({ begins }) => time(begins)),
  fallEnds: text([run], ({ ends }) => time(ends)),
  signs: finding([run], found.signs(cell), found.checkSigns),
  waiting: finding([run], found.waiting(cell), found.checkWaiting),
  collapse: finding([run], found.collapse(cell), found.checkCollapse),
  drift: finding([run], found.drift(cell), found.checkDrift),
  stuck: finding([run], found.stuck(cell), found.checkStuck),
};
