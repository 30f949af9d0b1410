import plane from "../../src/simulations/mode-connectivity/plane.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { planeFigure, pointAt } from "./plane-figures.ts";
import { probeFigure, sidesFigure } from "./plane-sides.ts";
import * as valleys from "./plane-findings.ts";
import { spot } from "./spot.ts";
import { nats, percent, unknown } from "./words.ts";

const planeCell = controls(plane);
const planeRun = frames(plane, planeCell);
const spotCell = controls(spot);

/** What does the landscape around the two look like? */
export default {
  plane: planeCell,
  planeRun,
  spot: spotCell,
  planeMap: figure("Loss over the plane through A, B and the matched B", [planeRun, spotCell], planeFigure),
  planeSides: figure("Loss along the sides of the triangle", [planeRun], sidesFigure),
  planeProbe: figure("What the network at the probe reads", [planeRun, spotCell], probeFigure),
  spotLoss: text([planeRun, spotCell], (frame, at) =>
    frame.whole ? nats(frame.map.loss[pointAt(frame, at)]) : unknown,
  ),
  spotAccuracy: text([planeRun, spotCell], (frame, at) =>
    frame.whole ? percent(frame.map.accuracy[pointAt(frame, at)]) : unknown,
  ),
  planeToA: text([planeRun], ({ found }) => (found ? Math.hypot(...found.place).toFixed(2) : unknown)),
  planeToB: text([planeRun], ({ found }) =>
    found ? Math.hypot(1 - found.place[0], found.place[1]).toFixed(2) : unknown,
  ),
  oneValley: finding([planeRun], valleys.oneValley, valleys.checkOneValley),
  sameTwice: finding([planeRun], valleys.sameTwice, valleys.checkSameTwice),
  nearerToA: finding([planeRun], valleys.nearerToA, valleys.checkNearerToA),
  narrowValley: finding([planeRun], valleys.narrowValley(planeCell), valleys.checkNarrowValley),
};
