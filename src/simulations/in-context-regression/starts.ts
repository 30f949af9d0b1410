import { choice, integer, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { trying } from "./model/evaluation.ts";
import { headsOf } from "./model/heads.ts";
import { bestDebiasedRisk, debiasedStep, singleHeadRisk } from "./model/risks.ts";
import { balancedStart, independentStart } from "./model/starts.ts";
import { stateFrom } from "./model/training.ts";
import he2025 from "./source.ts";
import { shown } from "./shown.ts";
import { trained } from "./trained.ts";

const task = { d: 5, L: 40, noise: 0.1 };
const recipe = { batch: 32, steps: 1200, rate: 0.01 };
const runs = 12;
const tests = 2000; // prompts on which each is tried

export default simulation({
  id: "in-context-regression/starts",
  title: "Twelve starts of one layer",
  doc: "The same layer is trained from twelve random starts, one after the other, on prompts of five covariates and forty examples.",
  source: he2025,
  params: {
    heads: integer({ label: "Heads", symbol: "H", default: 2, min: 1, max: 6, doc: "Of every layer." }),
    start: choice({
      label: "Start",
      default: "independent",
      options: { independent: "independent", balanced: "balanced" },
      doc: "Independent: every weight on its own. Balanced: the first label read-outs sum to zero.",
    }),
    seed,
  },
  *frames({ heads: H, start }, random) {
    const { d, L, noise } = task;
    const begin = start === "balanced" ? balancedStart : independentStart;
    const omega = new Float64Array(runs * H);
    const mu = new Float64Array(runs * H);
    const risk = new Float64Array(runs);
    const state = stateFrom(random.stream("tests"));
    let done = 0;
    const frame = (progress: number) => ({
      progress,
      ...{ H, runs, done, balanced: start === "balanced" },
      omega: omega.slice(0, done * H), // (runs done, H)
      mu: mu.slice(0, done * H), // (runs done, H)
      risk: risk.slice(0, done), // (runs done), on the same prompts
      /** Risks of one debiased step, and of a single head for large d and L. */
      debiased: bestDebiasedRisk(d, L, noise),
      single: singleHeadRisk(d, L, noise),
    });
    yield frame(0);
    for (let r = 0; r < runs; ++r) {
      const net = begin(random.stream(`start ${r}`), d, 1, H);
      const run = trained(task, net, recipe, stateFrom(random.stream(`prompts ${r}`)));
      const at = (part: number) => frame((r + part) / (runs + 1));
      const { layer } = yield* shown(run, ({ step }) => at((0.95 * step) / recipe.steps));
      const heads = headsOf(layer.shape, layer.memory.kq, layer.memory.ov);
      omega.set(heads.omega, r * H);
      mu.set(heads.mu, r * H);
      const trial = trying(task, [layer], debiasedStep(d, L, noise), tests, state);
      risk[r] = (yield* shown(trial, (part) => at(0.95 + 0.05 * part))).layers[0] + noise;
      done = r + 1;
    }
    yield frame(1);
  },
});
