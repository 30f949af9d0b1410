import { normal } from "../../numeric/normal.ts";
import type { Streams } from "../../numeric/random.ts";
import { gaussianStart, orthogonalStart } from "./model/initial.ts";
import { learning, type Outcome } from "./model/learning.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { pretrainedStart } from "./model/pretrained.ts";
import type { Tilted } from "./model/tilt.ts";
import { logSpaced } from "./race.ts";
import { goal } from "./starts.ts";

/** The starts that are compared, in the order in which they are trained. */
export const rivals = ["pretrained", "orthogonal", "small"] as const;
export type Rival = (typeof rivals)[number];

/** How the fine-tuning of a network went. */
export type Tuned = {
  readonly start: Rival;
  readonly outcome: Outcome;
  /** Steps until the loss was a twentieth of that of the zero map, or null. */
  readonly steps: number | null;
  /** Some of the steps, and the loss at each as a part of that of the zero map. */
  readonly step: Float64Array;
  readonly loss: Float64Array;
};

const rate = 0.25; // of fine-tuning: a quarter of one over the inputs' largest variance
const pause = 2e6; // multiplications between two breaths, a step counting 4000 besides: about 4 ms
const points = 240; // of a loss curve

/** First weights of every rival; of the pretrained one also the map of its pretrained layers. */
export interface Rivals extends Readonly<Record<Rival, Float64Array[]>> {
  readonly map: Float64Array; // (hidden, inputs)
}

/** Draws the rivals for inputs of some correlation; pretraining takes some steps for each layer. */
export function greedyWeights(
  random: Streams,
  sizes: readonly number[],
  steps: number,
  correlation: Float64Array,
): Rivals {
  const draw = (name: string) => normal(random.stream(name));
  const training = { std: 0.05, rate: 0.5, relative: true, steps };
  const greedy = pretrainedStart(draw("pretrained"), sizes, training, correlation);
  let next = greedy.next();
  while (!next.done) next = greedy.next(); // three small layers of at most 200 steps: no time to breathe is needed
  const pretrained = next.value;
  const below = network(sizes.slice(0, -1), pretrained.slice(0, -1));
  evaluate(below, { sigma31: new Float64Array(below.total.length) });
  return {
    pretrained,
    orthogonal: orthogonalStart(draw("orthogonal"), sizes),
    small: gaussianStart(draw("small"), sizes, 0.1),
    map: below.total,
  };
}

/** Trains copies of some weights on a task; yields the part of the budget done now and then. */
export function* fineTuned(
  start: Rival,
  sizes: readonly number[],
  weights: readonly Float64Array[],
  task: Tilted,
  budget: number,
): Generator<number, Tuned> {
  const net = network(
    sizes,
    weights.map((w) => w.slice()),
  );
  const reference = task.power / 2;
  const run = learning(
    { evaluate: () => evaluate(net, task), descend: () => descend(net, rate) },
    { goal: goal * reference, budget, pause: Math.max(1, Math.round(pause / (net.work + 4000))) },
  );
  let next = run.next();
  for (; !next.done; next = run.next()) yield next.value / (budget + 60);
  const { outcome, steps, loss } = next.value;
  const step = logSpaced(loss.length - 1, points);
  return { start, outcome, steps, step, loss: step.map((n) => loss[n] / reference) };
}
