import completion from "../../src/simulations/deep-linear/completion.ts";
import { integer } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import {
  completionUnseenFigure,
  completionValuesFigure,
  lastOf,
  type CompletionFrame,
} from "./completion-figures.ts";
import * as found from "./completion-findings.ts";
import { completionTablesFigure } from "./completion-tables.ts";

const completionCell = controls(completion);
const completionRun = frames(completion, completionCell);
const completionView = controls({
  params: {
    layers: integer({
      label: "Look at layers",
      symbol: "D",
      default: 3,
      min: 1,
      max: 4,
      doc: "Whose singular values and whose guess are drawn: the network with so many layers.",
    }),
  },
});
const missed = (layers: number) =>
  text([completionRun], ({ runs }: CompletionFrame) =>
    runs.length < layers ? "…" : `${(100 * lastOf(runs[layers - 1].unseen)).toPrecision(2)} %`,
  );

/** What does depth prefer? */
export default {
  completion: completionCell,
  completionRun,
  completionView,
  completionUnseen: figure("Error on the entries not seen", [completionRun], completionUnseenFigure),
  completionTables: figure(
    "The table, what is seen of it, and two guesses",
    [completionRun, completionView],
    (frame, { layers }) => completionTablesFigure(frame, layers),
  ),
  completionValues: figure(
    "Singular values of the map",
    [completionRun, completionView],
    (frame, { layers }) => completionValuesFigure(frame, layers),
  ),
  completionShown: text([completionRun], ({ seen }) => String(seen.reduce((sum, x) => sum + x, 0))),
  completionNumbers: text([completionRun], ({ n, rank }) => String(rank * (2 * n - rank))),
  completionOne: missed(1),
  completionTwo: missed(2),
  completionThree: missed(3),
  completionAlone: finding([completionRun], found.completionAlone, found.checkAlone),
  completionMore: finding([completionRun], found.completionMore, found.checkMore),
  completionDeep: finding([completionRun], found.completionDeep, found.checkDeep),
  completionRank: finding([completionRun], found.completionRank(completionCell), found.checkRank),
  completionGrows: finding([completionRun], found.completionGrows, found.checkGrows),
  completionLarge: finding([completionRun], found.completionLarge(completionCell), found.checkLarge),
  completionFew: finding([completionRun], found.completionFew(completionCell), found.checkFew),
};
