import { choice, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { normal } from "../../numeric/normal.ts";
import { rotated } from "./model/alignment.ts";
import { optimalRate } from "./model/depth.ts";
import { orthogonalStart } from "./model/initial.ts";
import { learning, type Descent } from "./model/learning.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { determinant } from "./model/parity.ts";
import { randomTask, zeroLoss, type Task } from "./model/task.ts";
import { logSpaced } from "./race.ts";
import saxe2013 from "./source.ts";

const strengths = [2, 1.6, 1.3, 1];
const count = 40; // networks
const kappa = 0.5; // of the optimal rate
const budget = 2000; // steps
const enough = 0.02; // of the loss of the zero map
const points = 60; // of a curve

export default simulation({
  id: "deep-linear/parity",
  title: "Orthogonal starts with the wrong sign",
  doc: "Forty networks of random orthogonal layers learn a random task each. Each is asked beforehand whether its map's determinant has the sign of its task's.",
  source: saxe2013,
  params: {
    size: integer({
      label: "Inputs and outputs",
      symbol: "N",
      default: 3,
      min: 2,
      max: 4,
      doc: "Also the number of modes of the task.",
    }),
    layers: integer({
      label: "Layers",
      symbol: "D",
      default: 4,
      min: 2,
      max: 6,
      doc: "Weight matrices; all of them start orthogonal.",
    }),
    spare: choice({
      label: "Room to spare",
      default: "none",
      options: { none: "none: square layers", hidden: "one more hidden unit", input: "one more input" },
      doc: "With one more input every hidden layer is one wider too, and the input that is not asked for has no mode.",
    }),
    seed,
  },
  *frames({ size: n, layers: D, spare }, random) {
    const s = strengths.slice(0, n);
    const inputs = n + (spare === "input" ? 1 : 0);
    const hidden = n + (spare === "none" ? 0 : 1);
    const sizes = [inputs, ...Array.from({ length: D - 1 }, () => hidden), n];
    const rate = kappa * optimalRate(D, s[0]);
    const goal = enough * zeroLoss(s);
    const planned = logSpaced(budget, points);
    const done: Tried[] = [];
    for (let k = 1; k <= count; ++k) {
      const draw = normal(random.stream(`network ${k}`));
      const task = randomTask(draw, inputs, n, s);
      done.push(tried(task, orthogonalStart(draw, sizes), sizes, { rate, goal, planned }));
      yield {
        progress: k / count,
        layers: D,
        spare,
        count,
        budget,
        goal,
        /** The loss with all modes learned but the weakest. */
        trap: s[n - 1] ** 2 / 2,
        runs: done.map(owned),
      };
    }
  },
});

/** How a network fared. */
type Tried = {
  /** Whether its map's determinant, on the task's modes, has the task's sign at the start. */
  readonly matches: boolean;
  /** Steps until its loss was 2 % of that of the zero map, or null. */
  readonly steps: number | null;
  readonly step: Float64Array; // (points)
  readonly loss: Float64Array; // (points)
  /** The map's determinant on the task's modes, as a part of the task's: 1 at the end, if it learns. */
  readonly volume: Float64Array; // (points)
};

/** The same with buffers of its own: a frame's are given away with it. */
const owned = ({ matches, steps, step, loss, volume }: Tried): Tried => ({
  matches,
  steps,
  step: step.slice(),
  loss: loss.slice(),
  volume: volume.slice(),
});

/** Trains a network, and looks at it at the planned steps and at its last. */
function tried(
  task: Task,
  weights: Float64Array[],
  sizes: number[],
  { rate, goal, planned }: { rate: number; goal: number; planned: Float64Array },
): Tried {
  const { inputs, outputs: n } = task;
  const whole = task.s.reduce((product, x) => product * x, 1);
  const net = network(sizes, weights);
  const [step, loss, volume] = [[], [], []] as number[][];
  const record = (at: number, l: number) => {
    step.push(at);
    loss.push(l);
    const map = rotated(task, net.total);
    volume.push(
      determinant(
        map.filter((_, i) => i % inputs < n),
        n,
      ) / whole,
    ); // another input has no mode
  };
  let made = 0;
  const watched: Descent = {
    evaluate: () => {
      const l = evaluate(net, task);
      if (made === planned[step.length]) record(made, l);
      ++made;
      return l;
    },
    descend: () => descend(net, rate),
  };
  const run = learning(watched, { goal, budget, pause: Infinity });
  let next = run.next();
  while (!next.done) next = run.next();
  const ended = next.value;
  const last = ended.loss.length - 1;
  if (step[step.length - 1] < last) record(last, ended.loss[last]);
  return {
    matches: volume[0] > 0,
    steps: ended.steps,
    step: Float64Array.from(step),
    loss: Float64Array.from(loss),
    volume: Float64Array.from(volume),
  };
}
