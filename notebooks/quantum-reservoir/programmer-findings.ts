import type { Controls } from "../../src/notebook/cell.ts";
import { above, at, below, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import type programmer from "../../src/simulations/quantum-reservoir/programmer.ts";
import type { ProgrammerFrame } from "./frames.ts";
import { three } from "./looks.ts";
import { endsOf } from "./programmer-figures.ts";

type ProgrammerControls = Controls<(typeof programmer)["params"]>;

export const fewCircuits = (cell: ProgrammerControls) =>
  ({
    says: "Its 111 weights cost 33 circuits a window to train, where the 149 of a QLSTM cost 36 times as many.",
    at: [[at(cell, { epochs: 10 })]],
    seeds: seeds(1),
    tolerance: "Exact counts; the ratio is rounded.",
  }) satisfies Claim;

export function checkFewCircuits({ weights, circuits }: ProgrammerFrame): Verdict {
  const ratio = circuits.lstm / circuits.window;
  const exact = weights === 111 && circuits.window === 33 && Math.round(ratio) === 36;
  return verdict(
    exact ? 1 : -1,
    `${weights} weights; ${circuits.window} circuits a window against ${circuits.lstm}, ${ratio.toFixed(1)} times.`,
  );
}

export const orderBlind = (cell: ProgrammerControls) =>
  ({
    says: "It does not know in which order the values before the last came: turn them around, and every forecast stays the same.",
    at: [[at(cell, { epochs: 10 })]],
    seeds: seeds(3),
    tolerance:
      "No meter moves by more than 10⁻¹², in any window, for any of five trained draws; rounding leaves 10⁻¹⁴.",
  }) satisfies Claim;

export function checkOrderBlind({ finished }: ProgrammerFrame): Verdict {
  const most = Math.max(...finished.map(({ order }) => order));
  return verdict(
    below(most, 1e-12),
    `The meters move by ${most.toExponential(0).replace("-", "−")} at most.`,
  );
}

export const sixUnfelt = (cell: ProgrammerControls) =>
  ({
    says: "Six of the sixteen angles that it writes are felt by no meter.",
    at: [[at(cell, { epochs: 10 })]],
    seeds: seeds(3),
    tolerance:
      "Exactly six below 10⁻¹² and ten above 10⁻⁴ in the most that any meter moves with an angle, in each draw.",
  }) satisfies Claim;

export function checkSixUnfelt({ finished }: ProgrammerFrame): Verdict {
  const unfelt = finished.map(({ reach }) => reach.filter((r) => r < 1e-12).length);
  const felt = finished.map(({ reach }) => reach.filter((r) => r > 1e-4).length);
  const exact = unfelt.every((count) => count === 6) && felt.every((count) => count === 10);
  return verdict(exact ? 1 : -1, `Of sixteen, ${unfelt.join(", ")} in the draws.`);
}

export const luckOfDraw = {
  says: "Whether it learns is a matter of luck: of five draws the best beats saying the last value again, and the worst misses more than a third of the variance.",
  seeds: seeds(2),
  tolerance:
    "After 50 epochs. Six seeds gave 0.0005 to 0.025 for the best on the pendulum, and 0.5 to 1.7 for the worst.",
} satisfies Claim;

export function checkLuckOfDraw(frame: ProgrammerFrame): Verdict {
  const ends = endsOf(frame);
  const [best, worst] = [Math.min(...ends), Math.max(...ends)];
  return verdict(
    Math.min(below(best, frame.baselines.persistence), above(worst, 1 / 3)),
    `Errors in variances: ${ends.map(three).join(", ")}; the last value has ${three(frame.baselines.persistence)}.`,
  );
}
