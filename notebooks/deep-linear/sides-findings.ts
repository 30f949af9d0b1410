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
import type sides from "../../src/simulations/deep-linear/sides.ts";
import { entry, farthest, type SidesFrame } from "./sides-figures.ts";

type SidesControls = Controls<(typeof sides)["params"]>;
const balances = (cell: SidesControls, values: readonly number[]) =>
  values.map((value) => [at(cell, { balance: value })]);
const ended = (x: Float64Array): number => x[x.length - 1];

/** The largest entry beside the diagonal, at the start and at any time. */
function beside(frame: SidesFrame): { readonly first: number; readonly most: number } {
  const { descent, inputs, outputs } = frame;
  let [first, most] = [0, 0];
  for (let i = 0; i < outputs; ++i)
    for (let j = 0; j < inputs; ++j) {
      if (i === j) continue;
      const course = entry(frame, descent.map, i, j).map(Math.abs);
      first = Math.max(first, course[0]);
      most = course.reduce((m, x) => Math.max(m, x), most);
    }
  return { first, most };
}

export const sidesFollow = (cell: SidesControls) =>
  ({
    says: "The exact solution is that of every weight: descent stays with it in all entries of the map, also in those beside the diagonal.",
    at: [
      ...balances(cell, [-5, -1, 0, 2, 5]),
      [at(cell, { start: 0.5, inputs: "6" })],
      [at(cell, { rate: 0.02 })],
    ],
    seeds: seeds(10),
    tolerance:
      "The learning rate times the square of the strongest mode, of that mode: a step of descent is late by half of itself, and what grows at the rate s goes through its steepest part at s²/2.",
  }) satisfies Claim;

export function checkSidesFollow(frame: SidesFrame): Verdict {
  const { rate, s } = frame;
  const fastest = Math.hypot(frame.balance, 2 * s[0]);
  if (rate * fastest > 0.3) return moot("The steps are too long to follow the flow.");
  const off = farthest(frame) / s[0];
  return verdict(
    below(off, rate * s[0] ** 2),
    `Never further than ${(100 * off).toFixed(2)} % of the strongest mode.`,
  );
}

export const sidesStay = (cell: SidesControls) =>
  ({
    says: "With a strong second layer what the network finds alike among outputs stays put, and what it finds alike among inputs is made anew by the task; with a strong first layer it is the other way round.",
    at: balances(cell, [-5, -4, 4, 5]),
    seeds: seeds(10),
    tolerance:
      "Less than 25 % on one side, more than a hundredfold on the other; a balance of 5 gives 16 % and 398-fold.",
    fragile: "a strong layer that must turn is not spared: see the next finding.",
  }) satisfies Claim;

export function checkSidesStay({ balance, start, s, inputs, descent }: SidesFrame): Verdict {
  if (inputs !== 4) return moot("With six inputs the first layer may have to turn.");
  if (Math.abs(balance) < 1.3 * s[0]) return moot("The layers are not that unequal.");
  if (start > 0.1) return moot("The network is not weak at the start.");
  const [inner, outer] = [ended(descent.innerChange), ended(descent.outerChange)];
  const [weak, strong] = balance > 0 ? [inner, outer] : [outer, inner];
  return verdict(
    Math.min(below(strong, 0.25), above(weak, 100)),
    `The side of the strong layer changes by ${(100 * strong).toFixed(1)} %, the other ${weak.toFixed(0)}-fold.`,
  );
}

export const sidesTurn = (cell: SidesControls) =>
  ({
    says: "With six inputs a strong first layer reads four directions of its own; it must turn towards the task’s, and more than three tenths of the likeness of inputs is new.",
    at: [-5, -4].map((balance) => [at(cell, { inputs: "6", balance })]),
    seeds: seeds(10),
    tolerance: "Three tenths; of ten networks the least is 38 %. The counter-example to the finding before.",
  }) satisfies Claim;

