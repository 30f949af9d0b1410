import intervention from "../../src/simulations/mode-connectivity/intervention.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import * as parts from "./intervention-findings.ts";
import { interventionFigure, truncatedFigure } from "./intervention-figures.ts";
import { nats, percent, unknown } from "./words.ts";

const interventionCell = controls(intervention);
const interventionRun = frames(intervention, interventionCell);

/** Are the large directions the cause? */
export default {
  intervention: interventionCell,
  interventionRun,
  interventionBarrier: figure("What is left of the barrier", [interventionRun], interventionFigure),
  interventionTruncated: figure("What A knows in its directions", [interventionRun], truncatedFigure),
  interventionPart: text([interventionRun], ({ part }) => (part.length > 2 ? percent(part[2]) : unknown)),
  interventionLarge: text([interventionRun], ({ large }) =>
    large.barrier.length > 2 ? nats(large.barrier[2]) : unknown,
  ),
  interventionWhole: text([interventionRun], ({ whole }) => (whole ? nats(whole.barrier) : unknown)),
  interventionSmall: text([interventionRun], ({ small }) =>
    small.barrier.length > 2 ? nats(small.barrier[2]) : unknown,
  ),
  largeSuffice: finding([interventionRun], parts.largeSuffice, parts.checkLargeSuffice),
  smallDoNot: finding([interventionRun], parts.smallDoNot, parts.checkSmallDoNot),
  largeNear: finding([interventionRun], parts.largeNear, parts.checkLargeNear),
  largeKnow: finding([interventionRun], parts.largeKnow, parts.checkLargeKnow),
};
