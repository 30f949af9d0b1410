import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { featuresOf } from "./model/cell.ts";
import { readoutCurve } from "./model/curve.ts";
import { errors, predict, settleEpoch } from "./model/readout.ts";
import { drawnQuantum, drawWithin } from "./model/reservoir.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { penaltyParam, plainTaskParam, quantumParam, shape } from "./shared.ts";
import chen2022 from "./source.ts";

const widths = 12; // from the least to the greatest, evenly on a log axis
const [least, most] = [0.001, 6.3]; // radians
const draws = 8; // at each width
const epochs = 100;
const rate = 0.01;

export default simulation({
  id: "quantum-reservoir/spread",
  title: "How random is a random reservoir?",
  doc: "Frozen networks with angles of many spreads, several draws of each: what their readouts learn, how soon, and what they could learn.",
  source: chen2022,
  params: {
    task: plainTaskParam,
    cell: quantumParam,
    penalty: penaltyParam,
    seed,
  },
  *frames({ task: name, cell: kind, penalty }, random) {
    const task = taskOf(name);
    const variance = testVariance(task);
    const width = Float64Array.from(
      { length: widths },
      (_, i) => least * (most / least) ** (i / (widths - 1)),
    );
    const [learned, solved] = [new Float64Array(widths * draws), new Float64Array(widths * draws)];
    const settle = new Int32Array(widths * draws);
    const [angles, readouts] = [random.stream("angles"), random.stream("readout")];
    const now = new Float64Array(task.count);
    for (let done = 0; done < widths * draws;) {
      const i = done % widths; // all widths once, then all again: the picture is whole early
      const at = i * draws + Math.floor(done / widths);
      const cell = drawnQuantum(kind, shape, width[i], normal(angles));
      const k = cell.features;
      const features = featuresOf(cell, task);
      const first = new Float64Array(k + 1);
      drawWithin(first, 1 / Math.sqrt(k), readouts);
      const { train, test } = readoutCurve(features, task, first, rate, epochs);
      learned[at] = test[epochs] / variance;
      settle[at] = train[epochs] > 0.9 * train[0] ? 0 : settleEpoch(train.subarray(1));
      predict(now, features, ridge(features, task, k, penalty) ?? first);
      solved[at] = errors(now, task).test / variance;
      ++done;
      yield {
        progress: done / (widths * draws),
        task: name,
        cell: kind,
        epochs,
        draws,
        /** Draws that are done at every width. */
        complete: Math.floor(done / widths),
        width: width.slice(), // (widths), radians
        learned: learned.slice(), // (widths, draws), errors on windows not seen, in variances of the goal
        solved: solved.slice(), // (widths, draws), the same by least squares
        settle: settle.slice(), // (widths, draws), epochs; 0 where the error does not fall by a tenth
      };
    }
  },
});
