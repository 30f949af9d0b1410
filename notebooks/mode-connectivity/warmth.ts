import { real } from "../../src/experiment/schema.ts";

/** By which temperature the reader divides what a network puts out. */
export const warmth = {
  params: {
    temperature: real({
      label: "Temperature",
      symbol: "T",
      default: 1,
      min: 0.1,
      max: 3,
      scale: "log",
      doc: "What the outputs are divided by: below 1 a network becomes surer, above 1 less sure.",
    }),
  },
};
export interface Warmth {
  readonly temperature: number;
}
