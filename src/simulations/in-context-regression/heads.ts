import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { layerOf, learned, trying, type Learned } from "./model/evaluation.ts";
import { stepsBetween } from "./model/pace.ts";
import { debiasedStep } from "./model/risks.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom, training } from "./model/training.ts";
import { noise } from "./parameters.ts";
import { shown } from "./shown.ts";
import he2025 from "./source.ts";

const counts = [1, 2, 4, 8]; // heads
const lengths = [10, 15, 20, 30, 40, 60, 80, 100]; // of test prompts
const recipe = { batch: 32, steps: 1500, rate: 0.01 };
const tests = 2000; // prompts at each length
const chunk = 200; // of them between two frames

export default simulation({
  id: "in-context-regression/heads",
  title: "One head, two heads, many heads",
  doc: "Layers of 1, 2, 4 and 8 heads are trained one after the other, and tried on prompts shorter and longer than those they saw.",
  source: he2025,
  params: {
    dimension: integer({
      label: "Covariates",
      symbol: "d",
      default: 5,
      min: 2,
      max: 8,
      doc: "Numbers that each example’s label depends on.",
    }),
    length: integer({
      label: "Examples in training",
      symbol: "L",
      default: 40,
      min: 10,
      max: 80,
      doc: "Length of the prompts that the layers are trained on.",
    }),
    noise,
    seed,
  },
  *frames({ dimension: d, length: L, noise, seed: _ }, random) {
    void _;
    const task = { d, L, noise };
    const axis = Int32Array.from([...new Set([...lengths, L])].sort((a, b) => a - b));
    const [many, steps] = [counts.length, recipe.steps * counts.length];
    const risk = new Float64Array(many * axis.length);
    const descent = new Float64Array(axis.length);
    const debiased = new Float64Array(axis.length);
    const bayes = new Float64Array(axis.length);
    const models: Learned[] = [];
    const diverged: boolean[] = [];
    const state = stateFrom(random.stream("tests"));
    let [tried, now, loss] = [0, 0, 1];

    const frame = (progress: number) => ({
      progress,
      ...{ d, L, noise },
      heads: Int32Array.from(counts),
      /** Layers trained so far, and of the one in training its step and its risk on a few prompts. */
      trained: models.length,
      step: now,
      steps: recipe.steps,
      loss: loss + noise,
      axis: axis.slice(), // (lengths)
      tried, // lengths at which all has been measured
      risk: risk.slice(), // (heads, lengths), on the same prompts as the rest
      descent: descent.slice(), // (lengths), one step of plain gradient descent of the best debiased size
      debiased: debiased.slice(), // (lengths), one debiased step of the best size at the training length
      bayes: bayes.slice(), // (lengths), ridge regression with the right penalty
      diverged: diverged.slice(),
    });

    for (const H of counts) {
      const net = balancedStart(random.stream(`start ${H}`), d, 1, H);
      const run = training(task, net, recipe, stateFrom(random.stream(`prompts ${H}`)));
      const between = stepsBetween(run.layer.shape, recipe.batch);
      for (let going = true; going;) {
        now = run.step;
        yield frame((0.85 * (models.length * recipe.steps + now)) / steps);
        going = run.advance(between);
        if (Number.isFinite(run.loss)) loss += (run.loss - loss) / 3;
      }
      models.push(learned(run.layer));
      diverged.push(run.diverged);
      loss = 1;
    }
    for (const [i, length] of axis.entries()) {
      const shorter = { ...task, L: length };
      const layers = models.map((model) => layerOf(shorter, model));
      const eta = debiasedStep(d, L, noise);
      for (let from = 0; from < tests; from += chunk) {
        const at = (part: number) =>
          frame(0.85 + (0.15 * (i + (from + part * chunk) / tests)) / (axis.length + 1));
        const trial = trying(shorter, layers, eta, chunk, (state + from * 0x9e3779b1) | 0);
        const errors = yield* shown(trial, at);
        const part = chunk / tests;
        errors.layers.forEach((error, m) => (risk[m * axis.length + i] += part * (error + noise)));
        descent[i] += part * (errors.descent + noise);
        debiased[i] += part * (errors.debiased + noise);
        bayes[i] += part * (errors.ridge + noise);
        if (from + chunk < tests) yield at(1);
      }
      tried = i + 1;
    }
    yield frame(1);
  },
});
