import type { Uniform } from "../../numeric/random.ts";
import { optimalRate } from "./model/depth.ts";
import { decoupledModes, modesLoss, stepModes } from "./model/decoupled.ts";
import { learning, type Descent, type Learning, type Outcome } from "./model/learning.ts";
import { descend, evaluate, network } from "./model/network.ts";
import { randomTask, zeroLoss, type Task } from "./model/task.ts";
import { decoupledStrength, goal, weightsOf, type StartName } from "./starts.ts";

/** One network of the race, and how it fared. */
export type Entry = {
  readonly start: StartName;
  /** Number of weight matrices. */
  readonly depth: number;
  /** Which of the networks for this point, from 0. */
  readonly k: number;
  readonly outcome?: Outcome;
  /** Steps until the loss was a twentieth of that of the zero map, or null. */
  readonly steps?: number | null;
  /** Relative learning rate of the run that counts. */
  readonly kappa?: number;
  /** Of the first network for each point: some steps, spaced evenly on a log axis, and the loss at each. */
  readonly step?: Float64Array;
  readonly loss?: Float64Array;
};

const inputs = 16; // and width of every hidden layer
const outputs = 4; // fewer than hidden units: then no sign of a determinant stands in the way
const budget = 4000; // steps
const pause = 3e6; // multiplications between two breaths: about 4 ms
const points = 160; // of a loss curve

/** A network of the race at its start, as often as it is wanted; yields where drawing it takes long. */
function* contender(
  { start, depth }: Entry,
  task: Task,
  uniform: Uniform,
): Generator<number, (rate: number) => Contender> {
  if (start === "decoupled")
    // Modes that share nothing never will: the network does exactly what its modes do one by one.
    return (rate) => {
      const modes = decoupledModes(depth, task.s, decoupledStrength);
      return { evaluate: () => modesLoss(modes), descend: () => stepModes(modes, rate), work: 400 };
    };
  const sizes = [...new Array<number>(depth).fill(inputs), outputs];
  const weights = yield* weightsOf(start, uniform, task, sizes);
  return (rate) => {
    const net = network(
      sizes,
      weights.map((w) => w.slice()),
    );
    return { evaluate: () => evaluate(net, task), descend: () => descend(net, rate), work: net.work };
  };
}

interface Contender extends Descent {
  /** Multiplications in a step. */
  readonly work: number;
}

/**
 * Trains one network of the race at each relative rate and keeps the fastest run; a rate is given up at the best count
 * so far. Yields now and then the part done, from 0 to 1; returns the entry with its outcome.
 */
export function* race(
  entry: Entry,
  s: readonly number[],
  kappas: readonly number[],
  draws: { readonly task: () => number; readonly uniform: Uniform },
): Generator<number, Entry> {
  const task = randomTask(draws.task, inputs, outputs, s);
  const enough = goal * zeroLoss(s);
  const drawing = contender(entry, task, draws.uniform);
  let drawn = drawing.next();
  for (; !drawn.done; drawn = drawing.next()) yield (0.1 * drawn.value) / entry.depth;
  let best: { readonly learning: Learning; readonly kappa: number } | undefined;
  for (const [i, kappa] of kappas.entries()) {
    const descent = drawn.value(kappa * optimalRate(entry.depth, Math.max(...s)));
    const most = best?.learning.steps ?? budget;
    const run = learning(descent, {
      goal: enough,
      budget: most,
      pause: Math.max(1, Math.round(pause / descent.work)),
    });
    let next = run.next();
    for (; !next.done; next = run.next()) yield 0.1 + (0.9 * (i + next.value / (most + 60))) / kappas.length;
    const found = next.value;
    if (!best || (found.steps ?? Infinity) < (best.learning.steps ?? Infinity))
      best = { learning: found, kappa };
  }
  const { learning: fastest, kappa } = best!;
  const step = logSpaced(fastest.loss.length - 1, points);
  return {
    ...entry,
    ...{ kappa, outcome: fastest.outcome, steps: fastest.steps },
    ...(entry.k === 0 ? { step, loss: step.map((n) => fastest.loss[n]) } : {}),
  };
}

/** Whole numbers from 0 to `last`, at most `count` and a few, evenly spaced on a log axis from 1 on. */
export function logSpaced(last: number, count: number): Float64Array {
  const steps = new Set([0]);
  for (let k = 0; k <= count; ++k) steps.add(Math.round(last ** (k / count)));
  return Float64Array.from([...steps].filter((n) => n <= last));
}
