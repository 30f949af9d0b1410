import { real } from "../../src/experiment/schema.ts";

const along = (label: string, start: number, doc: string) =>
  real({ label, default: start, min: -0.5, max: 1.5, step: 0.1, doc });

/** Where in the plane the reader looks. */
export const spot = {
  params: {
    x: along("Probe, across", 0.1, "From A at 0 to B at 1, in lengths of the way between them."),
    y: along("Probe, up", 0.3, "Towards the matched B, in the same lengths."),
  },
};
export interface Spot {
  readonly x: number;
  readonly y: number;
}
