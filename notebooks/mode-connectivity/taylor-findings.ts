import type { Controls } from "../../src/notebook/cell.ts";
import {
  above,
  at,
  below,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type taylor from "../../src/simulations/mode-connectivity/taylor.ts";
import type { TaylorFrame } from "./frames.ts";
import { derailed, ratios } from "./taylor-figures.ts";

const judge =
  (check: (frame: TaylorFrame, found: ReturnType<typeof ratios>) => Verdict) =>
  (frame: TaylorFrame): Verdict =>
    derailed(frame) ? moot(derailed(frame)) : check(frame, ratios(frame));

const pairs = 2; // each costs a training

export const tooLow = {
  says: "Between A and B as it is, gradient and curvature at the ends foretell less than 0.7 of the barrier.",
  seeds: seeds(pairs),
  tolerance: "A ceiling of 0.7: six pairs gave 0.35 to 0.45.",
  fragile: "with few units they foretell more of it: see below.",
} satisfies Claim;

export const checkTooLow = judge((_, { naive }) =>
  verdict(below(naive, 0.7), `They foretell ${naive.toFixed(2)} of it.`),
);

export const tooHigh = {
  says: "After matching they foretell too much, by a factor between 1.1 and 2.2: nearer, and still not near.",
  seeds: seeds(pairs),
  tolerance: "Six pairs gave 1.4 to 2.0.",
} satisfies Claim;

export const checkTooHigh = judge((_, { matched }) =>
  verdict(between(matched, 1.1, 2.2), `They foretell ${matched.toFixed(2)} times what is seen.`),
);

export const closeBy = {
  says: "For networks within a fifth of A’s length they foretell what is seen, within 30 %.",
  seeds: seeds(pairs),
  tolerance: "The worst of three distances: six pairs were within 21 %.",
} satisfies Claim;

export const checkCloseBy = judge((_, { noise }) => {
  const off = Math.max(...Array.from(noise.subarray(0, 3), (ratio) => Math.abs(ratio - 1)));
  return verdict(below(off, 0.3), `The worst is off by ${Math.round(100 * off)} %.`);
});

export const stillFar = {
  says: "After matching, A and B are still about as far apart as A is from zero.",
  seeds: seeds(pairs),
  tolerance:
    "Between 0.85 and 1.2 lengths of A: nine pairs of all widths gave 0.95 to 1.13. Before, it is at least 1.25.",
} satisfies Claim;

export const checkStillFar = judge(({ matched, naive }) =>
  verdict(
    Math.min(between(matched.apart, 0.85, 1.2), above(naive.apart, 1.25)),
    `${matched.apart.toFixed(2)} lengths of A, instead of ${naive.apart.toFixed(2)}.`,
  ),
);

export const narrowForetold = (cell: Controls<(typeof taylor)["params"]>) =>
  ({
    says: "With 16 units a layer the ends foretell more than half of the barrier to B as it is.",
    at: [[at(cell, { width: 16 })]],
    seeds: seeds(pairs),
    tolerance: "A floor of 0.5: two pairs gave 0.69 and 0.72.",
  }) satisfies Claim;

export const checkNarrowForetold = judge(({ width }, { naive }) =>
  width > 20
    ? moot("This is about networks with few units.")
    : verdict(above(naive, 0.5), `They foretell ${naive.toFixed(2)} of it.`),
);
