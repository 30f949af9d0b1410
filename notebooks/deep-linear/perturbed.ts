import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import perturbations from "../../src/simulations/deep-linear/perturbations.ts";
import { coursesFigure, ended, endsFigure } from "./perturbed-figures.ts";
import * as found from "./perturbed-findings.ts";
import { differenceFigure, spreadFigure } from "./perturbed-noise.ts";
import * as noise from "./perturbed-noise-findings.ts";

const perturbed = controls(perturbations);
const perturbedRun = frames(perturbations, perturbed);

/** What do decay and noise change? */
export default {
  perturbed,
  perturbedRun,
  perturbedCourses: figure("Three modes with decay and noise", [perturbedRun], coursesFigure),
  perturbedEnds: figure("What decay leaves of a task", [perturbedRun], endsFigure),
  perturbedDifference: figure("The difference of the layers", [perturbedRun], differenceFigure),
  perturbedSpread: figure("Where mode 2 is found", [perturbedRun], spreadFigure),
  perturbedLeft: text([perturbedRun], ({ modes }) => {
    const left = modes.map(({ final }) => ended(final));
    return `${left.slice(0, -1).join(", ")} and ${left.at(-1)}`;
  }),
  decayRemoves: finding([perturbedRun], found.decayRemoves(perturbed), found.checkRemoves),
  decayDelays: finding([perturbedRun], found.decayDelays(perturbed), found.checkDelays),
  decayJumps: finding([perturbedRun], found.decayJumps(perturbed), found.checkJumps),
  decayNeverStarts: finding([perturbedRun], found.decayNeverStarts(perturbed), found.checkNeverStarts),
  noiseBalances: finding([perturbedRun], noise.noiseBalances(perturbed), noise.checkBalances),
  noiseWeak: finding([perturbedRun], noise.noiseWeak(perturbed), noise.checkWeak),
  noiseLaw: finding([perturbedRun], noise.noiseLaw(perturbed), noise.checkLaw),
  noiseFaster: finding([perturbedRun], noise.noiseFaster(perturbed), noise.checkFaster),
  noiseSpread: finding([perturbedRun], noise.noiseSpread(perturbed), noise.checkSpread),
  noiseScatters: finding([perturbedRun], noise.noiseScatters(perturbed), noise.checkScatters),
};
