import { orthogonal } from "../../numeric/orthogonal.ts";
import { trainedEncoder } from "./model/autoencoder.ts";
import { accuracy, type DigitTask, type Pictures } from "./model/digits-task.ts";
import { gaussianStart, orthogonalStart } from "./model/initial.ts";
import { learning, type Learning, type Outcome } from "./model/learning.ts";
import { descend, evaluate, network } from "./model/network.ts";

export type DigitStart = "orthogonal" | "gaussian" | "pretrained" | "small";

/** Part of what can be learned that is left when a network counts as having learned. */
export const goal = 0.2;
/** Steps for which each layer of the pretrained network learns to reproduce its input. */
const pretraining = 100;
const budget = 3000; // steps, fewer where they take long: of a rate at most
const costliest = 7e8; // multiplications
const points = 160; // of a loss curve
const looks = 40; // at the accuracy

/** How one start fared. */
export interface Entry {
  readonly [key: string]: Float64Array | string | number | null;
  readonly start: DigitStart;
  readonly outcome: Outcome;
  readonly steps: number | null; // until learned
  readonly before: number; // steps of pretraining
  readonly rate: number; // of the run that counts
  readonly step: Float64Array; // (points)
  readonly loss: Float64Array; // (points), 1 for the zero map and 0 for the best linear one
  readonly looked: Float64Array; // (looks), steps
  readonly accuracy: Float64Array; // (looks), on new pictures
}

/** Fresh weights of a start, in layer order; yields the part done. */
export function* startWeights(
  start: DigitStart,
  draw: () => number,
  sizes: readonly number[],
  { sigma11 }: DigitTask,
): Generator<number, Float64Array[]> {
  if (start === "orthogonal") return orthogonalStart(draw, sizes);
  if (start !== "pretrained") return gaussianStart(draw, sizes, start === "small" ? 0.1 : 1);
  const [hidden, outputs] = sizes.slice(-2);
  const weights: Float64Array[] = [];
  let c = sigma11;
  for (let l = 0; l < sizes.length - 2; ++l) {
    const training = trainedEncoder(draw, sizes[l + 1], c, pretraining);
    let next = training.next();
    for (; !next.done; next = training.next()) yield (l + next.value) / (sizes.length - 2);
    weights.push(next.value.encoder);
    c = next.value.c;
  }
  return [...weights, orthogonal(draw, outputs, hidden)];
}

interface Course {
  readonly sizes: readonly number[];
  readonly weights: readonly Float64Array[];
  readonly task: DigitTask;
  readonly range: { readonly best: number; readonly zero: number }; // losses
  readonly rates: readonly number[]; // largest first
  readonly pictures: Pictures; // on which the answers are tested
}

/** A network at its start, and its descent. */
function descent({ sizes, weights, task }: Course, rate: number) {
  const net = network(
    sizes,
    weights.map((w) => w.slice()),
  );
  return { net, evaluate: () => evaluate(net, task), descend: () => descend(net, rate) };
}

/**
 * Trains a network at one rate after another, largest first, and keeps the fastest run; a rate is given up at the best
 * count so far, and smaller ones are not tried after two in a row that are no faster. Yields the part done.
 */
export function* fastest(start: DigitStart, course: Course): Generator<number, Entry> {
  const { range, rates, task } = course;
  const enough = range.best + goal * (range.zero - range.best);
  const work = descent(course, 0).net.work + task.sigma31.length * task.size;
  const pause = Math.max(1, Math.round(4e6 / work));
  const longest = Math.min(budget, Math.floor(costliest / work));
  let best: { readonly learning: Learning; readonly rate: number } | undefined;
  for (let [i, slower] = [0, 0]; i < rates.length && slower < 2; ++i) {
    const most = best?.learning.steps ?? longest;
    const run = learning(descent(course, rates[i]), { goal: enough, budget: most, pause });
    let next = run.next();
    for (; !next.done; next = run.next()) yield (0.9 * (i + next.value / (most + 60))) / rates.length;
    const faster = (next.value.steps ?? Infinity) < (best?.learning.steps ?? Infinity);
    if (faster || !best) best = { learning: next.value, rate: rates[i] };
    if (best.learning.steps !== null) slower = faster ? 0 : slower + 1;
  }
  const { learning: found, rate } = best!;
  const step = logSpaced(found.loss.length - 1, points);
  const looked = logSpaced(found.loss.length - 1, looks);
  return {
    ...{ start, outcome: found.outcome, steps: found.steps, rate },
    before: start === "pretrained" ? (course.sizes.length - 2) * pretraining : 0,
    step,
    loss: step.map((n) => (found.loss[n] - range.best) / (range.zero - range.best)),
    looked,
    accuracy: yield* accuracies(course, rate, looked, pause),
  };
}

/** The accuracy of the run at one rate at some steps: it is made once more. */
function* accuracies(
  course: Course,
  rate: number,
  looked: Float64Array,
  pause: number,
): Generator<number, Float64Array> {
  const { net, ...run } = descent(course, rate);
  const found = new Float64Array(looked.length);
  for (let [n, k] = [0, 0]; k < looked.length; ++n) {
    run.evaluate();
    if (n === looked[k]) {
      found[k++] = accuracy(course.pictures, net.total);
      yield 0.9 + (0.1 * k) / (looked.length + 1);
    } else if (n % pause === 0) yield 0.9 + (0.1 * (k + n / (n + 1e4))) / (looked.length + 1);
    run.descend();
  }
  return found;
}

/** Whole numbers from 0 to `last`, at most `count` and a few, evenly spaced on a log axis from 1 on. */
function logSpaced(last: number, count: number): Float64Array {
  const steps = new Set([0]);
  for (let k = 0; k <= count; ++k) steps.add(Math.round(last ** (k / count)));
  return Float64Array.from([...steps].filter((n) => n <= last));
}
