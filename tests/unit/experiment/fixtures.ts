import { choice, integer, real, seed, toggle } from "../../../src/experiment/schema.ts";
import { simulation } from "../../../src/experiment/simulation.ts";
import { mulberry32 } from "../../../src/numeric/random.ts";

/** One parameter of each kind, and one whose name every object already has. */
export const schema = {
  modes: integer({ label: "Modes", default: 4, min: 1, max: 12, doc: "How many modes." }),
  rate: real({ label: "Rate", default: 0.01, min: 1e-4, max: 0.2, scale: "log", doc: "How fast." }),
  offset: real({ label: "Offset", default: 0, min: -2, max: 2, doc: "Where it starts." }),
  rule: choice({
    label: "Rule",
    options: { plain: "As it is", twice: "Doubled" },
    default: "plain",
    doc: "What.",
  }),
  noisy: toggle({ label: "Noisy", default: true, doc: "Whether there is noise." }),
  constructor: integer({ label: "Maker", default: 2, min: 0, max: 9, doc: "Who made it." }),
};

/** Values anywhere in the box of `schema`, the same for the same seed. */
export function someValues(start: number) {
  const u = mulberry32(start);
  return {
    modes: 1 + Math.floor(u() * 12),
    rate: 1e-4 * 2000 ** u(),
    offset: (u() - 0.5) * 4 * 10 ** (-12 * u()), // tiny ones too, whose text has an exponent
    rule: u() < 0.5 ? ("plain" as const) : ("twice" as const),
    noisy: u() < 0.5,
    constructor: Math.floor(u() * 10),
  };
}

/** Runs of `steps` frames that tell how many were computed and whether the run was closed. */
export function counted() {
  const seen = { computed: 0, closed: false };
  const counting = simulation({
    id: "test/counted",
    title: "Counted",
    doc: "Counts its frames.",
    source: { key: "k", authors: "A", year: 2000, title: "T", venue: "V", url: "https://example.org/" },
    params: {
      steps: integer({ label: "Steps", default: 3, min: 0, max: 10, doc: "How many frames." }),
      last: integer({ label: "Last", default: 10, min: 0, max: 10, doc: "The most there may be." }),
      seed,
    },
    relations: [
      {
        params: ["steps", "last"],
        holds: ({ steps, last }) => steps <= last,
        expected: "no more steps than the last",
      },
      { params: ["seed"], holds: (values) => values.seed !== 13, expected: "another seed than 13" },
    ],
    *frames({ steps }, random) {
      const u = random.stream("draws");
      try {
        for (let k = 1; k <= steps; ++k) {
          ++seen.computed;
          yield { progress: k / steps, draw: u() };
        }
      } finally {
        seen.closed = true;
      }
    },
  });
  return { seen, counting };
}
