import { normal } from "../../numeric/normal.ts";
import { frobenius } from "../../numeric/matrix.ts";
import { choice, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { rotated } from "./model/alignment.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { determinant } from "./model/parity.ts";
import { balancedFlow, balancedStart, blocksOf, type Blocks, type Shape } from "./model/riccati.ts";
import { randomTask, zeroLoss, type Task } from "./model/task.ts";
import domine2024 from "./balance-source.ts";

const s = [3, 2, 1.2, 0.5];
const end = 8; // in units of tau
const points = 160; // of a curve
const extreme = 5; // of the balance, on either side
const swept = 41; // balances

export default simulation({
  id: "deep-linear/sides",
  title: "A whole network with unequal layers",
  doc: "Every weight of a network with one hidden layer, from a random start whose layers differ by a set balance: exact solution, and gradient descent.",
  source: domine2024,
  params: {
    balance: real({
      label: "Balance of the layers",
      symbol: "\\lambda_B",
      default: 0,
      min: -extreme,
      max: extreme,
      step: 0.1,
      doc: "Square of the second layer less square of the first, the same for every hidden direction.",
    }),
    start: real({
      label: "Strength at the start",
      symbol: "u_0",
      default: 0.1,
      min: 0.02,
      max: 0.5,
      scale: "log",
      doc: "How strongly the network answers before training, along directions that have nothing to do with the task.",
    }),
    inputs: choice({
      label: "Inputs",
      symbol: "N_1",
      default: "4",
      options: { 4: "4", 6: "6" },
      doc: "Hidden units and outputs are four; of six inputs the task uses four directions.",
    }),
    rate: real({
      label: "Learning rate",
      symbol: "\\lambda",
      default: 0.005,
      min: 0.001,
      max: 0.1,
      scale: "log",
      doc: "Length of the steps of gradient descent; the exact solution is for infinitely small ones.",
    }),
    seed,
  },
  *frames({ balance, start, inputs: wide, rate }, random) {
    const shape: Shape = { inputs: Number(wide), hidden: 4, outputs: 4 };
    const task = randomTask(normal(random.stream("task")), shape.inputs, shape.outputs, s);
    const weightsAt = (of: number) => balancedStart(normal(random.stream("first")), shape, start, of);
    const steps = Math.round(end / rate);
    const every = Math.max(1, Math.floor(steps / points));
    const kept = Array.from({ length: Math.ceil(steps / every) + 1 }, (_, i) => Math.min(i * every, steps));
    const exact = [
      ...balancedFlow(
        task.sigma31,
        shape,
        weightsAt(balance),
        balance,
        kept.map((n) => n * rate),
      ),
    ];
    const first = blocksOf(shape, ...weightsAt(balance)).map;
    const descent = descended(task, shape, weightsAt(balance), rate, kept);
    yield {
      progress: 1,
      balance,
      start,
      inputs: shape.inputs,
      outputs: shape.outputs,
      rate,
      s: [...s],
      time: Float64Array.from(kept, (n) => n * rate), // (points), in units of tau
      exact: course(task, shape, exact),
      descent: course(task, shape, descent),
      /** Of a square network: does its determinant start with the sign of the task's? */
      matched: shape.inputs === 4 ? determinant(rotated(task, first), 4) > 0 : null,
      sweep: sweep(task, shape, weightsAt),
    };
  },
});

/** The blocks of a network that descends, at some rising numbers of steps. */
function descended(
  task: Task,
  shape: Shape,
  [w21, w32]: [Float64Array, Float64Array],
  rate: number,
  kept: readonly number[],
): Blocks[] {
  const net = network([shape.inputs, shape.hidden, shape.outputs], [w21, w32]);
  let n = 0;
  return kept.map((step) => {
    for (; n < step; ++n) {
      evaluate(net, task);
      descend(net, rate);
    }
    return blocksOf(shape, w21, w32);
  });
}

/** M^T a M for a and M (n, n). */
function seenAlong(a: Float64Array, axes: Float64Array, n: number): Float64Array {
  return rotated({ inputs: n, outputs: n, s: [], u: axes, v: axes, sigma31: a }, a);
}

const changeFrom = (before: Float64Array, now: Float64Array): number =>
  frobenius(now.map((x, i) => x - before[i])) / frobenius(before);

/** What a figure shows of a network over time, along the task's axes. */
function course(task: Task, { inputs, outputs }: Shape, path: readonly Blocks[]) {
  const joined = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));
  const error = (map: Float64Array) => task.sigma31.map((x, i) => x - map[i]);
  return {
    loss: Float64Array.from(path, ({ map }) => frobenius(error(map)) ** 2 / 2 / zeroLoss(s)), // (points), of the zero map's
    map: joined(path.map(({ map }) => rotated(task, map))), // (points, outputs, inputs), U^T W V
    inner: joined(path.map(({ inner }) => seenAlong(inner, task.v, inputs))), // (points, inputs, inputs)
    outer: joined(path.map(({ outer }) => seenAlong(outer, task.u, outputs))), // (points, outputs, outputs)
    innerChange: Float64Array.from(path, ({ inner }) => changeFrom(path[0].inner, inner)), // (points), relative
    outerChange: Float64Array.from(path, ({ outer }) => changeFrom(path[0].outer, outer)), // (points), relative
  };
}

/** How much either side changes over the whole run, by the exact solution, for every balance. */
function sweep(task: Task, shape: Shape, weightsAt: (balance: number) => [Float64Array, Float64Array]) {
  const balance = Float64Array.from({ length: swept }, (_, i) => extreme * ((2 * i) / (swept - 1) - 1));
  const ends = Array.from(balance, (of) => [
    ...balancedFlow(task.sigma31, shape, weightsAt(of), of, [0, end]),
  ]);
  return {
    balance, // (balances)
    inner: Float64Array.from(ends, ([from, to]) => changeFrom(from.inner, to.inner)), // (balances)
    outer: Float64Array.from(ends, ([from, to]) => changeFrom(from.outer, to.outer)), // (balances)
  };
}
