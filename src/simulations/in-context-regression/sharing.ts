import { real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { labelErrors } from "./model/labels.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom } from "./model/training.ts";
import he2025 from "./source.ts";
import { shown } from "./shown.ts";
import { trained } from "./trained.ts";

const [most, heads] = [4, 6]; // labels, heads
const L = 16;
const recipe = { batch: 16, steps: 1500, rate: 0.02 };
const tests = 2000; // prompts on which each is tried

export default simulation({
  id: "in-context-regression/sharing",
  title: "Heads against labels",
  doc: "Layers of 1 to 6 heads are trained on examples of 1 to 4 labels, each of which depends on a covariate of its own.",
  source: he2025,
  params: {
    noise: real({
      label: "Label noise",
      symbol: "\\sigma^2",
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      doc: "Variance of the noise on the context’s labels; the signal’s is 1.",
    }),
    seed,
  },
  *frames({ noise }, random) {
    const risk = new Float64Array(most * heads);
    const apart = new Float64Array(most * heads);
    const together = new Float64Array(most * heads);
    const state = stateFrom(random.stream("tests"));
    let done = 0;
    const frame = (progress: number) => ({
      progress,
      ...{ L, noise, most, heads },
      done, // layers tried so far
      risk: risk.slice(0, done), // (layers done), row by row: labels from 1, heads from 1
      apart: apart.slice(0, done), // (layers done), on the same prompts, of a debiased step a label on its covariate
      together: together.slice(0, done), // (layers done), of one on all covariates
    });
    yield frame(0);
    // Layers with more labels take longer, about in proportion.
    const work = (most * (most + 1) * heads) / 2;
    let worked = 0;
    for (let N = 1; N <= most; ++N) {
      const supports = Array.from({ length: N }, (_, n) => [n]);
      const task = { d: N, L, noise, supports };
      for (let H = 1; H <= heads; ++H) {
        const net = balancedStart(random.stream(`start ${N} ${H}`), N, N, H);
        const run = trained(task, net, recipe, stateFrom(random.stream(`prompts ${N} ${H}`)));
        const at = (part: number) => frame((worked + N * part) / (work + 1));
        const { layer } = yield* shown(run, ({ step }) => at((0.95 * step) / recipe.steps));
        const errors = yield* shown(labelErrors(task, layer, tests, state), (part) => at(0.95 + 0.05 * part));
        risk[done] = errors.layer + noise;
        apart[done] = errors.apart + noise;
        together[done] = errors.together + noise;
        ++done;
        worked += N;
      }
    }
    yield frame(1);
  },
});
