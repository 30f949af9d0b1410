import { integer, real } from "../../experiment/schema.ts";

/** What several simulations of this chapter let the reader choose. */
export const width = (max: number, min = 8) =>
  integer({
    label: "Hidden units in a layer",
    symbol: "n",
    default: 64,
    min,
    max,
    doc: "Width of each of the hidden layers.",
  });

export const epochs = (max: number) =>
  integer({
    label: "Epochs",
    default: 6,
    min: 1,
    max,
    doc: "How often each network sees every one of the 3000 digits.",
  });

export const rate = real({
  label: "Learning rate",
  symbol: "\\eta",
  default: 0.2,
  min: 0.0125,
  max: 0.4,
  scale: "log",
  doc: "The largest learning rate, which falls to nothing by the end of training.",
});

export const decay = real({
  label: "Weight decay",
  default: 1e-3,
  min: 0,
  max: 0.01,
  step: 5e-4,
  doc: "How strongly every weight is pulled to zero, as a part of itself in each step of rate one.",
});
