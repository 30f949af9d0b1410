import {
  above,
  at,
  below,
  moot,
  verdict,
  within,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type plane from "../../src/simulations/deep-linear/plane.ts";
import { short } from "../../src/figures/numbers.ts";
import { taus, type PlaneFrame } from "./plane-figures.ts";

type PlaneControls = Controls<(typeof plane)["params"]>;
const exact = [1]; // nothing here is drawn at random: one trial tells all

/** Starts all over the plane, none of them on the line that never learns. */
const starts = [
  { first: 0.05, second: 0.05 },
  { first: 2, second: 0.05 },
  { first: 1, second: -0.3 },
  { first: 0.3, second: -1 },
  { first: -2.5, second: 2.49 },
  { first: -2, second: -2 },
  { first: 2.5, second: 2.5, strength: 0.5 },
  { first: -0.01, second: 2.5, strength: 3 },
];

export const keeps = (cell: PlaneControls) =>
  ({
    says: "On all its way a start keeps the difference a² − b² with which it began.",
    at: [...starts, { first: 1, second: -1 }].map((values) => [at(cell, values)]),
    seeds: exact,
    tolerance: "1e-9: rounding. The formula for the layers was not made to keep it; the flow does.",
  }) satisfies Claim;

export function checkKeeps({ a, b }: PlaneFrame): Verdict {
  const kept = a.map((x, i) => (x - b[i]) * (x + b[i]));
  const drift = kept.reduce((most, c) => Math.max(most, Math.abs(c - kept[0])), 0);
  return verdict(
    below(drift, 1e-9),
    `It starts as ${short(kept[0])} and changes by ${drift === 0 ? "nothing, not in the last digit" : `no more than ${short(drift)}`}.`,
  );
}

export const arrives = (cell: PlaneControls) =>
  ({
    says: "Every start beside the line a = −b ends on the goal a b = s, with layers whose common sign is that of a + b.",
    at: starts.map((values) => [at(cell, values)]),
    seeds: exact,
    tolerance: "5 % of the goal: the run goes on somewhat beyond that.",
  }) satisfies Claim;

export function checkArrives({ strength, stuck, a, b, learned }: PlaneFrame): Verdict {
  if (strength === 0) return moot("Nothing is asked for.");
  if (stuck) return moot("The start lies on the line a = −b.");
  const last = learned.length - 1;
  const branch = Math.sign(a[last]) === Math.sign(a[0] + b[0]) && Math.sign(b[last]) === Math.sign(a[last]);
  return verdict(
    branch ? within(learned[last], strength, 0.05 * strength) : -1,
    `It ends at a = ${a[last].toFixed(3)}, b = ${b[last].toFixed(3)}: a b = ${learned[last].toFixed(3)}.`,
  );
}

export const never = (cell: PlaneControls) =>
  ({
    says: "A start on the line a = −b never learns: it slides into the origin, and its strength never turns positive.",
    at: [1, -2.5, 0.05].map((first) => [at(cell, { first, second: -first })]),
    seeds: exact,
    tolerance: "At the end of the run less than a tenth of the start is left of either layer.",
  }) satisfies Claim;

export function checkNever({ stuck, a, b, learned }: PlaneFrame): Verdict {
  if (!stuck) return moot("The start lies beside that line.");
  const last = a.length - 1;
  if (a[0] === 0) return moot("The start is the origin itself, which stays.");
  const left = Math.hypot(a[last], b[last]) / Math.hypot(a[0], b[0]);
  return verdict(
    learned.every((u) => u <= 0) ? below(left, 0.1) : -1,
    `${(100 * left).toFixed(1)} % of the start is left, and the strength is ${short(learned[last])}.`,
  );
}

export const beside = (cell: PlaneControls) =>
  ({
    says: "Just beside that line waiting is long, but not for ever: a start that is off it by a fraction d of its size is half learned after about (1/s) ln(1/d).",
    at: [1e-2, 1e-4, 1e-8].flatMap((d) =>
      [0.5, 1, 3].map((strength) => [at(cell, { strength, first: 1, second: -1 + d })]),
    ),
    seeds: exact,
    tolerance:
      "2 / s: how the start falls in and how it leaves the saddle takes a time of that order, however near it passes.",
  }) satisfies Claim;

export function checkBeside({ strength, stuck, a, b, half }: PlaneFrame): Verdict {
  const part = Math.abs(a[0] + b[0]) / Math.hypot(a[0], b[0]);
  if (stuck || part > 0.02) return moot("The start does not lie close beside that line.");
  if (half === null) return moot("Half of the goal is not reached in the time that is followed.");
  const wait = Math.log(1 / part) / strength;
  return verdict(
    within(half, wait, 2 / strength),
    `Off by a fraction ${short(part)}: half learned after ${taus(half)}, and (1/s) ln(1/d) is ${taus(wait)}.`,
  );
}

/** The part of the time until learned that the first tenth of the way takes. */
function hesitation({ time, a, b, over }: PlaneFrame): number {
  const last = time.findIndex((t) => t >= (over ?? Infinity));
  const length = new Float64Array(last + 1);
  for (let i = 1; i <= last; ++i) length[i] = length[i - 1] + Math.hypot(a[i] - a[i - 1], b[i] - b[i - 1]);
  return time[length.findIndex((l) => l >= length[last] / 10)] / time[last];
}

export const slow = (cell: PlaneControls) =>
  ({
    says: "A small start with equal layers hesitates: the first tenth of its way takes more than twice its share of the time.",
    at: [[at(cell, { first: 0.05, second: 0.05 })], [at(cell, { first: -0.02, second: -0.02, strength: 3 })]],
    seeds: exact,
    tolerance: "A fifth of the time. Evenly paced, it would be a tenth.",
    fragile: "it is the start near the origin that costs time: see the next finding.",
  }) satisfies Claim;

export function checkSlow(frame: PlaneFrame): Verdict {
  const { a, b, over, strength } = frame;
  if (over === null || strength === 0) return moot("It is never learned.");
  if (!(Math.hypot(a[0], b[0]) < 0.1 * Math.sqrt(strength))) return moot("The start is not small.");
  const part = hesitation(frame);
  return verdict(above(part, 0.2), `It takes ${(100 * part).toFixed(0)} % of the time.`);
}

export const quick = (cell: PlaneControls) =>
  ({
    says: "A start with one strong layer does not hesitate: the first tenth of its way takes less than a tenth of its time.",
    at: [[at(cell, { first: 2, second: 0.05 })], [at(cell, { first: 0.05, second: 2 })]],
    seeds: exact,
    tolerance: "A tenth: as if evenly paced. The counter-example to the finding before.",
  }) satisfies Claim;

export function checkQuick(frame: PlaneFrame): Verdict {
  const { balance, over, strength } = frame;
  if (over === null || strength === 0) return moot("It is never learned.");
  if (!(Math.abs(balance) > 2 * strength)) return moot("Neither layer is strong at the start.");
  const part = hesitation(frame);
  return verdict(below(part, 0.1), `It takes ${(100 * part).toFixed(1)} % of the time.`);
}
