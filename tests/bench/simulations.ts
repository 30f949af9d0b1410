import { framesOf, type AnySimulation, type Simulation } from "../../src/experiment/simulation.ts";
import { accept } from "../../src/experiment/simulation.ts";
import { ParamError } from "../../src/experiment/parse.ts";
import { defaults, type Raw, type Schema, type Values } from "../../src/experiment/schema.ts";

/** What one run costs. */
export interface Cost {
  readonly name: string;
  readonly ms: number;
  /** Longest time from one frame to the next, in ms: what a cancelled run may still take. */
  readonly gap: number;
  /** Most memory above that before the run, in MB, as seen at its frames. */
  readonly mb: number;
}

const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

function cost(name: string, s: Simulation, values: Values<Schema>): Cost {
  const before = used();
  const start = performance.now();
  let [last, gap, mb] = [start, 0, 0];
  for (const _ of framesOf(s, values)) {
    const now = performance.now();
    gap = Math.max(gap, now - last);
    mb = Math.max(mb, used() - before);
    last = performance.now();
    void _;
  }
  return { name, ms: performance.now() - start, gap, mb };
}

/** Values with one parameter at an end of its range, and with all of them there; the refused ones left out. */
function* corners(s: AnySimulation): Generator<Values<Schema>, void, void> {
  const ends = Object.entries(s.params as Schema).map(([name, p]): [string, readonly unknown[]] => [
    name,
    p.kind === "choice"
      ? Object.keys(p.options)
      : p.kind === "toggle"
        ? [false, true]
        : p.kind === "order"
          ? [p.default, [...p.default].reverse().join("")]
          : p.kind === "data"
            ? [p.default]
            : [p.min, p.max],
  ]);
  const raws: Raw[] = [
    ...[0, -1].map((i) => Object.fromEntries(ends.map(([name, values]) => [name, values.at(i)]))),
    ...ends.flatMap(([name, values]) => values.map((value) => ({ [name]: value }))),
  ];
  for (const raw of raws)
    try {
      yield accept(s, raw) as Values<Schema>;
    } catch (error) {
      if (!(error instanceof ParamError)) throw error;
    }
}

/** What each simulation costs at its defaults (the best of five runs) and at the slowest corner of its box. */
export function simulationRows(all: readonly AnySimulation[]): Cost[] {
  return all.flatMap((s) => {
    const runs = Array.from({ length: 5 }, () =>
      cost(`${s.id}, defaults`, s, defaults(s.params as Schema) as never),
    );
    const slow = [...corners(s)].map((values) => {
      const changed = Object.entries(values).filter(([name, v]) => v !== (s.params as Schema)[name].default);
      return cost(
        `${s.id}, ${changed.length > 3 ? "all at one end" : changed.map((c) => c.join(" ")).join(", ")}`,
        s,
        values,
      );
    });
    return [runs.reduce((a, b) => (b.ms < a.ms ? b : a)), slow.reduce((a, b) => (b.ms > a.ms ? b : a))];
  });
}
