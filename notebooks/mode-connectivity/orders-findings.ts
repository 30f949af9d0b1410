import { above, below, moot, seeds, verdict, type Claim, type Verdict } from "../../src/notebook/finding.ts";
import { extremes } from "./chosen.ts";
import type { OrdersFrame } from "./frames.ts";
import { nats } from "./words.ts";

const judge =
  (check: (frame: OrdersFrame) => Verdict) =>
  (frame: OrdersFrame): Verdict =>
    frame.count < 720 ? moot("Not all orders have been measured.") : check(frame);

export const sameFunction = {
  says: "All 720 orders are the same function: no output changes by more than rounding.",
  seeds: seeds(6),
  tolerance: "1e-12: sums of six products of size ten, in doubles, in another order.",
} satisfies Claim;

export const checkSameFunction = judge(({ moved }) =>
  verdict(below(moved, 1e-12), `The largest change of an output is ${moved.toExponential(1)}.`),
);

export const otherBarriers = {
  says: "Yet the barrier at the middle goes from less than 0.2 nats for the best order to more than 1.2 for the worst.",
  seeds: seeds(6),
  tolerance: "Eight pairs had lowest barriers from 0.002 to 0.16 and highest from 1.7 to 3.7 nats.",
} satisfies Claim;

export const checkOtherBarriers = judge((frame) => {
  const [low, high] = extremes(frame).map((k) => frame.barrier[k]);
  return verdict(
    Math.min(below(low, 0.2), above(high, 1.2)),
    `From ${nats(Math.max(0, low))} to ${nats(high)} nats.`,
  );
});

export const nearest = {
  says: "With one hidden layer, weight matching finds the nearest of all orders.",
  seeds: seeds(6),
  tolerance: "1e-10 of a distance of about ten: rounding. The assignment problem is solved exactly.",
} satisfies Claim;

export const checkNearest = judge(({ apart, byWeights }) => {
  const gap = apart[byWeights] - Math.min(...apart);
  return verdict(
    1 - gap / 1e-10,
    `Nearest of 720: ${Math.min(...apart).toFixed(4)}; found: ${apart[byWeights].toFixed(4)}.`,
  );
});

export const amongLowest = {
  says: "The nearest order is among the 72 of lowest barrier, one in ten.",
  seeds: seeds(6),
  tolerance: "Ranks of eight pairs: 0 to 6 orders are lower, and once 47.",
} satisfies Claim;

export const checkAmongLowest = judge(({ barrier, byWeights }) => {
  const lower = barrier.filter((b) => b < barrier[byWeights]).length;
  return verdict(below(lower, 72), `${lower} of 720 orders have a lower barrier than the nearest.`);
});

export const notLowest = {
  says: "But near is not low: over all orders, distance explains less than 60 % of what barriers differ by.",
  seeds: seeds(6),
  tolerance: "The square of the correlation: 0.02 to 0.5 in eight pairs.",
} satisfies Claim;

const mean = (x: Float64Array): number => x.reduce((sum, y) => sum + y, 0) / x.length;
const spread = (x: Float64Array, y: Float64Array): number => {
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, xi, i) => sum + (xi - mx) * (y[i] - my), 0);
};

export const checkNotLowest = judge(({ barrier, apart }) => {
  const r = spread(barrier, apart) / Math.sqrt(spread(barrier, barrier) * spread(apart, apart));
  return verdict(below(r * r, 0.6), `Correlation ${r.toFixed(2)}, its square ${(r * r).toFixed(2)}.`);
});
