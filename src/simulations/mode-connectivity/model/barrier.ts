import { score, type Examples, type Room, type Score } from "./loss.ts";
import { between, network, type Network, type Numbers } from "./network.ts";

/** Losses and accuracies at equally spaced points of the straight line between two networks, ends included. */
export interface Path {
  readonly loss: Float64Array; // (points)
  readonly accuracy: Float64Array; // (points)
}

/** The line from a to b; yields after every point. */
export function* pathBetween<A extends Numbers>(
  a: Network<A>,
  b: Network<A>,
  examples: Examples<A>,
  points: number,
  room: Room<A>,
): Generator<Score, Path, void> {
  const net = network(a.sizes, a.theta.slice() as A);
  const loss = new Float64Array(points);
  const accuracy = new Float64Array(points);
  for (let k = 0; k < points; ++k) {
    const found = score(between(net, a, b, k / (points - 1)), examples, room);
    loss[k] = found.loss;
    accuracy[k] = found.accuracy;
    yield found;
  }
  return { loss, accuracy };
}

/** The largest height of values on equally spaced points over the chord between their ends, and where: at least 0. */
export function above(values: ArrayLike<number>): { readonly height: number; readonly at: number } {
  const last = values.length - 1;
  let [height, at] = [0, 0];
  for (let k = 0; k <= last; ++k) {
    const over = values[k] - (values[0] * (last - k) + values[last] * k) / last;
    if (over > height) [height, at] = [over, k / last];
  }
  return { height, at };
}

/**
 * The barriers of a line: how far the loss rises over the chord between its ends, and how far the accuracy falls below
 * it. Source: Entezari, Sedghi, Saukh & Neyshabur 2022, Definition 1.
 */
export const barrierOf = ({ loss, accuracy }: Path) => ({
  loss: above(loss),
  accuracy: above(Array.from(accuracy, (a) => -a)),
});
