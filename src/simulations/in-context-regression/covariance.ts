import { choice, real, seed } from "../../experiment/schema.ts";
import { simulation } from "../../experiment/simulation.ts";
import { symmetricEigen } from "../../numeric/decompose.ts";
import { checkpoints } from "./checkpoints.ts";
import * as covariances from "./model/covariance.ts";
import { headsOf } from "./model/heads.ts";
import { mapErrors, type MapErrors } from "./model/maps.ts";
import { stepsBetween } from "./model/pace.ts";
import { cholesky } from "./model/predictors.ts";
import { balancedStart } from "./model/starts.ts";
import { stateFrom, training } from "./model/training.ts";
import { shown } from "./shown.ts";
import he2025 from "./source.ts";

const [d, L, noise] = [5, 40, 0.1];
const recipe = { batch: 32, steps: 3000, rate: 0.01 };
const moments = 90;
const tests = 4000; // prompts on which the end is tried

export default simulation({
  id: "in-context-regression/covariance",
  title: "Covariates that are correlated",
  doc: "Two heads are trained on prompts whose five covariates have unequal variances or are correlated with each other.",
  source: he2025,
  params: {
    family: choice({
      label: "Covariance",
      symbol: "\\Sigma",
      default: "toeplitz",
      options: { toeplitz: "neighbours", diagonal: "unequal", rotated: "rotated" },
      doc: "Neighbours are correlated; or covariates are independent with the same variances along them; or along axes drawn at random.",
    }),
    rho: real({
      label: "Correlation of neighbours",
      symbol: "\\rho",
      default: 0.5,
      min: 0,
      max: 0.8,
      step: 0.1,
      doc: "Covariates i and j have the correlation ρ to the power |i − j|; the other kinds have the same variances along their axes.",
    }),
    seed,
  },
  *frames({ family, rho }, random) {
    const near = covariances.toeplitz(d, rho);
    const unequal = covariances.diagonal(symmetricEigen(near, d).values);
    const sigma =
      family === "toeplitz"
        ? near
        : family === "diagonal"
          ? unequal
          : covariances.rotated(unequal, d, random.stream("axes"));
    const root = sigma.slice();
    cholesky(root, d);
    for (let i = 0; i < d; ++i) root.fill(0, i * d + i + 1, (i + 1) * d);
    const best = covariances.bestMap(sigma, d, L, noise);
    const scalar = covariances.bestScalar(sigma, d, L, noise);
    const { values, vectors } = symmetricEigen(sigma, d);
    const task = { d, L, noise, root };
    const net = balancedStart(random.stream("start"), d, 1, 2);
    const run = training(task, net, recipe, stateFrom(random.stream("prompts")));
    const { shape, memory } = run.layer;
    const planned = checkpoints(recipe.steps, moments);
    const step = new Int32Array(planned.length);
    const map = new Float64Array(planned.length * d * d);
    const gain = new Float64Array(planned.length * d);
    const between = stepsBetween(shape, recipe.batch);
    let taken = 0;

    const keep = (): void => {
      const G = headsOf(shape, memory.kq, memory.ov).map;
      step[taken] = run.step;
      map.set(G, taken * d * d);
      for (let k = 0; k < d; ++k)
        for (let i = 0; i < d; ++i)
          for (let j = 0; j < d; ++j)
            gain[taken * d + k] += vectors[i * d + k] * G[i * d + j] * vectors[j * d + k];
      ++taken;
    };
    const frame = (progress: number, end: MapErrors | null) => ({
      progress,
      ...{ d, L, noise, scalar, steps: recipe.steps },
      diverged: run.diverged,
      /** Whether covariates have unit variance each and are correlated; else their variances are unequal. */
      toeplitz: family === "toeplitz",
      sigma: sigma.slice(), // (d, d)
      best: best.slice(), // (d, d), the best matrix of one step
      ridge: covariances.ridgeOf(sigma, d, L, noise), // what it adds to an eigenvalue before it inverts it
      values: values.slice(), // (d), eigenvalues of sigma, descending
      planned: planned.slice(), // (moments of the whole run), steps
      step: step.slice(0, taken), // (moments)
      map: map.slice(0, taken * d * d), // (moments, d, d), sum of mu KQ over the heads
      gain: gain.slice(0, taken * d), // (moments, d), how much of it goes along each eigenvector
      /** Risks on the same 4000 prompts; null before: of the layer, the best scalar step, the best matrix, Bayes. */
      end: end && {
        risk: end.layer + noise,
        scalar: end.scalar + noise,
        matrix: end.matrix + noise,
        bayes: end.ridge + noise,
      },
    });

    keep();
    yield frame(0, null);
    for (let going = true; going;) {
      for (let left = between; left > 0 && going; --left) {
        going = run.advance(1);
        if (run.diverged) break;
        if (run.step === planned[taken]) keep();
      }
      if (going) yield frame((0.95 * run.step) / recipe.steps, null);
    }
    const state = stateFrom(random.stream("tests"));
    const trial = mapErrors(task, run.layer, best, scalar, tests, state);
    yield frame(1, yield* shown(trial, (part) => frame(0.95 + 0.05 * part, null)));
  },
});
