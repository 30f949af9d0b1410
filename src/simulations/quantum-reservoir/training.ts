import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { baselines } from "./model/baselines.ts";
import { featuresOf } from "./model/cell.ts";
import { learnAll, learnReadout, type Learned } from "./model/contest.ts";
import { evaluations } from "./model/ledger.ts";
import { drawnQuantum, drawWithin, type QuantumKind } from "./model/reservoir.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { stopsOf } from "./model/stops.ts";
import { epochsParam, quantumParam, rateParam, shape, taskParam, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const pause = 1500; // circuits, forward and back, between two frames: about 10 ms

export default simulation({
  id: "quantum-reservoir/training",
  title: "A frozen reservoir against full training",
  doc: "A quantum recurrent cell foretells a series twice from the same start: with only its readout trained, and with all its angles trained too.",
  source: chen2022,
  params: {
    task: taskParam,
    cell: quantumParam,
    width: widthParam,
    rate: rateParam,
    epochs: epochsParam(200),
    seed,
  },
  relations: [
    {
      params: ["cell", "epochs"],
      holds: ({ cell, epochs }) => cell === "qrnn" || epochs <= 100,
      expected: "at most 100 epochs for a QGRU or QLSTM, which take several times as long as a QRNN",
    },
  ],
  *frames({ task: name, cell: kind, width, rate, epochs }, random) {
    const task = taskOf(name);
    const { count, trainCount, goal } = task;
    const stops = stopsOf(epochs);
    const cell = drawnQuantum(kind as QuantumKind, shape, width, normal(random.stream("angles")));
    const features = featuresOf(cell, task);
    const k = cell.features;
    const first = new Float64Array(k + 1);
    drawWithin(first, 1 / Math.sqrt(k), random.stream("readout"));

    const frozen = learnReadout(features, task, first, rate, stops);
    const { persistence, ar1, ar2 } = baselines(task);
    const { forward, backward } = evaluations(kind, shape.n, shape.layers, shape.length);
    const variance = testVariance(task);
    const frame = (progress: number, done: number, full: Learned) => ({
      progress,
      task: name,
      cell: kind,
      epochs,
      done, // points of the full training so far
      count,
      trainCount,
      goal: goal.slice(), // (count)
      stops: stops.slice(), // (points), epochs
      frozen: {
        train: frozen.train.slice(), // (points), mean squared errors
        test: frozen.test.slice(), // (points)
        predicted: frozen.predicted.slice(), // (points, count)
      },
      full: {
        train: full.train.slice(0, done),
        test: full.test.slice(0, done),
        predicted: full.predicted.slice(0, done * count),
      },
      /** Test errors of forecasters without a network. */
      baselines: { persistence, ar1, ar2 },
      /** Of the test goals. */
      variance,
      /** Circuits run: by full training in one epoch, and by the reservoir once and for all. */
      circuits: { epoch: (forward + backward) * trainCount, once: forward * count },
    });

    const pauses = learnAll(cell, task, first, rate, stops, pause / forward);
    let next = pauses.next();
    for (; !next.done; next = pauses.next())
      yield frame((next.value.epoch + 0.5) / (epochs + 1), next.value.done, next.value.learned);
    yield frame(1, stops.length, next.value);
  },
});
