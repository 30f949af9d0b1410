import type { Uniform } from "../../numeric/random.ts";
import type { Work } from "./kept.ts";
import { barrierOf } from "./model/barrier.ts";
import { first, forward, guesses, roomFor, score } from "./model/loss.ts";
import { activationMatching, matching, permuted } from "./model/matching.ts";
import { between, distance, inDoubles, inFloats, inner, network, single } from "./model/network.ts";
import type { Net, Trained } from "./pair.ts";

export const points = 25; // of a line
export const shown = 20; // digits
export const rows = 250; // examples that pass through a network at once
const matchingExamples = 1000;

/** Losses and accuracies along a line, and how far they are above and below its chord. */
type Course = {
  readonly loss: Float64Array; // (points)
  readonly accuracy: Float64Array; // (points)
};
const course = (): Course => ({ loss: new Float64Array(points), accuracy: new Float64Array(points) });

/** A line from A to B, its barriers, and what the networks on it take the shown digits for. */
function* lineTo(a: Net, b: Net, { test, train }: Trained) {
  const net = network(a.sizes, a.theta.slice());
  const room = roomFor(a.sizes, rows, single);
  const found = { test: course(), train: course() };
  const read = new Uint8Array(points * shown);
  const seen = { train: first(train, test.count), test };
  for (let k = 0; k < points; ++k) {
    between(net, a, b, k / (points - 1));
    for (const split of ["test", "train"] as const) {
      const { loss, accuracy } = score(net, seen[split], room);
      found[split].loss[k] = loss;
      found[split].accuracy[k] = accuracy;
    }
    read.set(guesses(net, first(test, shown), room), k * shown);
    yield (k + 1) / points;
  }
  const { loss, accuracy } = barrierOf(found.test);
  return { ...found, read, barrier: loss.height, at: loss.at, accuracyBarrier: accuracy.height };
}

export type Line = ReturnType<typeof lineTo> extends Work<number, infer L> ? L : never;

/** How far the largest logit moves when hidden units change places, over some examples. */
function moved(a: Net, b: Net, { test }: Trained): number {
  const some = Math.min(rows, test.count);
  const rooms = [a, b].map((net) => {
    const room = roomFor(net.sizes, some, single);
    forward(net, test.x, some, room);
    return room.z[room.z.length - 1];
  });
  return rooms[0].reduce((most, logit, k) => Math.max(most, Math.abs(logit - rooms[1][k])), 0);
}

const copy = ({ test, train, read, ...rest }: Line): Line => ({
  test: { loss: test.loss.slice(), accuracy: test.accuracy.slice() },
  train: { loss: train.loss.slice(), accuracy: train.accuracy.slice() },
  read: read.slice(),
  ...rest,
});

/**
 * Measures the lines from A to B as it is, to B with its hidden units matched by weights, and to B with them matched by
 * activities. Each step gives what is known so far.
 */
export function* linesOf(trained: Trained, visits: Uniform) {
  const [a, b] = trained.nets;
  const [wide, other] = [inDoubles(a), inDoubles(b)];
  let [naive, weights, activations]: (Line | null)[] = [null, null, null];
  const byWeights = matching(wide, other, visits);
  let visit = byWeights.next();
  const known = () => ({
    naive: naive && copy(naive),
    weights: weights && copy(weights),
    activations: activations && copy(activations),
  });
  let part = 0;
  const lines = 3;
  const line = function* (to: Net): Work<{ part: number; lines: ReturnType<typeof known> }, Line> {
    const work = lineTo(a, to, trained);
    let at = work.next();
    for (; !at.done; at = work.next()) yield { part: (part + at.value) / (lines + 1), lines: known() };
    ++part;
    return at.value;
  };
  naive = yield* line(b);
  while (!visit.done) {
    yield { part: (part += 1 / 300) / (lines + 1), lines: known() };
    visit = byWeights.next();
  }
  const matched = inFloats(permuted(other, visit.value));
  weights = yield* line(matched);
  const some = first(trained.train, matchingExamples);
  const room = () => roomFor(a.sizes, some.count, single);
  const alike = permuted(b, activationMatching(a, b, some, [room(), room()]));
  activations = yield* line(alike);
  const size = Math.sqrt(inner(a.theta, a.theta) * inner(b.theta, b.theta));
  return {
    lines: known(),
    matched,
    matching: {
      cosine: inner(a.theta, b.theta) / size,
      matchedCosine: inner(a.theta, matched.theta) / size,
      apart: distance(a.theta, b.theta),
      matchedApart: distance(a.theta, matched.theta),
      moved: moved(b, matched, trained), // by matching, of B's logits
      images: trained.test.x.slice(0, shown * a.sizes[0]), // (shown, inputs)
      labels: trained.test.y.slice(0, shown),
      converged: trained.converged,
    },
  };
}
