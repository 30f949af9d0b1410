import { choice, real } from "../../experiment/schema.ts";

/** How often a circuit may be run; "exact" stands for expectations. */
export const shotsParam = choice({
  label: "Shots",
  symbol: "N",
  default: "1024",
  options: {
    exact: "exact expectations",
    "65536": "65 536",
    "8192": "8 192",
    "1024": "1 024",
    "128": "128",
  },
  doc: "How often each circuit is run to read its meters, which then are means of so many +1 and −1.",
});

export const noiseParam = real({
  label: "Noise",
  symbol: "p",
  default: 0.01,
  min: 0,
  max: 0.1,
  step: 0.001,
  doc: "Probability that after a gate a qubit suffers X, Y or Z, a third each; it is applied to every qubit of every gate.",
});

/** The number behind a choice of shots. */
export const shotsOf = (name: keyof typeof shotsParam.options): number =>
  name === "exact" ? Infinity : Number(name);
