import { shuffled } from "../../../numeric/permutation.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { forward, type Examples, type Room, type Score } from "./loss.ts";
import { matching, permuted } from "./matching.ts";
import { distance, network, type Network, type Numbers } from "./network.ts";

/** The mean of some networks, weight by weight. */
export function meanOf<A extends Numbers>(nets: readonly Network<A>[]): Network<A> {
  const out = network(nets[0].sizes, nets[0].theta.slice() as A);
  for (let k = 0; k < out.theta.length; ++k) {
    let sum = 0;
    for (const { theta } of nets) sum += theta[k];
    out.theta[k] = sum / nets.length;
  }
  return out;
}

/** The sum of squared distances of networks from their mean. */
export function spread(nets: readonly Network[]): number {
  const { theta } = meanOf(nets);
  return nets.reduce((sum, net) => sum + distance(net.theta, theta) ** 2, 0);
}

/** A visit of one model. */
export interface Visit {
  readonly sweep: number; // counted from 1
  readonly model: number;
  readonly spread: number; // of all models from their mean, afterwards
}

const mostSweeps = 100;

/**
 * Several networks with their hidden units in one common order: each in turn is matched to the mean of the others,
 * until a whole sweep brings none of them nearer. No network is the one that the others follow. Yields every visit.
 * `order` draws the order of each sweep, `visits` gives the draws of one matching. Returns the networks, reordered.
 * Source: Ainsworth, Hayase & Srinivasa 2023, Algorithm 3 (MergeMany).
 */
export function* mergeMany(
  nets: readonly Network[],
  order: Uniform,
  visits: (sweep: number, model: number) => Uniform,
): Generator<Visit, Network[], void> {
  const found = [...nets];
  for (let sweep = 1; sweep <= mostSweeps; ++sweep) {
    let better = false;
    for (const model of shuffled(nets.length, order)) {
      const others = meanOf(found.filter((_, k) => k !== model));
      const steps = matching(others, found[model], visits(sweep, model));
      let step = steps.next();
      while (!step.done) step = steps.next();
      const nearer = permuted(found[model], step.value);
      const gained = distance(found[model].theta, others.theta) - distance(nearer.theta, others.theta);
      if (gained > 1e-9) {
        found[model] = nearer;
        better = true;
      }
      yield { sweep, model, spread: spread(found) };
    }
    if (!better) break;
  }
  return found;
}

/** How well networks do together when the logits of all of them are added up. Room for all examples is needed. */
export function ensemble<A extends Numbers>(
  nets: readonly Network<A>[],
  { x, y, count }: Examples<A>,
  room: Room<A>,
): Pick<Score, "accuracy"> {
  const classes = nets[0].sizes[nets[0].sizes.length - 1];
  const logits = new Float64Array(count * classes);
  for (const net of nets) {
    forward(net, x, count, room);
    const out = room.z[room.z.length - 1];
    for (let k = 0; k < logits.length; ++k) logits[k] += out[k];
  }
  let right = 0;
  for (let i = 0; i < count; ++i) {
    let best = 0;
    for (let c = 1; c < classes; ++c) if (logits[i * classes + c] > logits[i * classes + best]) best = c;
    if (best === y[i]) ++right;
  }
  return { accuracy: right / count };
}
