import capacity from "../../src/simulations/quantum-reservoir/capacity.ts";
import forgetting from "../../src/simulations/quantum-reservoir/forgetting.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { capacityFigure, delaysFigure } from "./capacity-figures.ts";
import { copiesFigure, gainFigure, rememberedFigure } from "./forgetting-figures.ts";
import { three } from "./looks.ts";
import * as found from "./memory-findings.ts";
import { capacities, endsOf, heldBy, stillApart } from "./memory-numbers.ts";
import { median } from "./settling-numbers.ts";

const forgettingCell = controls(forgetting);
const forgettingRun = frames(forgetting, forgettingCell);
const capacityCell = controls(capacity);
const capacityRun = frames(capacity, capacityCell);

/** What does it remember, and what does it forget? */
export default {
  forgetting: forgettingCell,
  forgettingRun,
  remembered: figure("What a QRNN remembers", [forgettingRun], rememberedFigure),
  copiesApart: figure("Two copies that start apart", [forgettingRun], copiesFigure),
  apartOverGain: figure("How far apart they end, over the gain", [forgettingRun], gainFigure),
  heldInAll: text([forgettingRun], (frame) => three(median(heldBy(frame)))),
  notForgotten: text(
    [forgettingRun],
    (frame) => `${stillApart(endsOf(frame))} of ${frame.draws} do not forget`,
  ),
  forgetsStart: finding([forgettingRun], found.forgetsStart, found.checkForgetsStart),
  echoLost: finding([forgettingRun], found.echoLost(forgettingCell), found.checkEchoLost),
  oneStep: finding([forgettingRun], found.oneStep, found.checkOneStep),
  noFeedback: finding([forgettingRun], found.noFeedback(forgettingCell), found.checkNoFeedback),
  capacity: capacityCell,
  capacityRun,
  capacityBars: figure("How much each kind remembers", [capacityRun], capacityFigure),
  capacityDelays: figure("And how far back", [capacityRun], delaysFigure),
  rnnCapacity: text([capacityRun], (frame) =>
    frame.complete ? three(median(capacities(frame, 3))) : "not known yet",
  ),
  qrnnCapacity: text([capacityRun], (frame) =>
    frame.complete ? three(median(capacities(frame, 0))) : "not known yet",
  ),
  classicalRemembers: finding(
    [capacityRun],
    found.classicalRemembers(capacityCell),
    found.checkClassicalRemembers,
  ),
  evenPerFeature: finding([capacityRun], found.evenPerFeature, found.checkEvenPerFeature),
  shotsErase: finding([capacityRun], found.shotsErase(capacityCell), found.checkShotsErase),
};
