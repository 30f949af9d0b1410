import { real, toggle } from "../../src/experiment/schema.ts";

/** Where on a line the reader looks, and how. */
export const place = {
  params: {
    lambda: real({
      label: "Place on the line",
      symbol: "\\lambda",
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.04,
      doc: "0 is A, 1 is B, and half-way lies the mean of their weights.",
    }),
    log: toggle({ label: "Loss on a log scale", default: false, doc: "Shows the small barriers, too." }),
  },
};
