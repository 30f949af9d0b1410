import jacobian from "../../src/simulations/deep-linear/jacobian.ts";
import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { meanFigure, spreadFigure } from "./jacobian-figures.ts";
import { nearOne, spectrumFigure } from "./jacobian-spectrum.ts";
import * as found from "./jacobian-findings.ts";
import { percent, small } from "./products-words.ts";

const jacobianCell = controls(jacobian);
const jacobianRun = frames(jacobian, jacobianCell);
const jacobianView = controls({
  params: {
    axes: choice({
      label: "Axis of the layers",
      default: "loglog",
      options: { loglog: "log", semilog: "linear" },
      doc: "On a log axis a power law is a straight line, on a linear one an exponential.",
    }),
  },
});

/** Do gradients survive a hundred layers of tanh? */
export default {
  jacobian: jacobianCell,
  jacobianRun,
  jacobianView,
  jacobianMean: figure(
    "Mean squared singular value, layer by layer",
    [jacobianRun, jacobianView],
    (frame, { axes }) => meanFigure(frame, axes),
  ),
  jacobianSpectrum: figure("Singular values behind the last layer", [jacobianRun], spectrumFigure),
  jacobianSpread: figure("Their spread, layer by layer", [jacobianRun], spreadFigure),
  jacobianLeft: text([jacobianRun], ({ mean }) => small(Math.log10(mean.at(-1) ?? 1))),
  jacobianNear: text([jacobianRun], ({ logs }) => percent(nearOne(logs))),
  jacobianCollapse: finding([jacobianRun], found.jacobianCollapse(jacobianCell), found.checkCollapse),
  jacobianPower: finding([jacobianRun], found.jacobianPower(jacobianCell), found.checkPower),
  jacobianFits: finding([jacobianRun], found.jacobianFits(jacobianCell), found.checkFits),
  jacobianBroadens: finding([jacobianRun], found.jacobianBroadens(jacobianCell), found.checkBroadens),
  jacobianGaussian: finding([jacobianRun], found.jacobianGaussian(jacobianCell), found.checkGaussian),
  jacobianNotAll: finding([jacobianRun], found.jacobianNotAll(jacobianCell), found.checkNotAll),
};
