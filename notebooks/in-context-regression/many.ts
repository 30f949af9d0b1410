import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import heads from "../../src/simulations/in-context-regression/heads.ts";
import { atTraining, barsFigure, lengthsFigure } from "./heads-figures.ts";
import * as found from "./heads-findings.ts";

const cell = controls(heads);
const run = frames(heads, cell);
const look = controls({
  params: {
    scale: choice({
      label: "Axis of the risk",
      default: "linear",
      options: { linear: "linear", log: "log" },
      doc: "How the risk is drawn.",
    }),
    risk: choice({
      label: "Risk",
      default: "total",
      options: { total: "with noise", excess: "beyond noise" },
      doc: "Whether the noise of a fresh label, which nobody can predict, is counted.",
    }),
  },
});
const risk = (m: number) => text([run], (frame) => atTraining(frame, m)?.toFixed(3) ?? "not yet known");

/** Why more than one head? */
export default {
  heads: cell,
  headsRun: run,
  headsLook: look,
  lengths: figure("Risk over the length of the prompt", [run, look], lengthsFigure),
  bars: figure("Risk at the length of training", [run], barsFigure),
  oneHead: risk(0),
  twoHeads: risk(1),
  second: finding([run], found.second, found.checkSecond),
  more: finding([run], found.more, found.checkMore),
  asymptotic: finding([run], found.asymptotic, found.checkAsymptotic),
  vanilla: finding([run], found.vanilla, found.checkVanilla),
};
