import { choice, integer, real } from "../../experiment/schema.ts";

/* Parameters that several simulations of this chapter share. */

export const heads = integer({
  label: "Heads",
  symbol: "H",
  default: 2,
  min: 1,
  max: 8,
  doc: "How many heads read the prompt; their answers are added up.",
});

export const dimension = integer({
  label: "Covariates",
  symbol: "d",
  default: 5,
  min: 2,
  max: 10,
  doc: "Numbers that each example’s label depends on.",
});

export const length = integer({
  label: "Examples in a prompt",
  symbol: "L",
  default: 40,
  min: 8,
  max: 128,
  doc: "Length of the context that the query is answered from.",
});

export const noise = real({
  label: "Label noise",
  symbol: "\\sigma^2",
  default: 0.1,
  min: 0,
  max: 3,
  step: 0.01,
  doc: "Variance of the noise on the context’s labels; the signal’s is 1.",
});

export const rate = real({
  label: "Learning rate",
  symbol: "\\lambda",
  default: 0.01,
  min: 1e-3,
  max: 1,
  scale: "log",
  doc: "Of Adam at the first step; it falls to zero along half a cosine.",
});

export const steps = integer({
  label: "Training steps",
  symbol: "T",
  default: 3000,
  min: 200,
  max: 5000,
  doc: "Each step sees prompts that were never seen before.",
});

export const batch = choice({
  label: "Prompts a step",
  symbol: "B",
  default: "64",
  options: { "16": "16", "32": "32", "64": "64", "128": "128" },
  doc: "How many prompts one step averages over.",
});

export const start = choice({
  label: "Start",
  default: "balanced",
  options: { balanced: "balanced", independent: "independent" },
  doc: "Balanced: all random, but the heads’ first label read-outs sum to zero. Independent: every weight on its own.",
});
