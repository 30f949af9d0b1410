import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { baselines } from "./model/baselines.ts";
import { featuresOf } from "./model/cell.ts";
import { readoutCurve } from "./model/curve.ts";
import { errors, predict, settleEpoch } from "./model/readout.ts";
import { drawnClassical, drawnQuantum, drawWithin, isQuantum, kinds } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { hessianSpectrum, moments, treated } from "./model/whiten.ts";
import { classicalUnits, plainTaskParam, shape, treatmentParam, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const epochs = 100;
const rate = 0.01;
const penalty = 1e-6; // of the readout that is solved for

export default simulation({
  id: "quantum-reservoir/spectrum",
  title: "What the readout has to learn",
  doc: "The features of six frozen networks: how much each varies, how the readout's error curves, and what learning and least squares make of them.",
  source: chen2022,
  params: { task: plainTaskParam, width: widthParam, features: treatmentParam, seed },
  *frames({ task: name, width, features: treatment }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const { persistence } = baselines(task);
    const found: {
      kind: (typeof kinds)[number];
      deviations: Float64Array;
      eigenvalues: Float64Array;
      train: Float64Array;
      test: Float64Array;
      settle: number;
      solved: number;
    }[] = [];
    for (const kind of kinds) {
      const uniform = random.stream(`weights of ${kind}`);
      const cell = isQuantum(kind)
        ? drawnQuantum(kind, shape, width, normal(uniform))
        : drawnClassical(kind, classicalUnits, shape.length, uniform);
      const k = cell.features;
      const features = featuresOf(cell, task);
      const seen = treated(features, k, task.trainCount, treatment);
      const first = new Float64Array(k + 1);
      drawWithin(first, 1 / Math.sqrt(k), random.stream(`readout of ${kind}`));
      const { train, test } = readoutCurve(seen, task, first, rate, epochs);
      const { covariance } = moments(seen, k, task.trainCount);
      const best = new Float64Array(task.count);
      predict(best, features, ridge(features, task, k, penalty) ?? first);
      found.push({
        kind,
        deviations: Float64Array.from({ length: k }, (_, j) => Math.sqrt(covariance[j * k + j]))
          .sort()
          .reverse(),
        eigenvalues: hessianSpectrum(seen, k, task.trainCount).map((e) => Math.max(e, 1e-16)),
        train: train.map((e) => e / variance),
        test: test.map((e) => e / variance),
        settle: settleEpoch(train.subarray(1)),
        solved: errors(best, task).test / variance,
      });
      yield {
        progress: found.length / kinds.length,
        task: name,
        width,
        treatment,
        epochs,
        persistence: persistence / variance,
        networks: found.map((one) => ({
          ...one,
          deviations: one.deviations.slice(), // (features), largest first
          eigenvalues: one.eigenvalues.slice(), // (features + 1), of the readout's Hessian, largest first
          train: one.train.slice(), // (epochs + 1), in variances of the goal, as are all errors
          test: one.test.slice(), // (epochs + 1)
        })),
      };
    }
  },
});
