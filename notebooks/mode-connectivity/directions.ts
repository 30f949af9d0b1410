import directions from "../../src/simulations/mode-connectivity/directions.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { alignmentFigure, mapFigure, spectraFigure } from "./directions-figures.ts";
import * as turned from "./directions-findings.ts";
import { percent, unknown } from "./words.ts";

const directionsCell = controls(directions);
const directionsRun = frames(directions, directionsCell);

/** What lines up, when two networks are matched? */
export default {
  directions: directionsCell,
  directionsRun,
  alignment: figure("How directions agree, by their size", [directionsRun], alignmentFigure),
  spectra: figure("Singular values", [directionsRun], spectraFigure),
  mapBefore: figure("Largest directions, B as it is", [directionsRun], (frame) => mapFigure(frame, "naive")),
  mapAfter: figure("Largest directions, B matched", [directionsRun], (frame) => mapFigure(frame, "weights")),
  alignedAll: text([directionsRun], ({ found }) => found?.alignment.weights[0].toFixed(2) ?? unknown),
  alignedLarge: text([directionsRun], ({ found }) => found?.alignment.weights[6].toFixed(2) ?? unknown),
  largePart: text([directionsRun], ({ found }) => (found ? percent(found.kept[6]) : unknown)),
  onlyTurned: finding([directionsRun], turned.onlyTurned, turned.checkOnlyTurned),
  sameSpectra: finding([directionsRun], turned.sameSpectra, turned.checkSameSpectra),
  unaligned: finding([directionsRun], turned.unaligned, turned.checkUnaligned),
  largeOnes: finding([directionsRun], turned.largeOnes, turned.checkLargeOnes),
  activitiesToo: finding([directionsRun], turned.activitiesToo, turned.checkActivitiesToo),
  flatSpectrum: finding([directionsRun], turned.flatSpectrum(directionsCell), turned.checkFlatSpectrum),
};
