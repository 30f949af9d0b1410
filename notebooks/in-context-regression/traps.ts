import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import starts from "../../src/simulations/in-context-regression/starts.ts";
import { landscapeFigure, quadrantsFigure, stripFigure, trappedOf } from "./starts-figures.ts";
import * as found from "./starts-findings.ts";

const cell = controls(starts);
const run = frames(starts, cell);

/** Does it always work? */
export default {
  starts: cell,
  startsRun: run,
  quadrants: figure("Where the heads end", [run], quadrantsFigure),
  strip: figure("Risk of each start", [run], stripFigure),
  landscape: figure("Risk over the two ω of a pair, read-outs at their best", [run], landscapeFigure),
  trappedStarts: text([run], (frame) => `${trappedOf(frame)} of ${frame.done}`),
  trap: finding([run], found.trap, found.checkTrap),
  why: finding([run], found.why, found.checkWhy),
  balance: finding([run], found.balance(cell), found.checkBalance),
  rarely: finding([run], found.rarely(cell), found.checkRarely),
  sameSigns: finding([run], found.quadrants(cell), found.checkQuadrants),
};
