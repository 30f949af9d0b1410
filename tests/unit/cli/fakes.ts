import { Writable } from "node:stream";
import { choice, integer, real, seed, toggle } from "../../../src/experiment/schema.ts";
import { simulation, type AnySimulation, type Source } from "../../../src/experiment/simulation.ts";
import type { Registry } from "../../../src/cli/request.ts";

const source: Source = {
  key: "nobody2000",
  authors: "Nobody",
  year: 2000,
  title: "On nothing",
  venue: "Nowhere 1:1",
  url: "https://example.org/nothing",
};

/** Two curves over time, a matrix of them, and what is neither; it grows from frame to frame. */
export const curves = simulation({
  id: "paper/curves",
  title: "Curves",
  doc: "Some curves.",
  source,
  params: {
    points: integer({
      label: "Points",
      default: 3,
      min: 1,
      max: 50,
      unit: "steps",
      doc: "How many there are.",
    }),
    rate: real({
      label: "Rate",
      symbol: "\\lambda",
      default: 0.1,
      min: -1,
      max: 1,
      group: "Learning",
      doc: "How fast it goes.",
    }),
    rule: choice({
      label: "Rule",
      options: { plain: "as it is", twice: "doubled" },
      default: "plain",
      group: "Learning",
      doc: "What is done.",
    }),
    noisy: toggle({ label: "Noisy", default: false, doc: "Whether there is noise." }),
    seed,
  },
  relations: [
    {
      params: ["points", "noisy"],
      holds: ({ points, noisy }) => !noisy || points <= 10,
      expected: "at most 10 points where there is noise",
    },
  ],
  *frames({ points, rate, noisy }, random) {
    const u = random.stream("noise");
    const value = new Float64Array(points);
    for (let k = 0; k < points; ++k) {
      value[k] = rate * k + (noisy ? u() : 0);
      yield {
        progress: (k + 1) / points,
        time: Int32Array.from({ length: k + 1 }, (_, i) => i),
        value: value.slice(0, k + 1),
        pair: Float64Array.from({ length: 2 * (k + 1) }, (_, i) => i / 10), // (points, 2)
        inner: { sum: value[k], names: ["a", "b"] },
        five: [1, 2, 3, 4, 5],
      };
    }
  },
});

/** One that draws nothing, has no parameters and tells when its run is given up. */
export function endless(givenUp: () => void) {
  return simulation({
    id: "paper/endless",
    title: "Endless",
    doc: "It goes on.",
    source,
    params: {},
    *frames() {
      try {
        for (let k = 1; k <= 100_000; ++k) yield { progress: k / 100_000, k };
      } finally {
        givenUp();
      }
    },
  });
}

/** Simulations that are at hand. */
export function fakes(givenUp: () => void = () => undefined): Registry {
  const simulations: AnySimulation[] = [curves, endless(givenUp)];
  return {
    all: async () => simulations,
    async find(id) {
      const found = simulations.find((simulation) => simulation.id === id);
      if (!found) throw new Error(`no simulation "${id}"`);
      return found;
    },
  };
}

/** A stream that keeps what is written to it. */
export class Kept extends Writable {
  text = "";
  /** How often something was written. */
  writes = 0;
  isTTY = false;
  override _write(chunk: Buffer, _: string, done: (error?: Error | null) => void): void {
    this.text += chunk.toString();
    ++this.writes;
    this.took(done);
  }
  /** What happens after a chunk has come; a test that wants a slow or a gone reader replaces it. */
  took(done: (error?: Error | null) => void): void {
    done();
  }
}
