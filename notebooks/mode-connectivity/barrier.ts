import barrier from "../../src/simulations/mode-connectivity/barrier.ts";
import { controls, figure, finding, frames, question, text } from "../../src/notebook/cell.ts";
import { accuracyFigure, lossFigure } from "./barrier-figures.ts";
import * as bridge from "./barrier-findings.ts";
import { learningFigure } from "./learning-figure.ts";
import * as left from "./barrier-question.ts";
import { place } from "./place.ts";
import { readingFigure } from "./reading-figure.ts";
import { nats, percent, unknown } from "./words.ts";

const barrierCell = controls(barrier);
const barrierRun = frames(barrier, barrierCell);
const placeCell = controls(place);

/** Is there a way from one network to the other? */
export default {
  barrier: barrierCell,
  barrierRun,
  place: placeCell,
  lossLine: figure("Loss along the line from A to B", [barrierRun, placeCell], lossFigure),
  accuracyLine: figure("Accuracy along the same line", [barrierRun, placeCell], accuracyFigure),
  reading: figure("What the network at this place reads", [barrierRun, placeCell], (frame, { lambda }) =>
    readingFigure(frame, lambda),
  ),
  learning: figure("How A and B learned", [barrierRun], learningFigure),
  naiveBarrier: text([barrierRun], ({ naive }) => (naive ? nats(naive.barrier) : unknown)),
  naiveAccuracy: text([barrierRun], ({ naive }) => (naive ? percent(naive.accuracyBarrier) : unknown)),
  weightsBarrier: text([barrierRun], ({ weights }) => (weights ? nats(weights.barrier) : unknown)),
  weightsAccuracy: text([barrierRun], ({ weights }) =>
    weights ? percent(weights.accuracyBarrier, 1) : unknown,
  ),
  pairCosine: text([barrierRun], ({ matching }) => (matching ? matching.cosine.toFixed(3) : unknown)),
  wallLeft: question([barrierRun], left.asked, left.key),
  wall: finding([barrierRun], bridge.wall, bridge.checkWall),
  removed: finding([barrierRun], bridge.removed, bridge.checkRemoved),
  alike: finding([barrierRun], bridge.alike, bridge.checkAlike),
  strangers: finding([barrierRun], bridge.strangers, bridge.checkStrangers),
  unchanged: finding([barrierRun], bridge.unchanged, bridge.checkUnchanged),
  narrow: finding([barrierRun], bridge.narrow(barrierCell), bridge.checkNarrow),
};
