import type { AnySimulation, Frame, Plain } from "../experiment/simulation.ts";
import { json } from "./json.ts";
import { remarks } from "./remarks.ts";
import { csv } from "./table.ts";

/** How a run is written: what comes before the frames, for each of them, and after them. */
export interface Format {
  before(simulation: AnySimulation, values: { readonly [name: string]: Plain }, all: boolean): string;
  frame(frame: Frame, index: number): string;
  after(all: boolean): string;
}

/** The formats by name. */
export const formats: Readonly<Record<"json" | "csv" | "ndjson", Format>> = {
  json: {
    before: ({ id }, values, all) =>
      `{"simulation":${json(id)},"values":${json(values)},${all ? '"frames":[\n' : '"frame":'}`,
    frame: (frame, index) => `${index ? ",\n" : ""}${json(frame)}`,
    after: (all) => (all ? "\n]}\n" : "}\n"),
  },
  csv: {
    before: ({ id }, values) => `# simulation = ${id}\n${remarks(values, "values")}`,
    frame: (frame, index) => `${index ? "\n" : ""}${csv(frame)}`,
    after: () => "",
  },
  ndjson: {
    before: () => "",
    frame: (frame) => `${json(frame)}\n`,
    after: () => "",
  },
};
