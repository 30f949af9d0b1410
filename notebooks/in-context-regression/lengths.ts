import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import longer from "../../src/simulations/in-context-regression/longer.ts";
import { longerFigure } from "./longer-figures.ts";
import * as found from "./longer-findings.ts";

const cell = controls(longer);
const run = frames(longer, cell);
const look = controls({
  params: {
    sum: choice({
      label: "Linear attention",
      default: "raw",
      options: { raw: "sums", divided: "averages" },
      doc: "Whether its sum over the tokens is divided by the length of the prompt at hand.",
    }),
  },
});
const end = (pick: "pair" | "raw") =>
  text([run], (frame) =>
    frame.tried === frame.axis.length ? (frame[pick].at(-1) ?? 0).toPrecision(3) : "not yet known",
  );

/** What if the prompt is longer? */
export default {
  longer: cell,
  longerRun: run,
  longerLook: look,
  longPrompts: figure("Risk on shorter and longer prompts", [run, look], longerFigure),
  longPair: end("pair"),
  longRaw: end("raw"),
  improves: finding([run], found.improves, found.checkImproves),
  blowsUp: finding([run], found.blowsUp, found.checkBlowsUp),
  repaired: finding([run], found.repaired, found.checkRepaired),
};
