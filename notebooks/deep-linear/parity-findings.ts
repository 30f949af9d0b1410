import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  moot,
  seeds,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type parity from "../../src/simulations/deep-linear/parity.ts";
import { middle, parted, type ParityFrame } from "./parity-figures.ts";

type ParityControls = Controls<(typeof parity)["params"]>;

const trapped = ({ layers, spare }: ParityFrame): boolean => layers >= 4 && spare === "none";
const learned = (runs: ParityFrame["runs"]): number => runs.filter(({ steps }) => steps !== null).length;

export const paritySplit = {
  says: "About half of the random starts have the wrong sign.",
  seeds: seeds(3),
  tolerance: "Four standard deviations of forty throws of a coin: 20, give or take 12.6.",
} satisfies Claim;

export function checkSplit(frame: ParityFrame): Verdict {
  const { other } = parted(frame);
  return verdict(
    within(other.length, frame.count / 2, 2 * Math.sqrt(frame.count)),
    `${other.length} of ${frame.count} have it.`,
  );
}

export const parityRight = {
  says: "With up to five layers every start with the right sign learns its task.",
  seeds: seeds(3),
  tolerance:
    "None. With six layers one start in two hundred lies so near a saddle that 2000 steps do not suffice.",
} satisfies Claim;

export function checkRight(frame: ParityFrame): Verdict {
  if (frame.layers > 5) return moot("With six layers a start may need more steps than it has.");
  const { matched } = parted(frame);
  return verdict(
    learned(matched) - matched.length,
    `${learned(matched)} of ${matched.length} learn it, half of them within ${middle(matched)} steps.`,
  );
}

export const parityTrap = (cell: ParityControls) =>
  ({
    says: "With four layers or more, all square, no start with the wrong sign learns its task. All stop where every mode is learned but the weakest.",
    at: [[], [at(cell, { size: 2 })], [at(cell, { size: 4, layers: 6 })]],
    seeds: seeds(3),
    tolerance: "The last loss is that of this saddle within 1 %: six layers are still on their way to it.",
  }) satisfies Claim;

export function checkTrap(frame: ParityFrame): Verdict {
  if (!trapped(frame)) return moot("This is said of four and more layers with no room to spare.");
  const { other } = parted(frame);
  const losses = other.map(({ loss }) => loss[loss.length - 1]);
  const margins = losses.map((loss) => within(loss, frame.trap, 0.01 * frame.trap));
  return verdict(
    Math.min(...margins, -learned(other)),
    `${learned(other)} of ${other.length} learn it. The others end at losses from ${Math.min(...losses).toFixed(4)} to ${Math.max(...losses).toFixed(4)}; the saddle is at ${frame.trap.toFixed(4)}.`,
  );
}

export const parityCure = (cell: ParityControls) =>
  ({
    says: "One hidden unit more, or one input more, and every start learns its task, whatever its sign.",
    at: [
      [at(cell, { spare: "hidden" })],
      [at(cell, { spare: "input" })],
      [at(cell, { spare: "hidden", layers: 6, size: 4 })],
    ],
    seeds: seeds(3),
    tolerance: "None: not one of the forty may be left.",
  }) satisfies Claim;

export function checkCure(frame: ParityFrame): Verdict {
  if (frame.spare === "none") return moot("Give the layers room to spare to see it.");
  const { other } = parted(frame);
  return verdict(
    learned(frame.runs) - frame.count,
    `All but ${frame.count - learned(frame.runs)} of ${frame.count} learn it; of those with the wrong sign half within ${middle(other)} steps.`,
  );
}

export const parityLeaks = (cell: ParityControls) =>
  ({
    says: "With two or three square layers the trap is only a delay: most starts with the wrong sign get through, the middle one in over three times as many steps as the middle one with the right sign.",
    at: [[at(cell, { layers: 2 })], [at(cell, { layers: 3 })]],
    seeds: seeds(3),
    tolerance:
      "Two thirds within 2000 steps, and a factor of three: a start may by chance have little of the weakest mode, and then waits with either sign.",
  }) satisfies Claim;

export function checkLeaks(frame: ParityFrame): Verdict {
  if (frame.layers > 3 || frame.spare !== "none") return moot("Set two or three layers to see it.");
  const { matched, other } = parted(frame);
  const [right, wrong] = [middle(matched), middle(other)];
  return verdict(
    Math.min(above(learned(other) / other.length, 0.66), above(wrong / right, 3)),
    `${learned(other)} of ${other.length} get through, the middle one after ${wrong} steps; with the right sign it takes ${right}.`,
  );
}
