import { integer, seed } from "../../../src/experiment/schema.ts";
import { simulation, type Source } from "../../../src/experiment/simulation.ts";
import { controls, derive, figure, finding, frames, text } from "../../../src/notebook/cell.ts";
import { above, seeds, verdict } from "../../../src/notebook/finding.ts";
import { notebook } from "../../../src/notebook/notebook.ts";

export const source: Source = {
  key: "nobody",
  authors: "Nobody",
  year: 2000,
  title: "Counting",
  venue: "Nowhere",
  url: "https://example.org/",
};

/** Counts to a number; fails at thirteen. */
export const counting = simulation({
  id: "counting/up",
  title: "Counting up",
  doc: "Counts.",
  source,
  params: {
    to: integer({ label: "To", default: 3, min: 1, max: 1000, doc: "Where it ends." }),
    seed,
  },
  relations: [
    {
      params: ["to", "seed"],
      holds: ({ to, seed }) => to !== seed || to === 1,
      expected: "two different numbers",
    },
  ],
  *frames({ to, seed }) {
    if (to === 13) throw new Error("thirteen is unlucky");
    for (let n = 1; n <= to; ++n) yield { progress: n / to, n, seed };
  },
});

const params = controls(counting);
const count = frames(counting, params);
const other = controls(counting, { to: 5 });
const double = derive([count], ({ n }) => 2 * n);
const words = text([double], (n) => `twice is ${n}`);
const picture = figure("The count", [count], ({ n }) => n);
const large = finding(
  [count],
  { says: "It counts beyond two.", seeds: seeds(3), tolerance: "None." },
  ({ n }) => verdict(above(n, 2.5), `It came to ${n}.`),
);

export const countingNotebook = notebook({
  id: "counting",
  title: "Counting",
  summary: "Counts.",
  source,
  cover: "picture",
  cells: { params, count, other, double, words, picture, large },
});
