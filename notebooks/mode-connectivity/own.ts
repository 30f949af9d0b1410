import own from "../../src/simulations/mode-connectivity/own.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { learningFigure } from "./learning-figure.ts";
import { ownCourse, ownExamples, scaling } from "./own-figures.ts";
import * as yours from "./own-findings.ts";
import { nats, percent, unknown } from "./words.ts";

const ownCell = controls(own);
const ownRun = frames(own, ownCell);

/** Does it hold for the reader's own data? */
export default {
  own: ownCell,
  ownRun,
  ownLoss: figure("Loss between two networks on this data", [ownRun], (frame) => ownCourse(frame, "loss")),
  ownAccuracy: figure("Accuracy between them", [ownRun], (frame) => ownCourse(frame, "accuracy")),
  ownLearning: figure("How they learned this data", [ownRun], learningFigure),
  ownExamples: figure("What the networks half-way make of it", [ownRun], ownExamples),
  ownAbout: text([ownRun], ({ about: { name, own, found, features, classes, train, test, scaled } }) => {
    const parts = `${train} are learned, ${test} tested`;
    return own
      ? `${name}, with ${found} examples of ${classes.length} classes, each of ${features} ${scaling[scaled]}; ${parts}`
      : `${name} of ${classes.length} arms; ${parts}`;
  }),
  ownBefore: text([ownRun], ({ naive }) => (naive ? nats(naive.barrier) : unknown)),
  ownAfter: text([ownRun], ({ weights }) => (weights ? nats(weights.barrier) : unknown)),
  ownReads: text([ownRun], ({ naive }) => (naive ? percent(naive.test.accuracy[0], 1) : unknown)),
  ownWall: finding([ownRun], yours.ownWall, yours.checkOwnWall),
  ownRemoved: finding([ownRun], yours.ownRemoved, yours.checkOwnRemoved),
  ownKept: finding([ownRun], yours.ownKept, yours.checkOwnKept),
  ownNarrow: finding([ownRun], yours.ownNarrow(ownCell), yours.checkOwnNarrow),
};
