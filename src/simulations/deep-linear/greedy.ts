import { normal } from "../../numeric/normal.ts";
import { integer, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { fineTuned, greedyWeights, rivals, type Rival, type Tuned } from "./greedy-race.ts";
import { consistency, correlationOf, randomAxes, retained, tiltedTask, variances } from "./model/tilt.ts";
import saxe2013 from "./source.ts";

const inputs = 16;
const gains = [1, 0.9, 0.8, 0.7]; // of the map to be learned, one for each output
const swept = Array.from({ length: 19 }, (_, i) => 5 * i); // angles, in degrees
const budget = 4000; // steps
const sweepBudget = 1500; // steps, at each of the angles swept

export default simulation({
  id: "deep-linear/greedy",
  title: "Greedy pretraining, and a task tilted against it",
  doc: "Layers learn one after the other to reproduce inputs of falling variance; then the whole network learns a task that reads the inputs' strongest components, weak ones, or a mixture.",
  source: saxe2013,
  params: {
    angle: real({
      label: "Angle of the task",
      symbol: "\\theta",
      default: 0,
      min: 0,
      max: 90,
      step: 1,
      unit: "°",
      doc: "At 0° the task reads the four strongest components of the inputs, at 90° four weak ones.",
    }),
    falloff: real({
      label: "Fall of the variance",
      symbol: "\\alpha",
      default: 1,
      min: 0,
      max: 2,
      step: 0.1,
      doc: "The k-th component of the inputs has the variance k to the power of minus this.",
    }),
    hidden: integer({
      label: "Hidden units",
      symbol: "H",
      default: 8,
      min: 4,
      max: 16,
      doc: "Width of the three hidden layers; the inputs have 16 components.",
    }),
    pretraining: integer({
      label: "Pretraining",
      default: 60,
      min: 5,
      max: 200,
      unit: "steps a layer",
      doc: "How long each layer learns to reproduce its input before the next one begins.",
    }),
    seed,
  },
  *frames({ angle, falloff, hidden, pretraining }, random) {
    const sizes = [inputs, hidden, hidden, hidden, gains.length];
    const axes = randomAxes(normal(random.stream("axes")), inputs, gains.length);
    const variance = variances(inputs, falloff);
    const correlation = correlationOf(axes.q, variance);
    const weights = greedyWeights(random, sizes, pretraining, correlation);
    const posed = (degrees: number) => tiltedTask(axes, gains, correlation, degrees);
    const task = posed(angle);
    const known = consistency(task, gains.length);
    const found: Tuned[] = [];
    const sweep = { angle: [] as number[], orthogonal: [] as number[], pretrained: [] as number[] };
    const frame = (progress: number) => ({
      progress,
      angle,
      hidden,
      price: pretraining * (sizes.length - 2), // steps of pretraining, over all layers
      runs: found.map((run) => ({ ...run, step: run.step.slice(), loss: run.loss.slice() })),
      variance: variance.slice(), // (components)
      kept: retained(weights.map, axes.q, inputs), // (components), of each by the pretrained layers
      keptOfTask: retained(weights.map, task.v, inputs), // (modes)
      matrix: known.matrix.slice(), // (modes, modes), V^T S11 V
      ratio: known.ratio, // of what lies off its diagonal
      sweep: {
        angle: Float64Array.from(sweep.angle), // (angles), in degrees
        orthogonal: Float64Array.from(sweep.orthogonal), // (angles), steps, or -1 where it did not learn in time
        pretrained: Float64Array.from(sweep.pretrained), // (angles), likewise
        budget: sweepBudget,
      },
    });
    yield frame(0);
    const whole = rivals.length + swept.length / 2;
    /** Trains one network, with a frame now and then; its progress counts as a part of one unit. */
    function* train(name: Rival, degrees: number, most: number, past: number, unit: number) {
      const running = fineTuned(name, sizes, weights[name], posed(degrees), most);
      let next = running.next();
      for (; !next.done; next = running.next()) yield frame((past + unit * next.value) / whole);
      return next.value;
    }
    for (const [i, name] of rivals.entries()) {
      found.push(yield* train(name, angle, budget, i, 1));
      yield frame((i + 1) / whole);
    }
    for (const [i, degrees] of swept.entries()) {
      const past = rivals.length + i / 2;
      const orthogonal = yield* train("orthogonal", degrees, sweepBudget, past, 0.2);
      const pretrained = yield* train("pretrained", degrees, sweepBudget, past + 0.2, 0.2);
      sweep.angle.push(degrees);
      sweep.orthogonal.push(orthogonal.steps ?? -1);
      sweep.pretrained.push(pretrained.steps ?? -1);
      yield frame(i + 1 < swept.length ? (past + 0.5) / whole : 1);
    }
  },
});
