import type { Controls } from "../../src/notebook/cell.ts";
import { at, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type flow from "../../src/simulations/quantum-reservoir/flow.ts";
import { limitsOf } from "./flow-figures.ts";
import type { FlowFrame } from "./frames.ts";

type FlowControls = Controls<(typeof flow)["params"]>;

export const halfOpen = (cell: FlowControls) =>
  ({
    says: "No gate is ever fully open or fully shut: each stays between 0.269 and 0.731, so that a QLSTM forgets at least 27 % in every step.",
    at: (["qlstm", "qgru"] as const).flatMap((kind) => [
      [at(cell, { cell: kind })],
      [at(cell, { cell: kind, width: 6.3 })],
    ]),
    seeds: seeds(5),
    tolerance:
      "None beyond rounding: a meter reads between −1 and 1, and the logistic function of that is between 1/(1 + e) and e/(1 + e).",
  }) satisfies Claim;

export function checkHalfOpen({ ranges }: FlowFrame): Verdict {
  const gates = ranges.filter(({ part }) => "rzfio".includes(part));
  if (!gates.length) return moot("A QRNN has no gates.");
  const [shut, open] = limitsOf("qlstm")["f"];
  const [low, high] = [Math.min(...gates.map((g) => g.low)), Math.max(...gates.map((g) => g.high))];
  return verdict(Math.min(low - shut, open - high) + 1e-9, `From ${low.toFixed(3)} to ${high.toFixed(3)}.`);
}

export const bounded = (cell: FlowControls) =>
  ({
    says: "The memory stays bounded whatever goes in: the h of a QRNN or QGRU within 0.762, that of a QLSTM within 1 and its c within 2.071.",
    at: (["qrnn", "qgru", "qlstm"] as const).map((kind) => [
      at(cell, { cell: kind, width: 6.3, task: "bessel" }),
    ]),
    seeds: seeds(5),
    tolerance:
      "None beyond rounding: a meter reads at most 1, tanh 1 = 0.7616, and the fixed point of c = 0.7311 c + 0.7311 tanh 1 is 2.0702.",
  }) satisfies Claim;

export function checkBounded({ cell, ranges }: FlowFrame): Verdict {
  const limits = limitsOf(cell);
  const memories = ranges.filter(({ part }) => part === "h" || part === "c");
  const room = memories.map(({ part, low, high }) => Math.min(low - limits[part][0], limits[part][1] - high));
  return verdict(
    Math.min(...room) + 1e-9,
    `${memories
      .map(({ part, low, high }) => `${part} from ${low.toFixed(3)} to ${high.toFixed(3)}`)
      .join("; ")
      .replace(/-/g, "−")}.`,
  );
}
