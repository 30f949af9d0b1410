import spectrum from "../../src/simulations/quantum-reservoir/spectrum.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { three } from "./looks.ts";
import { deviationsFigure, eigenvaluesFigure, solvedFigure } from "./spectrum-figures.ts";
import * as found from "./spectrum-findings.ts";

const spectrumCell = controls(spectrum);
const spectrumRun = frames(spectrum, spectrumCell);

/** Why does it settle so soon? */
export default {
  spectrum: spectrumCell,
  spectrumRun,
  solvedCurves: figure("Trained, and solved for", [spectrumRun], solvedFigure),
  deviations: figure("How much each feature varies", [spectrumRun], deviationsFigure),
  eigenvalues: figure("How the readout’s error curves", [spectrumRun], eigenvaluesFigure),
  firstDeviation: text([spectrumRun], ({ networks }) => three(networks[0].deviations[0])),
  secondDeviation: text([spectrumRun], ({ networks }) => three(networks[0].deviations[1])),
  qrnnTrained: text([spectrumRun], ({ networks, epochs }) => three(networks[0].test[epochs])),
  qrnnSolved: text([spectrumRun], ({ networks }) => three(networks[0].solved)),
  rnnSolved: text([spectrumRun], ({ networks }) => three((networks[3] ?? networks[0]).solved)),
  lastValue: text([spectrumRun], ({ persistence }) => three(persistence)),
  oneFeature: finding([spectrumRun], found.oneFeature, found.checkOneFeature),
  shared: finding([spectrumRun], found.shared(spectrumCell), found.checkShared),
  worseThanNothing: finding([spectrumRun], found.worseThanNothing, found.checkWorseThanNothing),
  classicalSolves: finding([spectrumRun], found.classicalSolves(spectrumCell), found.checkClassicalSolves),
  whitenedQuick: finding([spectrumRun], found.whitenedQuick(spectrumCell), found.checkWhitenedQuick),
};
