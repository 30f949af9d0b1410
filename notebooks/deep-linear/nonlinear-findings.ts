import {
  above,
  at,
  between,
  moot,
  seeds,
  verdict,
  type Claim,
  type Verdict,
} from "../../src/notebook/finding.ts";
import type { Controls } from "../../src/notebook/cell.ts";
import type nonlinear from "../../src/simulations/deep-linear/nonlinear.ts";
import { delays, meanAndSpread } from "./nonlinear-delays.ts";
import { kinds, type NonlinearFrame } from "./nonlinear-figures.ts";
import { percent } from "./products-words.ts";

type NonlinearControls = Controls<(typeof nonlinear)["params"]>;

/** Mean delays of the modes that all networks of one kind have learned, with the mode's place. */
const means = (frame: NonlinearFrame, kind: "linear" | "tanh") =>
  Array.from(frame.s, (_, a) => ({ a, all: delays(frame, kind, a) }))
    .filter(({ all }) => all.length > 0 && all.length === frame.networks)
    .map(({ a, all }) => ({ a, mean: meanAndSpread(all).mean }));

const unstable = ({ trouble }: NonlinearFrame): Verdict | undefined =>
  trouble ? moot(`A ${trouble} network ran away.`) : undefined;

export const nonlinearTheory = {
  says: "The theory for one mode at a time says when a linear network learns the modes of a hierarchy: those drawn are half learned up to 15 % later, on average over the networks.",
  seeds: seeds(5),
  fragile: "with fewer hidden units, or a larger start, a mode may be a little early.",
  tolerance:
    "From 3 % early to 15 % late. Competition and gradual change make it late, by 1 to 10 %; a random start gives a mode more than its share, or less, and three networks are averaged.",
} satisfies Claim;

export function checkTheory(frame: NonlinearFrame): Verdict {
  const found = means(frame, "linear").filter(({ a }) => frame.shown.includes(a));
  if (!found.length) return moot("No mode is half learned in every network.");
  const worst = Math.min(...found.map(({ mean }) => between(mean, -0.03, 0.15)));
  return unstable(frame) ?? verdict(worst, `Late by ${found.map(({ mean }) => percent(mean)).join(", ")}.`);
}

export const nonlinearLater = {
  says: "Tanh is always later: in every pair of networks with the same start, each of the 18 strongest modes is half learned later by the one with tanh.",
  seeds: seeds(5),
  fragile: "from the smallest starts tanh is so nearly linear that a mode may be a hair earlier.",
  tolerance: "None: later is later, in each of 54 pairs of times.",
} satisfies Claim;

export function checkLater(frame: NonlinearFrame): Verdict {
  const pairs = frame.half.linear.flatMap((linear, k) =>
    linear.slice(0, 18).flatMap((n, a) => {
      const other = frame.half.tanh[k]?.[a];
      return n == null || other == null ? [] : [other / n - 1];
    }),
  );
  if (!pairs.length) return moot("No mode is half learned in two networks with the same start.");
  const least = Math.min(...pairs);
  return unstable(frame) ?? verdict(least, `In ${pairs.length} pairs by ${percent(least, 1)} at least.`);
}

export const nonlinearWeak = {
  says: "The weaker a mode, the later tanh is: modes 10 to 18 are delayed more than twice as much as modes 1 to 5.",
  seeds: seeds(5),
  tolerance: "A factor of two, in means over five and nine modes; it is mostly near three.",
} satisfies Claim;

export function checkWeak(frame: NonlinearFrame): Verdict {
  const found = means(frame, "tanh");
  const mean = (from: number, to: number) =>
    meanAndSpread(found.flatMap(({ a, mean: m }) => (a + 1 >= from && a + 1 <= to ? [m] : []))).mean;
  const [strong, weak] = [mean(1, 5), mean(10, 18)];
  if (!(found.length >= 18)) return moot("Fewer than 18 modes are half learned in every network.");
  return unstable(frame) ?? verdict(above(weak / strong, 2), `${percent(weak)} against ${percent(strong)}.`);
}

export const nonlinearOrder = {
  says: "Tanh keeps the order: the modes drawn are half learned strongest first, in every network, with tanh or without.",
  seeds: seeds(5),
  tolerance:
    "None: of two modes that follow each other among those drawn the stronger is first. They differ in strength by a twentieth or more.",
  fragile: "modes of nearly the same strength may change places.",
} satisfies Claim;

export function checkOrder(frame: NonlinearFrame): Verdict {
  const apart = [...frame.shown].filter((a, k) => k === 0 || frame.s[a] < 0.95 * frame.s[frame.shown[k - 1]]);
  const gaps = kinds.flatMap((kind) =>
    frame.half[kind].flatMap((one) => {
      const times = apart.flatMap((a) => one[a] ?? []);
      return times.slice(1).map((n, k) => n / times[k] - 1);
    }),
  );
  if (!gaps.length) return moot("Fewer than two modes are half learned.");
  return (
    unstable(frame) ??
    verdict(Math.min(...gaps), `The next is later by ${percent(Math.min(...gaps), 1)} at least.`)
  );
}

export const nonlinearFails = (cell: NonlinearControls) =>
  ({
    says: "That tanh follows the theory is a matter of the task: with 1000 features, hence modes that need large hidden activity, some mode drawn is later by a quarter or more.",
    at: [[at(cell, { features: 1000 })]],
    seeds: seeds(3),
    tolerance:
      "More than 25 % late on average over the networks, when with 50 features none is later than 20 %: the counter-example.",
  }) satisfies Claim;

export function checkFails(frame: NonlinearFrame): Verdict {
  const found = means(frame, "tanh").filter(({ a }) => frame.shown.includes(a));
  if (!found.length) return moot("No mode is half learned in every network.");
  const most = Math.max(...found.map(({ mean }) => mean));
  if (!(frame.s[0] > 70)) return moot(`The modes are weaker here: tanh is late by ${percent(most)} at most.`);
  return unstable(frame) ?? verdict(above(most, 0.25), `Late by up to ${percent(most)}.`);
}