export function checkSidesTurn({ balance, inputs, s, descent }: SidesFrame): Verdict {
  if (inputs === 4) return moot("With four inputs there is nowhere to turn.");
  if (balance > -1.3 * s[0]) return moot("The first layer is not that strong.");
  const changed = ended(descent.innerChange);
  return verdict(above(changed, 0.3), `It changes by ${(100 * changed).toFixed(0)} %.`);
}

export const sidesEven = (cell: SidesControls) =>
  ({
    says: "With equal layers both sides change by the same factor, and both take the shape of the task.",
    at: [[], [at(cell, { start: 0.02 })], [at(cell, { start: 0.5 })]],
    seeds: seeds(10),
    tolerance:
      "1 % between the sides: exact but for the length of the steps. More than half of each must be new.",
  }) satisfies Claim;

export function checkSidesEven({ balance, inputs, descent }: SidesFrame): Verdict {
  if (balance !== 0) return moot("The layers are not equal.");
  if (inputs !== 4) return moot("With six inputs the sides differ from the start.");
  const [inner, outer] = [ended(descent.innerChange), ended(descent.outerChange)];
  return verdict(
    Math.min(within(inner / outer, 1, 0.01), above(Math.min(inner, outer), 0.5)),
    `Inputs ${inner.toPrecision(4)}-fold, outputs ${outer.toPrecision(4)}-fold.`,
  );
}

export const sidesMix = (cell: SidesControls) =>
  ({
    says: "With equal layers the modes mix on the way: what stands beside the diagonal grows before it vanishes, by a fifth or more.",
    at: [[], [at(cell, { start: 0.03 })]],
    seeds: seeds(10),
    tolerance:
      "A fifth; from a weaker start it is several times more. Curves of one mode each would have nothing there.",
    fragile: "unequal layers do not mix them further: see the next finding.",
  }) satisfies Claim;

export function checkSidesMix(frame: SidesFrame): Verdict {
  if (frame.start > 0.1) return moot("From a strong start there is little room to grow.");
  if (frame.balance !== 0) return moot("The layers are not equal.");
  const { first, most } = beside(frame);
  return verdict(above(most / first, 1.2), `From ${first.toFixed(3)} to ${most.toFixed(3)}.`);
}

export const sidesUnmixed = (cell: SidesControls) =>
  ({
    says: "With a balance of 2 or more, of either sign, what stands beside the diagonal never exceeds what was there at the start.",
    at: balances(cell, [-5, -2, 2, 5]),
    seeds: seeds(10),
    tolerance:
      "A twentieth more: frames are taken at some steps only, and gradient descent is not quite the flow.",
  }) satisfies Claim;

export function checkSidesUnmixed(frame: SidesFrame): Verdict {
  if (Math.abs(frame.balance) < 2) return moot("The layers are not that unequal.");
  if (frame.inputs !== 4) return moot("With six inputs the first layer may have to turn.");
  if (frame.start < 0.1) return moot("The start is so weak that anything exceeds it.");
  const { first, most } = beside(frame);
  return verdict(below(most / first, 1.05), `From ${first.toFixed(3)} to ${most.toFixed(3)}.`);
}

export const sidesSign = (cell: SidesControls) =>
  ({
    says: "If the determinant of a square network of equal layers starts with the wrong sign, its weakest mode is not learned; layers of balance 2 learn it whatever the sign.",
    at: [0, 2, -2].map((balance) => [at(cell, { balance })]),
    seeds: seeds(20),
    tolerance: "Less than a tenth of the mode counts as not learned, more than half as learned.",
  }) satisfies Claim;

export function checkSidesSign(frame: SidesFrame): Verdict {
  const { matched, balance, descent, s } = frame;
  if (matched === null) return moot("With six inputs there is no such sign.");
  if (balance !== 0 && Math.abs(balance) < 2) return moot("In between it is a matter of time.");
  const part = ended(entry(frame, descent.map, 3, 3)) / s[3];
  const words = `${matched ? "The right" : "The wrong"} sign; ${(100 * part).toFixed(0)} % of the mode is learned.`;
  if (balance !== 0) return verdict(above(part, 0.5), words);
  return matched ? verdict(1, `${words} Nothing stands in its way.`) : verdict(below(part, 0.1), words);
}
