import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { learnReadout } from "./model/contest.ts";
import { errors, predict } from "./model/readout.ts";
import { qrnn } from "./model/qrnn.ts";
import { drawWithin } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { plainTaskParam, shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const draws = 8;
const rate = 0.01;
const penalty = 1e-6;
const stops = Int32Array.of(100); // epochs
const wirings = [
  { order: "xh", turns: 1 },
  { order: "xh", turns: 2 },
  { order: "hx", turns: 1 },
  { order: "hx", turns: 2 },
] as const;

export default simulation({
  id: "quantum-reservoir/wiring",
  title: "Four ways to wire the inputs",
  doc: "The same frozen angles in four circuits: the input on the first qubit or on the last, and turning it once or twice as far.",
  source: chen2022,
  params: { task: plainTaskParam, width: widthParam, seed },
  *frames({ task: name, width }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const { n, layers, length } = shape;
    const k = n - 1; // features
    const learned = new Float64Array(wirings.length * draws);
    const solved = new Float64Array(wirings.length * draws);
    const predicted = new Float64Array(wirings.length * task.count);
    const now = new Float64Array(task.count);
    const draw = normal(random.stream("angles"));
    const readouts = random.stream("readout");
    for (let d = 0; d < draws; ++d) {
      const angles = Float64Array.from({ length: layers * n * 3 }, () => width * draw());
      const first = new Float64Array(k + 1);
      drawWithin(first, 1 / Math.sqrt(k), readouts);
      for (const [w, wiring] of wirings.entries()) {
        const features = featuresOf(qrnn(n, layers, angles, length, 2, wiring), task);
        const { test, predicted: said } = learnReadout(features, task, first, rate, stops);
        learned[w * draws + d] = test[0] / variance;
        predict(now, features, ridge(features, task, k, penalty) ?? first);
        solved[w * draws + d] = errors(now, task).test / variance;
        if (d === 0) predicted.set(said, w * task.count);
      }
      yield {
        progress: (d + 1) / draws,
        task: name,
        width,
        draws,
        done: d + 1, // draws so far
        wirings: wirings.map((wiring) => ({ ...wiring })),
        learned: learned.slice(), // (wirings, draws), errors on windows not seen, in variances of the goal
        solved: solved.slice(), // (wirings, draws), the same by least squares
        predicted: predicted.slice(), // (wirings, windows), of the first draw, trained
        goal: task.goal.slice(), // (windows)
        trainCount: task.trainCount,
      };
    }
  },
});
