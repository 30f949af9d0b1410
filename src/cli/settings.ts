import { choice, toggle } from "../experiment/schema.ts";

/** What the command line asks for beside a simulation's own parameters: declared, checked and explained as they are. */
export const settings = {
  frames: choice({
    label: "Frames",
    options: { last: "the end of the run", all: "every frame as it comes" },
    default: "last",
    doc: "Chooses which frames are written.",
  }),
  format: choice({
    label: "Format",
    options: {
      json: "one object: simulation, values, frame or frames",
      csv: "the longest table in each frame, and the rest as comments",
      ndjson: "one line of JSON for each frame",
    },
    default: "json",
    doc: "Chooses how the frames are written.",
  }),
  list: toggle({ label: "List", default: false, doc: "Lists the simulations and writes no frame." }),
  help: toggle({
    label: "Help",
    default: false,
    doc: "Explains a simulation's parameters, or the command itself where no simulation is named.",
  }),
};
