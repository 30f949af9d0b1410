import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { trying } from "./model/evaluation.ts";
import { headsOf } from "./model/heads.ts";
import { debiasedStep } from "./model/risks.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom } from "./model/training.ts";
import he2025 from "./source.ts";
import { shown } from "./shown.ts";
import { trained } from "./trained.ts";

const noises = [0.01, 0.03, 0.1, 0.3, 1, 3];
const recipe = { batch: 32, steps: 1500, rate: 0.01 };
const tests = 4000; // prompts on which each is tried

export default simulation({
  id: "in-context-regression/noises",
  title: "How far from Bayes",
  doc: "Layers of two heads are trained at six noise levels, and tried beside one debiased step and Bayes on the same prompts.",
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
      label: "Examples in a prompt",
      symbol: "L",
      default: 40,
      min: 8,
      max: 80,
      doc: "Length of the context.",
    }),
    seed,
  },
  *frames({ dimension: d, length: L }, random) {
    const many = noises.length;
    const each = () => new Float64Array(many);
    const [risk, debiased, bayes, size] = [each(), each(), each(), each()];
    const state = stateFrom(random.stream("tests"));
    let done = 0;
    const frame = (progress: number) => ({
      progress,
      ...{ d, L },
      noise: Float64Array.from(noises.slice(0, done)), // (levels done)
      risk: risk.slice(0, done), // (levels done), measured
      debiased: debiased.slice(0, done), // (levels done), of the best debiased step on the same prompts
      bayes: bayes.slice(0, done), // (levels done), on the same prompts
      size: size.slice(0, done), // (levels done), the step that the layer takes
    });
    yield frame(0);
    for (let i = 0; i < many; ++i) {
      const task = { d, L, noise: noises[i] };
      const net = balancedStart(random.stream(`start ${i}`), d, 1, 2);
      const run = trained(task, net, recipe, stateFrom(random.stream(`prompts ${i}`)));
      const at = (part: number) => frame((i + part) / (many + 1));
      const { layer } = yield* shown(run, ({ step }) => at((0.9 * step) / recipe.steps));
      const trial = trying(task, [layer], debiasedStep(d, L, noises[i]), tests, state);
      const errors = yield* shown(trial, (part) => at(0.9 + 0.1 * part));
      risk[i] = errors.layers[0] + noises[i];
      debiased[i] = errors.debiased + noises[i];
      bayes[i] = errors.ridge + noises[i];
      size[i] = headsOf(layer.shape, layer.memory.kq, layer.memory.ov).step;
      done = i + 1;
    }
    yield frame(1);
  },
});
