import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { errorsOf, layerOf, learned, type Learned } from "./model/evaluation.ts";
import { debiasedStep } from "./model/risks.ts";
import { balancedStart, mergedStart } from "./model/starts.ts";
import { stateFrom } from "./model/training.ts";
import { noise } from "./parameters.ts";
import he2025 from "./source.ts";
import { shown } from "./shown.ts";
import { trained } from "./trained.ts";

const d = 5;
const recipe = { batch: 32, steps: 1500, rate: 0.01 };
const factors = [0.25, 0.5, 1, 2, 4, 8]; // of the length of training
const tests = 2000; // prompts at each length
const chunk = 100; // of them between two frames
const names = ["two heads", "one head", "linear"] as const;

export default simulation({
  id: "in-context-regression/longer",
  title: "Prompts longer than in training",
  doc: "Softmax attention of two heads and of one, and linear attention, are trained at one length and tried at lengths from a quarter of it to eight times.",
  source: he2025,
  params: {
    length: integer({
      label: "Examples in training",
      symbol: "L",
      default: 40,
      min: 16,
      max: 64,
      doc: "Length of the prompts that the layers are trained on.",
    }),
    noise,
    seed,
  },
  *frames({ length: L, noise }, random) {
    const task = { d, L, noise };
    const axis = Int32Array.from(factors, (f) => Math.round(f * L));
    const each = () => new Float64Array(axis.length);
    const [pair, single, raw, divided, bayes] = [each(), each(), each(), each(), each()];
    const models: Learned[] = [];
    let [tried, size] = [0, 0];
    const frame = (progress: number) => ({
      progress,
      ...{ d, L, noise },
      /** What is in training, or nothing any more. */
      training: names[models.length] ?? "",
      axis: axis.slice(), // (lengths)
      tried, // lengths at which all has been measured
      pair: pair.slice(), // (lengths), risk of softmax with two heads
      single: single.slice(), // (lengths), of one head
      raw: raw.slice(), // (lengths), of linear attention that sums over the tokens
      divided: divided.slice(), // (lengths), of the same with the sum divided by the length of the prompt
      bayes: bayes.slice(), // (lengths)
      size, // the step of gradient descent that linear attention takes at the length of training; 0 before
    });
    yield frame(0);
    for (const [i, name] of names.entries()) {
      const start = random.stream(`start ${name}`);
      const linear = name === "linear" ? 1 / L : 0;
      const net = linear ? mergedStart(start, d, 1, 1, 0.3) : balancedStart(start, d, 1, 2 - i);
      const state = stateFrom(random.stream(`prompts ${name}`));
      const run = trained(task, net, { ...recipe, linear }, state);
      const { layer } = yield* shown(run, ({ step }) => frame(0.25 * (i + step / recipe.steps)));
      models.push(learned(layer, linear));
    }
    const { kq, ov } = models[2];
    for (let i = 0; i < d; ++i) size += (ov[d] * kq[i * (d + 1) + i]) / d;
    const state = stateFrom(random.stream("tests"));
    const work = axis.reduce((sum, length) => sum + length, 0);
    let worked = 0;
    for (const [k, length] of axis.entries()) {
      const longer = { ...task, L: length };
      const layers = [...models, { ...models[2], linear: 1 / length }].map((m) => layerOf(longer, m));
      for (let from = 0; from < tests; from += chunk) {
        const errors = errorsOf(
          longer,
          layers,
          debiasedStep(d, L, noise),
          chunk,
          (state + from * 0x9e3779b1) | 0,
        );
        const part = chunk / tests;
        [pair, single, raw, divided].forEach((risk, m) => (risk[k] += part * (errors.layers[m] + noise)));
        bayes[k] += part * (errors.ridge + noise);
        worked += length * part;
        if (from + chunk < tests) yield frame(0.75 + (0.25 * worked) / (work + 1));
      }
      tried = k + 1;
    }
    yield frame(1);
  },
});
