import { choice, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { baselines } from "./model/baselines.ts";
import { featuresOf } from "./model/cell.ts";
import { learnAll } from "./model/contest.ts";
import { evaluations, programmerEvaluations } from "./model/ledger.ts";
import { amount, drawProgrammer, fastWeights, programmer, programmerWeights } from "./model/programmer.ts";
import { orderFelt, reachOfAngles } from "./model/programmer-probes.ts";
import { drawWithin } from "./model/reservoir.ts";
import { stopsOf } from "./model/stops.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { shape } from "./shared.ts";
import chen2024 from "./weights-source.ts";

const draws = 5;
const rate = 0.01;
const pause = 300; // windows, forth and back, between two frames: about 10 ms

export default simulation({
  id: "quantum-reservoir/programmer",
  title: "A network that writes the angles",
  doc: "A fast weight programmer: a small classical network writes the angles of one circuit of eight qubits, and is trained through it; five draws of its weights.",
  source: chen2024,
  params: {
    task: choice({
      label: "Task",
      default: "pendulum",
      options: { pendulum: "damped pendulum", bessel: "Bessel function J₂", control: "delayed control" },
      doc: "The series to be foretold, one step ahead from the last four values.",
    }),
    epochs: integer({
      label: "Epochs",
      default: 50,
      min: 10,
      max: 60,
      doc: "Passes over the training windows.",
    }),
    seed,
  },
  *frames({ task: name, epochs }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const stops = stopsOf(epochs);
    const uniform = random.stream("weights");
    const test = new Float64Array(draws * stops.length);
    const predicted = new Float64Array(draws * task.count);
    const { persistence, ar2 } = baselines(task);
    const { forward, backward } = programmerEvaluations(programmer.qubits, programmer.layers);
    const lstm = evaluations("qlstm", shape.n, shape.layers, shape.length);
    const finished: {
      amount: ReturnType<typeof amount>;
      reach: Float64Array;
      order: number;
    }[] = [];
    const frame = (progress: number, points: number) => ({
      progress,
      task: name,
      epochs,
      draws,
      points, // of the draw that is being trained, so far
      stops: stops.slice(), // (points), epochs
      test: test.slice(), // (draws, points), errors on windows not seen, in variances of the goal
      predicted: predicted.slice(), // (draws, windows), at the end
      goal: task.goal.slice(), // (windows)
      input: task.input.slice(),
      length: task.length,
      trainCount: task.trainCount,
      baselines: { persistence: persistence / variance, lags: ar2 / variance },
      /** Draws that are trained. */
      finished: finished.map(({ amount: { l1, l0, q1, q0 }, reach, order }) => ({
        /** The angles that x adds: (l1 x + l0) (q1 x + q0)^T. */
        l1: l1.slice(), // (layers)
        l0: l0.slice(),
        q1: q1.slice(), // (qubits)
        q0: q0.slice(),
        reach: reach.slice(), // (layers, qubits), the most that any meter moves with an angle
        order, // the most that a forecast changes if the values before the last are turned around
      })),
      weights: programmerWeights + programmer.meters + 1,
      circuits: { window: forward + backward, lstm: lstm.forward + lstm.backward },
    });
    for (let d = 0; d < draws; ++d) {
      const weights = new Float64Array(programmerWeights);
      drawProgrammer(weights, uniform);
      const readout = new Float64Array(programmer.meters + 1);
      drawWithin(readout, 1 / Math.sqrt(programmer.meters), uniform);
      const cell = fastWeights(weights, task.length);
      const pauses = learnAll(cell, task, readout, rate, stops, pause);
      const take = (found: Float64Array, points: number): void => {
        for (let i = 0; i < points; ++i) test[d * stops.length + i] = found[i] / variance;
      };
      let next = pauses.next();
      for (; !next.done; next = pauses.next()) {
        const { epoch, done, learned } = next.value;
        take(learned.test, done);
        yield frame((d + (epoch + 0.5) / (epochs + 1)) / draws, done);
      }
      take(next.value.test, stops.length);
      predicted.set(next.value.predicted.subarray((stops.length - 1) * task.count), d * task.count);
      finished.push({
        amount: amount(weights),
        reach: reachOfAngles(cell, task),
        order: orderFelt(cell, featuresOf(cell, task), task),
      });
      yield frame((d + 1) / draws, 0);
    }
  },
});
