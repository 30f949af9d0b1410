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
import type chaos from "../../src/simulations/deep-linear/chaos.ts";
import type { ChaosFrame } from "./chaos-figures.ts";
import { percent } from "./products-words.ts";

type ChaosControls = Controls<(typeof chaos)["params"]>;

/** Simulated networks, with the variance that theory gives them. */
const networks = ({ simulated, transition }: ChaosFrame) =>
  Array.from(simulated.gain, (gain, k) => ({
    gain,
    variance: simulated.variance[k],
    theory: transition.variance[transition.gain.findIndex((g) => Math.abs(g - gain) < 1e-9)],
  }));

export const chaosDies = (cell: ChaosControls) =>
  ({
    says: "Below gain 1 every input dies: 30 layers at gain 0.9 or less leave next to nothing of any input.",
    at: [0.05, 1, 8].map((input) => [at(cell, { input })]),
    seeds: seeds(3),
    tolerance:
      "A variance below 0.02: at gain 0.9, 27 layers leave at most 0.81 to the power 27 of it, or 0.003.",
    fragile: "with biases there is something left at any gain.",
  }) satisfies Claim;

export function checkDies(frame: ChaosFrame): Verdict {
  if (frame.bias > 0) return moot("Biases feed every layer anew.");
  const low = networks(frame).filter(({ gain }) => gain < 0.95);
  const most = Math.max(...low.map(({ variance }) => variance));
  return verdict(below(most, 0.02), `The largest variance left is ${most.toPrecision(2)}.`);
}

export const chaosSurvives = (cell: ChaosControls) =>
  ({
    says: "Above gain 1 every input ends at the same variance, the one that theory gives.",
    at: [0.05, 1, 8].map((input) => [at(cell, { input })]),
    seeds: seeds(3),
    tolerance:
      "35 % at gains from 1.3 on, for each of 18 networks: 200 units scatter by 10 % from layer to layer, more where layers forget slowly, and five layers are averaged.",
  }) satisfies Claim;

export function checkSurvives(frame: ChaosFrame): Verdict {
  const high = networks(frame).filter(({ gain }) => gain > 1.25);
  const off = high.map(({ variance, theory }) => Math.abs(variance / theory - 1));
  return verdict(
    below(Math.max(...off), 0.35),
    `Off by ${percent(Math.max(...off))} at most, by ${percent(off.reduce((sum, x) => sum + x, 0) / off.length)} on average.`,
  );
}

export const chaosCritical = (cell: ChaosControls) =>
  ({
    says: "At gain 1 itself variance dies as slowly as one over twice the number of layers.",
    at: [1, 2, 4, 8].map((input) => [at(cell, { input, gain: 1 })]),
    seeds: [1],
    tolerance: "A quarter, by theory alone: 30 layers are not many, and a logarithm comes on top.",
    fragile: "a weak input takes many more layers before it comes down to this law.",
  }) satisfies Claim;

export function checkCritical({ gain, bias, path }: ChaosFrame): Verdict {
  if (gain !== 1 || bias > 0) return moot("This is about gain 1, without biases.");
  if (path[0] < 0.9) return moot("A weak input has not come down to this law in 30 layers.");
  const last = path[path.length - 1];
  return verdict(
    within(2 * path.length * last, 1, 0.25),
    `In layer ${path.length} theory has ${last.toPrecision(3)}; the law says ${(1 / (2 * path.length)).toPrecision(3)}.`,
  );
}

export const chaosTears = (cell: ChaosControls) =>
  ({
    says: "Far above gain 1 neighbours part: a circle of inputs is torn into many directions within 20 layers.",
    at: [[at(cell, { gain: 2.5 })], [at(cell, { gain: 3 })]],
    seeds: seeds(4),
    tolerance: "Less than half of its variance in any two directions; it begins with all of it in two.",
  }) satisfies Claim;

export function checkTears({ circle, stretch }: ChaosFrame): Verdict {
  const end = circle.find(({ layer }) => layer === 20);
  if (stretch < 1.4 || !end)
    return moot(
      `Each layer stretches squared differences by ${stretch.toFixed(2)} here: too little to tear in 20.`,
    );
  return verdict(below(end.share, 0.5), `In layer 20 two directions hold ${percent(end.share)} of it.`);
}

export const chaosBias = (cell: ChaosControls) =>
  ({
    says: "With biases there is no gain at which inputs die: even at 0.5 the variance settles above zero.",
    at: [[at(cell, { bias: 0.3, gain: 0.5 })], [at(cell, { bias: 0.5, gain: 0.8 })]],
    seeds: seeds(3),
    tolerance:
      "At least a half of what theory gives, in every simulated network: the counter-example to the first.",
  }) satisfies Claim;

export function checkBias(frame: ChaosFrame): Verdict {
  if (frame.bias < 0.1) return moot("There are no biases, or next to none.");
  const least = Math.min(...networks(frame).map(({ variance, theory }) => variance / theory));
  return verdict(above(least, 0.5), `The least that is left is ${percent(least)} of the theory’s.`);
}
