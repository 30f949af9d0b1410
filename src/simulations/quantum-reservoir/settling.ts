import { normal } from "../../numeric/normal.ts";
import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { readoutCurve } from "./model/curve.ts";
import { settleEpoch } from "./model/readout.ts";
import { drawnClassical, drawnQuantum, drawWithin, isQuantum, kinds } from "./model/reservoir.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { treated } from "./model/whiten.ts";
import { classicalUnits, shape, treatmentParam, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const draws = 8; // of each reservoir on each task
const rate = 0.01;

export default simulation({
  id: "quantum-reservoir/settling",
  title: "Quantum against classical reservoirs",
  doc: "Readouts of six kinds of frozen networks learn four tasks, for several draws of each network, by RMSprop.",
  source: chen2022,
  params: {
    width: widthParam,
    features: treatmentParam,
    epochs: choice({
      label: "Epochs",
      default: "100",
      options: { "30": "30", "100": "100" },
      doc: "Passes over the training windows.",
    }),
    seed,
  },
  *frames({ width, features: treatment, epochs: asked }, random) {
    const epochs = Number(asked);
    const tasks = (["pendulum", "bessel", "narma5", "narma10"] as const).map((name) => ({
      name,
      task: taskOf(name),
    }));
    const settle = new Int32Array(tasks.length * kinds.length * draws);
    const curves = new Float64Array(tasks.length * kinds.length * 3 * epochs);
    const tests = new Float64Array(kinds.length * draws * epochs);
    const sources = kinds.map((kind) => ({
      kind,
      uniform: random.stream(`weights of ${kind}`),
      readout: random.stream(`readout of ${kind}`),
    }));
    let learned = 0;
    const frame = () => ({
      progress: learned / (tasks.length * draws * kinds.length),
      tasks: tasks.map(({ name }) => name),
      kinds: [...kinds],
      draws,
      epochs,
      width,
      treatment,
      /** How many tasks have been learned by all. */
      finished: Math.floor(learned / (draws * kinds.length)),
      settle: settle.slice(), // (tasks, kinds, draws), epochs; 0 for a curve that does not fall, or is not known yet
      curves: curves.slice(), // (tasks, kinds, 3, epochs): median, least and greatest error on windows not seen
    });
    for (const [t, { task }] of tasks.entries()) {
      const variance = testVariance(task);
      for (let d = 0; d < draws; ++d)
        for (const [k, { kind, uniform, readout }] of sources.entries()) {
          const cell = isQuantum(kind)
            ? drawnQuantum(kind, shape, width, normal(uniform))
            : drawnClassical(kind, classicalUnits, shape.length, uniform);
          const m = cell.features;
          const seen = treated(featuresOf(cell, task), m, task.trainCount, treatment);
          const first = new Float64Array(m + 1);
          drawWithin(first, 1 / Math.sqrt(m), readout);
          const { train, test } = readoutCurve(seen, task, first, rate, epochs);
          settle[(t * kinds.length + k) * draws + d] =
            train[epochs] > 0.9 * train[0] ? 0 : settleEpoch(train.subarray(1));
          for (let e = 0; e < epochs; ++e) tests[(k * epochs + e) * draws + d] = test[e + 1] / variance;
          ++learned;
          if (learned % (draws * kinds.length)) yield frame();
        }
      summarise(curves, t, tests, epochs);
      yield frame();
    }
  },
});

/** Sets a task's curves to the median, least and greatest of its draws; sorts those. */
function summarise(curves: Float64Array, t: number, tests: Float64Array, epochs: number): void {
  for (let k = 0; k < kinds.length; ++k)
    for (let e = 0; e < epochs; ++e) {
      const at = (k * epochs + e) * draws;
      const some = tests.subarray(at, at + draws).sort();
      const to = (t * kinds.length + k) * 3 * epochs + e;
      curves[to] = (some[draws / 2 - 1] + some[draws / 2]) / 2;
      curves[to + epochs] = some[0];
      curves[to + 2 * epochs] = some[draws - 1];
    }
}
