import modes from "../../src/simulations/deep-linear/modes.ts";
import {
  controls,
  derive,
  figure,
  finding,
  frames,
  player,
  question,
  text,
} from "../../src/notebook/cell.ts";
import { lossFigure, mapFigure, stepAt, strengthsFigure } from "./modes-figures.ts";
import { differenceFigure } from "./modes-difference.ts";
import { overlay } from "./residual.ts";
import * as stages from "./modes-findings.ts";
import * as sideBySide from "./modes-question.ts";
import { steps } from "./words.ts";

const modesCell = controls(modes);
const modesRun = frames(modes, modesCell);
const modesView = controls({ params: { show: overlay } });
const moment = player(modesRun, (frame, at) => `step ${steps(stepAt(frame, at))} of ${steps(frame.planned)}`);
const goals = derive([modesCell], (v) => [v.strength1, v.strength2, v.strength3, v.strength4] as const);
const firstHalf = text([modesRun], ({ half }) =>
  steps(half.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)),
);
const lastHalf = text([modesRun, goals], ({ half }, strengths) => {
  const asked = half.filter((_, k) => strengths[k] > 0);
  return steps(asked.includes(null) ? null : Math.max(0, ...asked.map((n) => n ?? 0)));
});
const lastDelay = text([modesRun], ({ half, halfTheory, layers, state }) => {
  const late = half.flatMap((n, k) =>
    n === null || !halfTheory[k] ? [] : [{ n, by: n / halfTheory[k] - 1 }],
  );
  const last = late.sort((a, b) => a.n - b.n).at(-1);
  if (layers !== 3 || state !== "finished" || !last)
    return "with the values that are set now, nothing can be said of it";
  return `the last one by ${(100 * last.by).toFixed(1)} % with the values that are set now`;
});

/** Why does learning come in stages? */
export default {
  modes: modesCell,
  modesRun,
  modesView,
  moment,
  goals,
  strengths: figure(
    "Strength of each mode",
    [modesRun, goals, moment, modesView],
    (frame, s, { at }, { show }) =>
      show === "residual" ? differenceFigure(frame, s, at) : strengthsFigure(frame, s, at),
  ),
  loss: figure("Loss, on a log scale", [modesRun, moment], (frame, { at }) => lossFigure(frame, at)),
  map: figure("The network’s map at this moment", [modesRun, moment], (frame, { at }) =>
    mapFigure(frame, at),
  ),
  firstHalf,
  lastHalf,
  lastDelay,
  sideBySide: question([modesRun, goals], sideBySide.asked, sideBySide.key),
  staircase: finding([modesRun], stages.staircase, stages.checkStaircase),
  theoryFits: finding([modesRun], stages.theoryFits, stages.checkTheory),
  bottleneck: finding([modesRun], stages.bottleneck(modesCell), stages.checkBottleneck),
  direct: finding([modesRun], stages.direct(modesCell), stages.checkDirect),
  sharedTreads: finding([modesRun, goals], stages.sharedTreads(modesCell), stages.checkSharedTreads),
  deepStart: finding([modesRun], stages.deepStart(modesCell), stages.checkDeepStart),
  noTreads: finding([modesRun], stages.noTreads(modesCell), stages.checkNoTreads),
};
