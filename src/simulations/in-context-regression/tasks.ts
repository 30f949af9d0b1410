import { choice, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { checkpoints } from "./checkpoints.ts";
import { labelErrors, type LabelErrors, sharesOf, supportsOf } from "./model/labels.ts";
import { stepsBetween } from "./model/pace.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom, training } from "./model/training.ts";
import { shown } from "./shown.ts";
import he2025 from "./source.ts";

const [L, noise] = [24, 0.1];
const recipe = { batch: 32, steps: 3000, rate: 0.02 };
const moments = 90;
const tests = 4000; // prompts on which the end is tried

export default simulation({
  id: "in-context-regression/tasks",
  title: "Several labels, few heads",
  doc: "Every example carries two or three labels, each a rule of its own on two of the covariates, and one layer must answer for all.",
  source: he2025,
  params: {
    heads: integer({
      label: "Heads",
      symbol: "H",
      default: 3,
      min: 1,
      max: 6,
      doc: "Of the layer, for all labels.",
    }),
    labels: choice({
      label: "Labels",
      symbol: "N",
      default: "2",
      options: { "2": "2", "3": "3" },
      doc: "How many labels an example carries; each has a rule of its own.",
    }),
    supports: choice({
      label: "Covariates of the labels",
      default: "apart",
      options: { apart: "two each", overlapping: "one shared" },
      doc: "Whether each label has two covariates to itself, or shares one with the next label.",
    }),
    seed,
  },
  *frames({ heads: H, labels, supports: kind }, random) {
    const N = Number(labels);
    const supports = supportsOf(N, kind === "overlapping");
    const d = supports[N - 1][1] + 1;
    const task = { d, L, noise, supports };
    const net = balancedStart(random.stream("start"), d, N, H);
    const run = training(task, net, recipe, stateFrom(random.stream("prompts")));
    const { shape, memory } = run.layer;
    const planned = checkpoints(recipe.steps, moments);
    const step = new Int32Array(planned.length);
    const omega = new Float64Array(planned.length * H * d);
    const mu = new Float64Array(planned.length * H * N);
    const loss = new Float64Array(planned.length);
    const between = stepsBetween(shape, recipe.batch);
    let [taken, sum, count] = [0, 0, 0];

    const keep = (): void => {
      const found = sharesOf(shape, memory.kq, memory.ov);
      step[taken] = run.step;
      omega.set(found.omega, taken * H * d);
      mu.set(found.mu, taken * H * N);
      loss[taken] = count > 0 ? sum / count : 1;
      [sum, count] = [0, 0];
      ++taken;
    };
    const frame = (progress: number, end: LabelErrors | null) => ({
      progress,
      ...{ d, L, N, H, noise, steps: recipe.steps },
      diverged: run.diverged,
      own: Uint8Array.from({ length: N * d }, (_, k) => Number(supports[Math.floor(k / d)].includes(k % d))), // (N, d)
      planned: planned.slice(), // (moments of the whole run), steps
      step: step.slice(0, taken), // (moments)
      omega: omega.slice(0, taken * H * d), // (moments, H, d), diagonal of KQ
      mu: mu.slice(0, taken * H * N), // (moments, H, N), read-outs of the labels
      loss: loss.slice(0, taken), // (moments), mean over labels, and over the steps since the moment before
      /** Risks on the same 4000 prompts; null before: of the layer, of a step a label on its own covariates, and on all. */
      end: end && {
        risk: end.layer + noise,
        apart: end.apart + noise,
        together: end.together + noise,
      },
    });

    keep();
    yield frame(0, null);
    for (let going = true; going;) {
      for (let left = between; left > 0 && going; --left) {
        going = run.advance(1);
        if (run.diverged) break;
        sum += run.loss;
        ++count;
        if (run.step === planned[taken]) keep();
      }
      if (going) yield frame((0.95 * run.step) / recipe.steps, null);
    }
    const trial = labelErrors(task, run.layer, tests, stateFrom(random.stream("tests")));
    yield frame(1, yield* shown(trial, (part) => frame(0.95 + 0.05 * part, null)));
  },
});
