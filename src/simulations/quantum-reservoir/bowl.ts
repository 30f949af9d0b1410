import { normal } from "../../numeric/normal.ts";
import { choice, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { along, bowl } from "./model/bowl.ts";
import { featuresOf } from "./model/cell.ts";
import { errors, predict, readout } from "./model/readout.ts";
import { drawnClassical, drawnQuantum, drawWithin, isQuantum } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { classicalUnits, penaltyParam, plainTaskParam, rateParam, shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const epochs = 100;
const penalties = 41; // on the path, from 1e-10 to 1

export default simulation({
  id: "quantum-reservoir/bowl",
  title: "Learning a readout, and solving for it",
  doc: "The way of a readout’s weights down the bowl of its error, epoch by epoch, beside the bottom that the normal equations give at once.",
  source: chen2022,
  params: {
    task: plainTaskParam,
    cell: choice({
      label: "Network",
      default: "qrnn",
      options: { qrnn: "QRNN", qgru: "QGRU", qlstm: "QLSTM", rnn: "RNN", gru: "GRU", lstm: "LSTM" },
      doc: "The frozen network whose features the readout weighs: quantum, or classical with five units.",
    }),
    width: widthParam,
    penalty: penaltyParam,
    rate: rateParam,
    seed,
  },
  *frames({ task: name, cell: kind, width, penalty, rate }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const uniform = random.stream(`weights of ${kind}`);
    const cell = isQuantum(kind)
      ? drawnQuantum(kind, shape, width, normal(uniform))
      : drawnClassical(kind, classicalUnits, shape.length, uniform);
    const k = cell.features;
    const m = k + 1;
    const features = featuresOf(cell, task);
    const found = bowl(features, task, k, penalty);

    const first = new Float64Array(m);
    drawWithin(first, 1 / Math.sqrt(k), random.stream(`readout of ${kind}`));
    const learner = readout(features, task, first.slice(), rate);
    const now = new Float64Array(task.count);
    const [train, test] = [new Float64Array(epochs + 1), new Float64Array(epochs + 1)];
    const places = new Float64Array((epochs + 1) * m);
    const weights = new Float64Array((epochs + 1) * m);
    for (let e = 0; e <= epochs; ++e) {
      if (e > 0) learner.epoch();
      weights.set(learner.weights, e * m);
      along(found, learner.weights, places, e * m);
      predict(now, features, learner.weights);
      const error = errors(now, task);
      train[e] = error.train / variance;
      test[e] = error.test / variance;
    }
    const star = new Float64Array(m);
    along(found, found.best, star, 0);

    const path = Array.from({ length: penalties }, (_, i) => {
      const lambda = 10 ** (-10 + (10 * i) / (penalties - 1));
      const w = ridge(features, task, k, lambda);
      if (!w) return null;
      predict(now, features, w);
      const error = errors(now, task);
      return { lambda, train: error.train / variance, test: error.test / variance, size: Math.hypot(...w) };
    });
    predict(now, features, found.best);
    const solved = errors(now, task);
    yield {
      progress: 1,
      task: name,
      cell: kind,
      width,
      asked: penalty,
      penalty: found.penalty, // larger than asked for if the features depend on one another
      epochs,
      curvatures: found.curvatures, // (weights), of the bowl, largest first
      places, // (epochs + 1, weights), along the bowl's directions
      star, // (weights), the solution along them
      train, // (epochs + 1), errors in variances of the goal not seen
      test, // (epochs + 1)
      solved: { train: solved.train / variance, test: solved.test / variance },
      variance, // of the goal not seen
      matrix: found.matrix, // (weights, weights), of the normal equations over the number of windows
      right: found.right, // (weights)
      best: found.best, // (weights), the bias last
      weights, // (epochs + 1, weights), on the way there
      path: path.filter((point) => point !== null), // solutions for penalties from 1e-10 to 1
    };
  },
});
