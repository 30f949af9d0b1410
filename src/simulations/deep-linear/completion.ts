import { normal } from "../../numeric/normal.ts";
import { integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import arora2019 from "./completion-source.ts";
import {
  effectiveRank,
  randomPuzzle,
  singularValues,
  smallStart,
  unseenError,
  type Puzzle,
} from "./model/completion.ts";
import { stabilityLimit } from "./model/depth.ts";
import { learning } from "./model/learning.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { logSpaced } from "./race.ts";

const rates = [0.3, 0.03, 0.02, 0.01]; // for one to four layers
const budget = 6000; // steps
const enough = 1e-5; // loss on the seen entries
const points = 70; // of a curve
const pause = 1e6; // multiplications between two frames, a step counting 2000 besides: about 4 ms

export default simulation({
  id: "deep-linear/completion",
  title: "Guessing the missing entries of a table",
  doc: "Linear networks of one to four square layers are shown some entries of a table of low rank, and are asked for the others.",
  source: arora2019,
  params: {
    size: integer({
      label: "Size of the table",
      symbol: "n",
      default: 16,
      min: 8,
      max: 16,
      doc: "Rows and columns, and the width of every layer.",
    }),
    rank: integer({
      label: "Rank of the table",
      symbol: "r",
      default: 2,
      min: 1,
      max: 4,
      doc: "Of how many products of a column and a row the table is the sum.",
    }),
    seen: integer({
      label: "Entries seen",
      default: 50,
      min: 20,
      max: 90,
      unit: "%",
      doc: "Which part of the table the networks are shown; which entries is chosen at random.",
    }),
    start: real({
      label: "Size of the start",
      default: 1e-3,
      min: 1e-5,
      max: 1,
      scale: "log",
      doc: "How large the map of all layers together is before training, whatever their number.",
    }),
    seed,
  },
  *frames({ size: n, rank, seen, start }, random) {
    const count = Math.round((n * n * seen) / 100);
    const puzzle = randomPuzzle(normal(random.stream("table")), random.stream("seen"), n, rank, count);
    const strongest = singularValues(puzzle.sigma31, n)[0];
    const done: Completed[] = [];
    const frame = (progress: number) => ({
      progress,
      n,
      rank,
      start,
      table: puzzle.sigma31.slice(), // (n, n)
      seen: puzzle.seen.slice(), // (n, n), 1 for an entry that is seen
      runs: done.map(owned),
    });
    for (const [i, most] of rates.entries()) {
      const D = i + 1;
      const weights = smallStart(normal(random.stream(`weights ${D}`)), n, D, start);
      const running = completed(puzzle, weights, Math.min(most, 0.8 * stabilityLimit(D, strongest)));
      let next = running.next();
      for (; !next.done; next = running.next()) yield frame((i + next.value) / rates.length);
      done.push(next.value);
      yield frame(D / rates.length);
    }
  },
});

/** What became of a network of some depth. */
type Completed = {
  readonly outcome: string;
  readonly step: Float64Array; // (points)
  /** Loss on the seen entries, as a part of the first. */
  readonly loss: Float64Array; // (points)
  readonly unseen: Float64Array; // (points), error on the others, as a part of these
  readonly values: Float64Array; // (points, n), singular values of the map, descending
  readonly rank: Float64Array; // (points), effective
  readonly map: Float64Array; // (n, n), at the end
};

/** Trains a network on what is seen of a puzzle; yields the part of the budget done now and then. */
function* completed(puzzle: Puzzle, weights: Float64Array[], rate: number): Generator<number, Completed> {
  const { n } = puzzle;
  const net = network([n, ...weights.map(() => n)], weights);
  const planned = logSpaced(budget, points);
  const [step, loss, unseen, values, rank] = [[], [], [], [], []] as number[][];
  let made = 0;
  const record = (at: number, l: number) => {
    const s = singularValues(net.total, n);
    step.push(at);
    loss.push(l);
    unseen.push(unseenError(puzzle, net.total));
    values.push(...s);
    rank.push(effectiveRank(s));
  };
  const run = learning(
    {
      evaluate: () => {
        const l = evaluate(net, puzzle);
        if (made === planned[step.length] && Number.isFinite(l)) record(made, l);
        ++made;
        return l;
      },
      descend: () => descend(net, rate),
    },
    { goal: enough, budget, pause: Math.max(1, Math.round(pause / (net.work + 2000))) },
  );
  let next = run.next();
  for (; !next.done; next = run.next()) yield Math.min(0.99, next.value / budget);
  const { outcome, loss: losses } = next.value;
  if (outcome !== "diverged" && step[step.length - 1] < losses.length - 1)
    record(losses.length - 1, losses[losses.length - 1]);
  return {
    outcome,
    step: Float64Array.from(step),
    loss: Float64Array.from(loss, (l) => l / loss[0]),
    unseen: Float64Array.from(unseen),
    values: Float64Array.from(values),
    rank: Float64Array.from(rank),
    map: outcome === "diverged" ? new Float64Array(n * n) : net.total.slice(),
  };
}

/** The same with buffers of its own: a frame's are given away with it. */
const owned = (run: Completed): Completed => ({
  outcome: run.outcome,
  step: run.step.slice(),
  loss: run.loss.slice(),
  unseen: run.unseen.slice(),
  values: run.values.slice(),
  rank: run.rank.slice(),
  map: run.map.slice(),
});
