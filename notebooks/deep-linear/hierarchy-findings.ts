import {
  above,
  at,
  below,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type hierarchy from "../../src/simulations/deep-linear/hierarchy.ts";
import type { HierarchyFrame } from "./hierarchy-figures.ts";

type HierarchyControls = Controls<(typeof hierarchy)["params"]>;

const times = ({ half }: HierarchyFrame): number[] => half.filter((t) => t !== null);
const listed = (found: readonly number[]): string =>
  `Half-way, from the root down: ${found.map((t) => t.toFixed(3)).join(", ")}.`;

/** Times at which items of each level are half apart, or why there is nothing to compare. */
function compared(frame: HierarchyFrame, network: "deep" | "direct"): number[] | string {
  if (frame.network !== network)
    return network === "deep"
      ? "This is about networks with a hidden layer."
      : "This network has a hidden layer.";
  const found = times(frame);
  return found.length < frame.levels ? "Some items are alike in every feature: they never part." : found;
}

export const fromTheRoot = (cell: HierarchyControls) =>
  ({
    says: "A network with a hidden layer tells items apart from the root down: the great kinds first, then the smaller ones, single items last.",
    at: [
      ...[2, 3, 4].flatMap((levels) =>
        [0.05, 0.2].map((flip) => [at(cell, { levels, flip, items: "ideal" })]),
      ),
      ...[2, 3].map((levels) => [at(cell, { levels, features: 400 })]),
      [at(cell, { levels: 4, features: 400, flip: 0.05 })],
    ],
    seeds: seeds(20),
    tolerance:
      "None for the average tree, whose strengths fall from level to level; with 400 drawn features none is needed either.",
    fragile: "with few features, or many changes on the branches, chance may put a lower level first.",
  }) satisfies Claim;

export function checkFromTheRoot(frame: HierarchyFrame): Verdict {
  const found = compared(frame, "deep");
  if (typeof found === "string") return moot(found);
  const steps = found.slice(1).map((t, l) => above(t, found[l]));
  return verdict(Math.min(...steps), listed(found));
}

export const allAtOnce = (cell: HierarchyControls) =>
  ({
    says: "A direct map tells all levels apart at once: every squared distance is half-way at 1.2279.",
    at: [2, 3, 4].map((levels) => [at(cell, { levels, network: "direct" })]),
    seeds: seeds(10),
    tolerance: "Rounding: the exact time is −ln(1 − 1/√2), whatever the strengths.",
  }) satisfies Claim;

export function checkAllAtOnce(frame: HierarchyFrame): Verdict {
  const found = compared(frame, "direct");
  if (typeof found === "string") return moot(found);
  const law = -Math.log(1 - Math.SQRT1_2);
  return verdict(Math.min(...found.map((t) => within(t, law, 1e-9))), listed(found));
}

export const hardlyOrdered = (cell: HierarchyControls) =>
  ({
    says: "If features change on four branches in ten, the levels part almost together: the last within a quarter of the first’s time.",
    at: [2, 3, 4].map((levels) => [at(cell, { levels, flip: 0.4 })]),
    seeds: seeds(10),
    tolerance:
      "A quarter: the tree is hardly a tree any more, and what is left of the order is chance. At a change of one in ten the last level takes 40 to 50 % longer.",
  }) satisfies Claim;

export function checkHardlyOrdered(frame: HierarchyFrame): Verdict {
  const found = compared(frame, "deep");
  if (typeof found === "string") return moot(found);
  if (frame.flip < 0.35) return moot(`Features change more rarely here. ${listed(found)}`);
  const spread = Math.max(...found) / Math.min(...found) - 1;
  return verdict(below(spread, 0.25), listed(found));
}
