import { seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { layerOf, learned, type Learned } from "./model/evaluation.ts";
import { debiasedStep } from "./model/risks.ts";
import { measured, products, shiftErrors, type Measured } from "./model/shifts.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom } from "./model/training.ts";
import { noise } from "./parameters.ts";
import he2025 from "./source.ts";
import { shown } from "./shown.ts";
import { trained } from "./trained.ts";

const [d, L] = [5, 40];
const recipe = { batch: 32, steps: 1500, rate: 0.01 };
const means = Float64Array.from({ length: 16 }, (_, i) => i / 10); // of covariates
const tests = 1000; // prompts for each mean
const offset = 1; // of labels, at which risks are measured without any formula
const direct = 4000; // prompts for that, and others for the same without the shift
const kinds = ["pair", "single", "descent", "debiased", "ridge"] as const;
const names = ["two heads", "one head"];

export default simulation({
  id: "in-context-regression/shifts",
  title: "Prompts that are shifted",
  doc: "Layers of two heads and of one are trained on centred prompts, and tried on prompts whose labels or covariates are shifted.",
  source: he2025,
  params: { noise, seed },
  *frames({ noise }, random) {
    const task = { d, L, noise };
    const eta = debiasedStep(d, L, noise);
    const models: Learned[] = [];
    const many = products.length;
    const sums = Object.fromEntries(
      kinds.map((kind) => [kind, new Float64Array(means.length * many)]),
    ) as Record<(typeof kinds)[number], Float64Array>;
    const readOuts: number[] = [];
    let tried = 0;
    const frame = (progress: number, found: { plain: Measured; shifted: Measured } | null = null) => ({
      progress,
      ...{ d, L, noise, eta },
      /** What is in training, or nothing any more. */
      training: names[models.length] ?? "",
      readOuts: Float64Array.from(readOuts), // (layers trained: two heads, one), sums of mu
      means: means.slice(), // (means)
      tried, // means at which all has been measured
      /** Measured without any formula: risks of both layers on prompts with labels shifted by `offset`, and on others. */
      measured: found && {
        offset,
        plain: found.plain.mean.map((error) => error + noise), // (layers)
        shifted: found.shifted.mean.map((error) => error + noise), // (layers)
        plainError: found.plain.error.slice(), // (layers), standard errors
        shiftedError: found.shifted.error.slice(), // (layers)
      },
      // (means tried, products): mean products of errors, see model/shifts.ts
      pair: sums.pair.slice(0, tried * many),
      single: sums.single.slice(0, tried * many),
      descent: sums.descent.slice(0, tried * many),
      debiased: sums.debiased.slice(0, tried * many),
      ridge: sums.ridge.slice(0, tried * many),
    });
    yield frame(0);
    for (const [i, H] of [2, 1].entries()) {
      const net = balancedStart(random.stream(`start ${H}`), d, 1, H);
      const run = trained(task, net, recipe, stateFrom(random.stream(`prompts ${H}`)));
      const { layer } = yield* shown(run, ({ step }) => frame(0.35 * (i + step / recipe.steps)));
      const { ov } = layer.memory;
      readOuts.push(Array.from({ length: H }, (_, h) => ov[h * (d + 1) + d]).reduce((a, b) => a + b));
      models.push(learned(layer));
    }
    const layers = models.map((model) => layerOf(task, model));
    const state = stateFrom(random.stream("tests"));
    for (const [k, mean] of means.entries()) {
      const trial = shiftErrors({ ...task, mean }, layers, eta, tests, state);
      const found = yield* shown(trial, (part) => frame(0.7 + (0.2 * (k + part)) / means.length));
      const { descent, debiased, ridge } = found;
      [...found.layers, descent, debiased, ridge].forEach((a, i) => sums[kinds[i]].set(a, k * many));
      tried = k + 1;
      yield frame(0.7 + (0.2 * tried) / means.length);
    }
    const fresh = (name: string) => stateFrom(random.stream(name));
    const plain = yield* shown(measured(task, layers, direct, fresh("unshifted")), (part) =>
      frame(0.91 + 0.04 * part),
    );
    const shifted = yield* shown(measured({ ...task, offset }, layers, direct, fresh("shifted")), (part) =>
      frame(0.95 + 0.04 * part),
    );
    yield frame(1, { plain, shifted });
  },
});
