import digits from "../../src/simulations/deep-linear/digits.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { digitsLossFigure, digitsNamedFigure, entryOf } from "./digits-figures.ts";
import { digitsMatricesFigure, digitsPicturesFigure } from "./digits-pictures.ts";
import * as found from "./digits-findings.ts";
import { steps } from "./words.ts";

const digitsCell = controls(digits);
const digitsRun = frames(digits, digitsCell);
const taken = (start: "orthogonal" | "gaussian" | "pretrained" | "small") =>
  text([digitsRun], (frame) => steps(entryOf(frame, start)?.steps));

/** Does pretraining help with pictures? */
export default {
  digits: digitsCell,
  digitsRun,
  digitsPictures: figure("Digits, and the patterns that tell them apart", [digitsRun], digitsPicturesFigure),
  digitsMatrices: figure("How the pictures vary", [digitsRun], digitsMatricesFigure),
  digitsLoss: figure("What is left to learn, from each start", [digitsRun], digitsLossFigure),
  digitsRight: figure("New pictures named, from each start", [digitsRun], digitsNamedFigure),
  digitsTask: text([digitsRun], ({ ratios }) => ratios.task.toFixed(2)),
  digitsPixels: text([digitsRun], ({ ratios }) => ratios.pixels.toFixed(2)),
  digitsOrthogonal: taken("orthogonal"),
  digitsGaussian: taken("gaussian"),
  digitsPretrained: taken("pretrained"),
  digitsSmall: taken("small"),
  digitsDiagonal: finding([digitsRun], found.digitsDiagonal(digitsCell), found.checkDiagonal),
  digitsPays: finding([digitsRun], found.digitsPays, found.checkPays),
  digitsFine: finding([digitsRun], found.digitsFine, found.checkFine),
  digitsFree: finding([digitsRun], found.digitsFree, found.checkFree),
  digitsNamed: finding([digitsRun], found.digitsNamed, found.checkNamed),
  digitsEarly: finding([digitsRun], found.digitsEarly(digitsCell), found.checkEarly),
  digitsNarrow: finding([digitsRun, digitsCell], found.digitsNarrow(digitsCell), found.checkNarrow),
};
