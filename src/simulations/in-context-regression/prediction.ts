import { integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { checkpoints } from "./checkpoints.ts";
import { layerFor } from "./model/prompts.ts";
import { stepsBetween } from "./model/pace.ts";
import { agreement, answers } from "./model/agreement.ts";
import { debiasedStep } from "./model/risks.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom, training } from "./model/training.ts";
import { length, noise } from "./parameters.ts";
import he2025 from "./source.ts";

const d = 5;
const recipe = { batch: 32, steps: 1500, rate: 0.01 };
const prompts = 1000; // on which predictions are compared
const shown = 250; // of them in the picture
const moments = 30;

export default simulation({
  id: "in-context-regression/prediction",
  title: "What a trained layer predicts",
  doc: "While a layer is trained, its answers to the same prompts are held against those of gradient descent and of ridge regression.",
  source: he2025,
  params: {
    heads: integer({ label: "Heads", symbol: "H", default: 2, min: 1, max: 4, doc: "Of the layer." }),
    length,
    tested: integer({
      label: "Examples when tested",
      symbol: "L'",
      default: 40,
      min: 10,
      max: 160,
      doc: "Length of the prompts on which answers are compared.",
    }),
    noise,
    seed,
  },
  *frames({ heads: H, length: L, tested, noise }, random) {
    const task = { d, L, noise };
    const net = balancedStart(random.stream("start"), d, 1, H);
    const run = training(task, net, recipe, stateFrom(random.stream("prompts")));
    const trial = layerFor({ ...task, L: tested }, H);
    const state = stateFrom(random.stream("tests"));
    const planned = checkpoints(recipe.steps, moments);
    const eta = debiasedStep(d, L, noise);
    const others = answers({ ...task, L: tested }, eta, prompts, state);
    const step = new Int32Array(planned.length);
    const said = new Float64Array(planned.length * shown);
    const fits = new Float64Array(planned.length * 6);
    const between = stepsBetween(run.layer.shape, recipe.batch);
    let taken = 0;

    const keep = (): void => {
      trial.memory.kq.set(run.layer.memory.kq);
      trial.memory.ov.set(run.layer.memory.ov);
      const { all, fit } = agreement(trial, { ...task, L: tested }, others, state);
      step[taken] = run.step;
      said.set(all.subarray(0, shown), taken * shown);
      fits.set(fit, taken * 6);
      ++taken;
    };
    const frame = (progress: number) => ({
      progress,
      ...{ d, L, H, noise, tested, eta },
      diverged: run.diverged,
      planned: planned.slice(), // (moments of the whole run), steps
      step: step.slice(0, taken), // (moments)
      said: said.slice(0, taken * shown), // (moments, prompts shown), the layer's answers
      debiased: others.debiased.slice(0, shown), // (prompts shown), of one debiased step of size eta*
      descent: others.descent.slice(0, shown), // of one plain step of this size
      ridge: others.ridge.slice(0, shown),
      /** (moments, 3, 2): slope and R^2 of the layer's answers on those of debiased, descent, ridge, on 1000 prompts. */
      fits: fits.slice(0, taken * 6),
    });

    keep();
    yield frame(0);
    for (let going = true; going;) {
      let left = between;
      while (left > 0 && going) {
        const next = planned[taken] - run.step;
        const count = Math.min(left, next);
        going = run.advance(count);
        left -= count;
        if (run.diverged) break;
        if (run.step === planned[taken]) {
          keep();
          left = 0;
        }
      }
      if (going) yield frame(run.step / (recipe.steps + 1));
    }
    yield frame(1);
  },
});
