import beliefs from "../../src/simulations/deep-linear/beliefs.ts";
import hierarchy from "../../src/simulations/deep-linear/hierarchy.ts";
import { choice } from "../../src/experiment/schema.ts";
import { controls, figure, finding, frames, player, text } from "../../src/notebook/cell.ts";
import { believingFigure, type BeliefsFrame } from "./beliefs-figures.ts";
import * as believed from "./beliefs-findings.ts";
import { beliefTableFigure, partsFigure } from "./beliefs-table.ts";
import { cloudFigure } from "./hierarchy-cloud.ts";
import {
  pointAt,
  similarityFigure,
  splitsFigure,
  treeFigure,
  type HierarchyFrame,
} from "./hierarchy-figures.ts";
import * as grown from "./hierarchy-findings.ts";

const moment = ({ time }: { readonly time: Float64Array }, at: number): string =>
  `time ${time[pointAt({ time }, at)].toFixed(2)} of ${time[time.length - 1].toFixed(2)}`;

const hierarchyCell = controls(hierarchy);
const hierarchyRun = frames(hierarchy, hierarchyCell);
const hierarchyMoment = player(hierarchyRun, moment);
const half = (pick: (times: HierarchyFrame["half"]) => number | null | undefined) =>
  text([hierarchyRun], ({ half }) => pick(half)?.toFixed(2) ?? "never");

const beliefsCell = controls(beliefs);
const beliefsRun = frames(beliefs, beliefsCell);
const beliefsMoment = player(beliefsRun, moment);
const beliefsView = controls({
  params: {
    item: choice({
      label: "Beliefs about the",
      default: "fish",
      options: { bird: "bird", fish: "fish", tree: "tree", flower: "flower" },
      doc: "The item that the figure of beliefs is about.",
    }),
  },
});
const flyingFish = ({ properties }: BeliefsFrame) =>
  properties.find(({ name }) => name === "flies")?.beliefs[1].peak;

/** How does a network tell things apart? */
export default {
  hierarchy: hierarchyCell,
  hierarchyRun,
  hierarchyMoment,
  cloud: figure("The items, as the network places them", [hierarchyRun, hierarchyMoment], (frame, { at }) =>
    cloudFigure(frame, at),
  ),
  branches: figure("The tree, as far as it is learned", [hierarchyRun, hierarchyMoment], (frame, { at }) =>
    treeFigure(frame, at),
  ),
  splits: figure("How far apart items of each level are", [hierarchyRun, hierarchyMoment], (frame, { at }) =>
    splitsFigure(frame, at),
  ),
  alike: figure("How alike the network finds two items", [hierarchyRun, hierarchyMoment], (frame, { at }) =>
    similarityFigure(frame, at),
  ),
  kindsHalf: half((times) => times[0]),
  singlesHalf: half((times) => times.at(-1)),
  fromTheRoot: finding([hierarchyRun], grown.fromTheRoot(hierarchyCell), grown.checkFromTheRoot),
  allAtOnce: finding([hierarchyRun], grown.allAtOnce(hierarchyCell), grown.checkAllAtOnce),
  hardlyOrdered: finding([hierarchyRun], grown.hardlyOrdered(hierarchyCell), grown.checkHardlyOrdered),
  beliefs: beliefsCell,
  beliefsRun,
  beliefsMoment,
  beliefsView,
  believing: figure(
    "What the network believes of one item",
    [beliefsRun, beliefsView, beliefsMoment],
    (frame, { item }, { at }) => believingFigure(frame, frame.items.indexOf(item), at),
  ),
  beliefTable: figure("All its beliefs at this moment", [beliefsRun, beliefsMoment], (frame, { at }) =>
    beliefTableFigure(frame, at),
  ),
  beliefParts: figure("The lesson, taken apart into modes", [beliefsRun, beliefsMoment], (frame, { at }) =>
    partsFigure(frame, at),
  ),
  flyingFish: text([beliefsRun], (frame) => flyingFish(frame)?.height.toFixed(2) ?? "nothing"),
  flyingFishTime: text([beliefsRun], (frame) => flyingFish(frame)?.at.toFixed(2) ?? "no time"),
  falseBelief: finding([beliefsRun], believed.falseBelief(beliefsCell), believed.checkFalseBelief),
  neverFalse: finding([beliefsRun], believed.neverFalse(beliefsCell), believed.checkNeverFalse),
  nothingShared: finding([beliefsRun], believed.nothingShared(beliefsCell), believed.checkNothingShared),
};
