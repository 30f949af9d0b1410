import { normal } from "../../numeric/normal.ts";
import { gaussian } from "../../numeric/orthogonal.ts";
import { integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { treeTable } from "./model/hierarchy.ts";
import { halfTime, modeStrength } from "./model/mode.ts";
import { answer, itemModes, learn, learnedStrengths, learner, type Items } from "./model/nonlinear.ts";
import { watch } from "./model/watch.ts";
import { recorder } from "./recorder.ts";
import saxe2013 from "./source.ts";

const followed = [1, 2, 3, 5, 12, 18]; // modes whose strengths are drawn, as in the paper's Fig. 3
const nothing = 1e-6; // of the strongest mode: weaker ones are rounding, and their directions arbitrary
const most = 4000; // steps of a run
const budget = 1.2e9; // multiplications of all runs together: a second or two
const pause = 3e6; // multiplications between two frames: about 4 ms
const none = new Float64Array();

export default simulation({
  id: "deep-linear/nonlinear",
  title: "Linear network, tanh network and theory",
  doc: "Two networks with one hidden layer, linear and tanh, learn the features of the leaves of a tree from the same small random weights; beside them the exact solution of each mode alone.",
  source: saxe2013,
  params: {
    levels: integer({
      label: "Levels of branches",
      symbol: "L",
      default: 5,
      min: 2,
      max: 5,
      doc: "How often the tree branches in two: five levels carry 32 items, and give as many modes.",
    }),
    flip: real({
      label: "Change on a branch",
      symbol: "\\varepsilon",
      default: 0.1,
      min: 0,
      max: 0.4,
      step: 0.01,
      doc: "The chance that a feature is another on the two ends of a branch: at 0 all items are alike.",
    }),
    features: integer({
      label: "Features of an item",
      symbol: "N_3",
      default: 200,
      min: 50,
      max: 1000,
      doc: "How many features each item has: the outputs of the networks.",
    }),
    hidden: integer({
      label: "Hidden units",
      symbol: "N_2",
      default: 32,
      min: 8,
      max: 64,
      doc: "Width of the hidden layer; no more modes than that fit through it.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 1e-4,
      min: 1e-6,
      max: 1e-2,
      scale: "log",
      doc: "From which the exact solutions start, and the random weights on average.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\lambda",
      default: 2e-3,
      min: 2e-4,
      max: 4e-3,
      scale: "log",
      doc: "How far one step goes down the gradient of the loss, which is a sum over the items.",
    }),
    seeds: integer({
      label: "Networks of each kind",
      default: 3,
      min: 1,
      max: 10,
      doc: "How many random starts the delays are averaged over; where they take long, fewer are run.",
    }),
    seed,
  },
  *frames({ levels, flip, features, hidden, start, rate, seeds }, random) {
    const count = 2 ** levels;
    const table = treeTable(random.stream("features"), levels, features, flip);
    const items = itemModes(table, features, count);
    const s = Array.from(items.s, (x) => (x > nothing * items.s[0] ? x : 0));
    const halfTheory = s.map((x) => (x > 0 ? halfTime(x, start) / rate : null));
    const shown = followed.filter((k) => k <= count && s[k - 1] > 0).map((k) => k - 1);
    const work = 3 * count * count * hidden + 20 * count * hidden; // multiplications of a step, tanh being 20 of them
    const wanted = Math.ceil(Math.max(60, ...shown.map((a) => 2.2 * (halfTheory[a] ?? 0))));
    const steps = Math.min(wanted, most, Math.floor(budget / (2 * work)));
    const networks = Math.min(seeds, Math.floor(budget / (2 * work * steps)));
    const grid = recorder(steps, s, 0).steps;
    const theory = Float64Array.from({ length: grid.length * shown.length }, (_, i) =>
      modeStrength(s[shown[i % shown.length]], start, grid[Math.floor(i / shown.length)] * rate),
    );
    const half = { linear: [] as (number | null)[][], tanh: [] as (number | null)[][] };
    const curves: Record<"linear" | "tanh", Float64Array> = { linear: none, tanh: none }; // of the first network of each kind
    let trouble = "";
    let past = 0; // steps of all runs so far

    const frame = () => ({
      progress: past / (2 * networks * (steps + 1)),
      planned: steps,
      cut: steps < wanted,
      networks,
      asked: seeds,
      s: Float64Array.from(s), // (modes), 0 where there is none
      shown: Int32Array.from(shown), // modes whose strengths are given, counted from 0
      step: grid.slice(), // (points)
      theory: theory.slice(), // (points, shown)
      linear: curves.linear.slice(), // (points so far, shown)
      tanh: curves.tanh.slice(), // (points so far, shown)
      halfTheory: [...halfTheory], // (modes), steps until half learned; null where there is no mode
      half: {
        linear: half.linear.map((one) => [...one]), // (networks so far, modes), null where half is not reached
        tanh: half.tanh.map((one) => [...one]), // (networks so far, modes)
      },
      /** Which networks ran away, if any did. */
      trouble,
    });

    yield frame();
    for (let k = 0; k < networks; ++k) {
      const draw = normal(random.stream(`weights ${k}`));
      const std = Math.sqrt((2 * start) / hidden); // then |a + b|^2 / 4 is u0 on average
      const weights = [gaussian(draw, hidden, count, std), gaussian(draw, count, hidden, std)];
      for (const kind of ["linear", "tanh"] as const) {
        const net = learner(items, weights[0], weights[1], kind === "tanh");
        const run = descending(net, { steps, rate, s, between: Math.max(1, Math.round(pause / work)) });
        const before = past;
        let next = run.next();
        for (; !next.done; next = run.next()) {
          past = before + next.value.step;
          if (k === 0) curves[kind] = only(shown, next.value.strength, count);
          yield frame();
        }
        past = before + steps + 1;
        if (k === 0) curves[kind] = only(shown, next.value.strength, count);
        half[kind].push(next.value.half);
        if (next.value.diverged) trouble = kind;
        yield frame();
      }
    }
  },
});

interface Course {
  readonly steps: number;
  readonly rate: number;
  readonly s: readonly number[];
  readonly between: number; // steps between two breaths
}

/** Trains a network; yields what was recorded so far now and then, and returns all of it. */
function* descending(net: ReturnType<typeof learner>, { steps, rate, s, between }: Course) {
  const record = recorder(steps, s, 0);
  const strengths = new Float64Array(s.length);
  let loss = answer(net);
  const fareOf = watch(loss);
  for (let n = 0; ; ++n) {
    learnedStrengths(strengths, net);
    record.step(n, loss, strengths, none);
    if (n === steps) return { ...record.taken(), diverged: false };
    learn(net, rate);
    loss = answer(net);
    if (fareOf(loss) === "diverged") return { ...record.taken(false), diverged: true };
    if (n % between === between - 1) yield { step: n + 1, strength: record.taken().strength };
  }
}

/** Some columns of a table (points, modes). */
const only = (shown: readonly number[], table: Float64Array, modes: Items["count"]): Float64Array =>
  Float64Array.from(
    { length: (table.length / modes) * shown.length },
    (_, i) => table[Math.floor(i / shown.length) * modes + shown[i % shown.length]],
  );
