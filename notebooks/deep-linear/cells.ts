import depth from "../../src/simulations/deep-linear/depth.ts";
import modes from "../../src/simulations/deep-linear/modes.ts";
import saxe2013 from "../../src/simulations/deep-linear/source.ts";
import start from "../../src/simulations/deep-linear/start.ts";
import { choice } from "../../src/experiment/schema.ts";
import { controls, derive, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { notebook } from "../../src/notebook/notebook.ts";
import { curvesFigure, timesFigure } from "./depth-figures.ts";
import * as deep from "./depth-findings.ts";
import { lossFigure, mapFigure, stepAt, strengthsFigure } from "./modes-figures.ts";
import * as stages from "./modes-findings.ts";
import { medianSteps, raceCurvesFigure, raceFigure } from "./start-figures.ts";
import * as begun from "./start-findings.ts";

const steps = (n: number | null | undefined): string =>
  n == null
    ? "more than the run has"
    : n < 20
      ? n.toFixed(1).replace(".0", "")
      : Math.round(n).toLocaleString("en-GB").replace(",", " ");

const modesCell = controls(modes);
const modesRun = frames(modes, modesCell);
const moment = player(
  modesRun,
  (frame, at) =>
    `step ${steps(stepAt(frame as never, at))} of ${steps((frame as never as { planned: number }).planned)}`,
);
const goals = derive([modesCell], (v) => [v.strength1, v.strength2, v.strength3, v.strength4] as const);
const firstHalf = text([modesRun], ({ half }) =>
  steps(half.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)),
);
const lastHalf = text([modesRun], ({ half }) =>
  steps(half.some((n) => n === null) ? null : Math.max(...half.map((n) => n ?? 0))),
);
const lastDelay = text([modesRun], ({ half, halfTheory }) => {
  const late = half.flatMap((n, k) =>
    n === null || !halfTheory[k] ? [] : [{ n, by: n / halfTheory[k] - 1 }],
  );
  const last = late.sort((a, b) => a.n - b.n).at(-1);
  return last ? `${(100 * last.by).toFixed(1)} %` : "an unknown time";
});

const depthCell = controls(depth);
const depthRun = frames(depth, depthCell);

const startCell = controls(start);
const startRun = frames(start, startCell);
const startView = controls({
  params: {
    depth: choice({
      label: "Losses shown at",
      default: "32",
      options: { 2: "2", 4: "4", 8: "8", 16: "16", 32: "32 matrices" },
      doc: "Which depth the figure of losses is for.",
    }),
  },
});
const steepest = (name: string, D: number) => text([startRun], (frame) => steps(medianSteps(frame, name, D)));

export default notebook({
  id: "deep-linear",
  title: "Why deep networks learn in stages",
  summary:
    "A deep linear network can be solved with pen and paper, and still learns like a deep network: in plateaus and sudden drops.",
  source: saxe2013,
  cells: {
    modes: modesCell,
    modesRun,
    moment,
    goals,
    strengths: figure("Strength of each mode", [modesRun, goals, moment], (frame, s, { at }) =>
      strengthsFigure(frame, s, at),
    ),
    loss: figure("Loss, on a log scale", [modesRun, moment], (frame, { at }) => lossFigure(frame, at)),
    map: figure("The network’s map at this moment", [modesRun, moment], (frame, { at }) =>
      mapFigure(frame, at),
    ),
    firstHalf,
    lastHalf,
    lastDelay,
    staircase: finding([modesRun], stages.staircase, stages.checkStaircase),
    theoryFits: finding([modesRun], stages.theoryFits, stages.checkTheory),
    bottleneck: finding([modesRun], stages.bottleneck(modesCell), stages.checkBottleneck),
    direct: finding([modesRun], stages.direct(modesCell), stages.checkDirect),
    noTreads: finding([modesRun], stages.noTreads(modesCell), stages.checkNoTreads),

    depth: depthCell,
    depthRun,
    depthCurves: figure("One mode, in networks of several depths", [depthRun], curvesFigure),
    depthTimes: figure("Steps until learned, over depth", [depthRun], timesFigure),
    timeTen: text([depthRun], ({ best }) => steps(best[8])),
    timeHundred: text([depthRun], ({ best }) => steps(best[98])),
    timeInfinite: text([depthRun], ({ atInfinity }) => steps(atInfinity)),
    peakLayers: text([depthRun], ({ peak }) => String(peak.layers)),
    saturates: finding([depthRun], deep.saturates, deep.checkSaturates),
    smallStart: finding([depthRun], deep.smallStart(depthCell), deep.checkSmallStart),
    fixedPeak: finding([depthRun], deep.fixedPeak, deep.checkFixedPeak),
    descentFollows: finding([depthRun], deep.descentFollows(depthCell), deep.checkDescent),
    tooFast: finding([depthRun], deep.tooFast(depthCell), deep.checkTooFast),

    start: startCell,
    startRun,
    startView,
    race: figure("Steps until learned, from each start", [startRun], raceFigure),
    raceCurves: figure("Losses at one depth", [startRun, startView], (frame, { depth }) =>
      raceCurvesFigure(frame, Number(depth)),
    ),
    orthogonalShallow: steepest("orthogonal", 2),
    orthogonalDeep: steepest("orthogonal", 32),
    gaussianDeep: steepest("gaussian", 32),
    orthogonalFlat: finding([startRun], begun.orthogonalFlat(startCell), begun.checkOrthogonal),
    gaussianSlow: finding([startRun], begun.gaussianSlow, begun.checkGaussian),
    pretrainedAlike: finding([startRun], begun.pretrainedAlike, begun.checkPretrained),
    decoupledLaw: finding([startRun], begun.decoupledLaw, begun.checkDecoupled),
    gaussianShallow: finding([startRun], begun.gaussianShallow, begun.checkShallow),
  },
});
