import { normal } from "../../numeric/normal.ts";
import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { shotsOf } from "./machine-params.ts";
import { featuresOf } from "./model/cell.ts";
import { noisyQrnn } from "./model/noisy-qrnn.ts";
import { errors, predict } from "./model/readout.ts";
import { ridge } from "./model/ridge.ts";
import { task as taskOf, testVariance } from "./model/tasks.ts";
import { moments } from "./model/whiten.ts";
import { penaltyParam, shape, widthParam } from "./shared.ts";
import chen2022 from "./source.ts";

const noises = [0, 0.001, 0.005, 0.02, 0.05]; // probabilities after each gate
const shots = ["exact", "65536", "8192", "1024", "128"] as const;

export default simulation({
  id: "quantum-reservoir/machine",
  title: "A reservoir on a machine that errs",
  doc: "The pendulum foretold from the features of one frozen QRNN, run with noise after every gate and read by so many shots, the readout solved for anew each time.",
  source: chen2022,
  params: { width: widthParam, penalty: penaltyParam, seed },
  *frames({ width, penalty }, random) {
    const task = taskOf("pendulum");
    const variance = testVariance(task);
    const k = shape.n - 1;
    const draw = normal(random.stream("angles"));
    const angles = Float64Array.from({ length: shape.layers * shape.n * 3 }, () => width * draw());
    const u = random.stream("shots");
    const error = new Float64Array(noises.length * shots.length);
    const now = new Float64Array(task.count);
    let deviations = new Float64Array(k);
    let done = 0;
    // Noise varies fastest: the first row, exact expectations, is whole first.
    for (const [s, name] of shots.entries())
      for (const [i, p] of noises.entries()) {
        const cell = noisyQrnn(shape, angles, { p, shots: shotsOf(name) }, u);
        const features = featuresOf(cell, task);
        if (done === 0) {
          const { covariance } = moments(features, k, task.trainCount);
          deviations = deviations.map((_, j) => Math.sqrt(covariance[j * k + j]));
        }
        predict(now, features, ridge(features, task, k, penalty) ?? new Float64Array(k + 1));
        error[s * noises.length + i] = errors(now, task).test / variance;
        ++done;
        yield {
          progress: done / error.length,
          width,
          done, // fields of the table so far
          noises: Float64Array.from(noises), // (noises), probabilities
          shots: Float64Array.from(shots, (one) => (one === "exact" ? 0 : shotsOf(one))), // (shots), 0 for exact
          error: error.slice(), // (shots, noises), on windows not seen, in variances of the goal
          deviations: deviations.slice(), // (features), without noise or shots, over the windows learned from
        };
      }
  },
});
