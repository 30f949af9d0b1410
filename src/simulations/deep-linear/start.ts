import { normal } from "../../numeric/normal.ts";
import { choice, integer, real, seed, toggle } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { race, type Entry } from "./race.ts";
import { depths, goal, starts } from "./starts.ts";
import { zeroLoss } from "./model/task.ts";
import { decoupledSteps } from "./law.ts";
import saxe2013 from "./source.ts";

const strength = (k: number, value: number, named: { readonly symbol: string }) =>
  real({
    label: `Mode ${k}`,
    ...named,
    default: value,
    min: 0.5,
    max: 3,
    step: 0.05,
    group: "Strengths of the modes",
    doc: `How strongly input pattern ${k} calls up output pattern ${k} in the examples.`,
  });
const raced = (label: string, doc: string, on = true) =>
  toggle({ label, default: on, group: "Starts raced", doc });
const deep = (D: number) =>
  toggle({
    label: String(D),
    default: true,
    group: "Weight matrices",
    doc: `Races networks of ${D} weight matrices.`,
  });

export default simulation({
  id: "deep-linear/start",
  title: "A race of initial conditions",
  doc: "Deep linear networks, 16 units wide with 4 outputs, learn the same four modes from different starts, at several depths.",
  source: saxe2013,
  params: {
    strength1: strength(1, 2, { symbol: "s_1" }),
    strength2: strength(2, 1.6, { symbol: "s_2" }),
    strength3: strength(3, 1.3, { symbol: "s_3" }),
    strength4: strength(4, 1, { symbol: "s_4" }),
    rule: choice({
      label: "Learning rate",
      default: "one",
      options: { one: "as set", grid: "best of four" },
      doc: "Best of four: each network is trained at relative rates 0.25, 0.5, 1 and 1.5, and its fastest run counts.",
    }),
    kappa: real({
      label: "Relative rate, if set",
      symbol: "\\kappa",
      default: 1,
      min: 0.1,
      max: 1.9,
      step: 0.05,
      doc: "Learning rate in units of one over the steepest curvature at the solution; the modes kept apart always race at 1.",
    }),
    seeds: integer({
      label: "Networks for each point",
      default: 3,
      min: 1,
      max: 5,
      doc: "How many seeds are raced.",
    }),
    gaussian: raced("Gaussian", "Random weights, scaled so that a signal keeps its size on average."),
    uniform: raced(
      "uniform",
      "Random weights, evenly spread within limits that depend on the widths.",
      false,
    ),
    orthogonal: raced("orthogonal", "Random weights that keep every length."),
    identity: raced("identity", "Ones on the diagonal: each layer hands on what it gets.", false),
    pretrained: raced("pretrained", "Each layer first learns to reproduce its input."),
    decoupled: raced(
      "small, kept apart",
      "Strength 0.001 in every mode, no two of them sharing a hidden direction.",
    ),
    depth2: deep(2),
    depth4: deep(4),
    depth8: deep(8),
    depth16: deep(16),
    depth32: deep(32),
    seed,
  },
  relations: [
    {
      params: ["depth2", "depth4", "depth8", "depth16", "depth32"],
      holds: (v) => depths.some((D) => v[`depth${D}`]),
      expected: "at least one depth to be raced",
    },
    {
      params: ["gaussian", "uniform", "orthogonal", "identity", "pretrained", "decoupled"],
      holds: (v) => starts.some((start) => v[start]),
      expected: "at least one start to be raced",
    },
  ],
  *frames(values, random) {
    const s = [values.strength1, values.strength2, values.strength3, values.strength4];
    const on = {
      depths: depths.filter((D) => values[`depth${D}`]),
      starts: starts.filter((name) => values[name]),
    };
    const kappas = values.rule === "grid" ? [1, 0.5, 1.5, 0.25] : [values.kappa];
    const law = Float64Array.from(on.depths, (D) => decoupledSteps(D, s));
    // Shallow before deep and seed by seed: the first points are there at once, the slow ones come last.
    const entries: Entry[] = on.depths.flatMap((D) =>
      Array.from({ length: values.seeds }, (_, k) => k).flatMap((k) =>
        on.starts
          // Modes that are kept apart know nothing of a seed: one network stands for all.
          .filter((start) => start !== "decoupled" || k === 0)
          .map((start) => ({ start, depth: D, k })),
      ),
    );
    // A deeper network takes more steps, and each of them more time: progress counts the square of its depth.
    const whole = entries.reduce((sum, { depth }) => sum + depth ** 2, 1);
    const frame = (done: readonly Entry[], part: number) => ({
      progress: part,
      starts: on.starts,
      depths: Int32Array.from(on.depths),
      rule: values.rule,
      goal, // part of that loss at which a network has learned
      /** One for each network raced so far. */
      entries: done.map(owned),
      reference: zeroLoss(s), // loss of the zero map
      law: law.slice(), // (depths), steps of the modes kept apart by the exact solution
    });
    const done: Entry[] = [];
    let past = 0;
    for (const entry of entries) {
      const draws = {
        task: normal(random.stream(`task ${entry.k}`)),
        uniform: random.stream(`weights ${entry.start} ${entry.depth} ${entry.k}`),
      };
      const running = race(entry, s, entry.start === "decoupled" ? [1] : kappas, draws);
      let next = running.next();
      for (; !next.done; next = running.next())
        yield frame(done, (past + next.value * entry.depth ** 2) / whole);
      past += entry.depth ** 2;
      done.push(next.value);
    }
    yield frame(done, 1);
  },
});

/** An entry with buffers of its own: a frame's are given away with it. */
const owned = (entry: Entry): Entry => ({
  ...entry,
  ...(entry.step && entry.loss ? { step: entry.step.slice(), loss: entry.loss.slice() } : {}),
});
