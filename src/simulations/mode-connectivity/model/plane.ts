import { guesses, roomFor, score, type Examples, type Score } from "./loss.ts";
import { inner, network, type Network, type Numbers, type Precision } from "./network.ts";

/** Three networks, and where they lie in the plane through them, in lengths of the side from a to b. */
export interface Corners<A extends Numbers> {
  readonly a: Network<A>; // at (0, 0)
  readonly b: Network<A>; // at (1, 0)
  readonly c: Network<A>; // at place
  readonly place: readonly [x: number, y: number];
}

/** The plane through three networks, unit lengths along both axes alike. Source: Ainsworth, Hayase & Srinivasa 2023, figure 1. */
export function plane<A extends Numbers>(a: Network<A>, b: Network<A>, c: Network<A>): Corners<A> {
  const [toB, toC] = [b, c].map(({ theta }) => Float64Array.from(theta, (t, k) => t - a.theta[k]));
  const square = inner(toB, toB);
  const x = inner(toB, toC) / square;
  return { a, b, c, place: [x, Math.sqrt(Math.max(0, inner(toC, toC) / square - x * x))] };
}

/** The shares of a, b and c, with sum 1, of the network at a point of the plane. */
export function shares({ place: [cx, cy] }: Corners<Numbers>, x: number, y: number) {
  const ofC = y / cy;
  const ofB = x - cx * ofC;
  return [1 - ofB - ofC, ofB, ofC] as const;
}

/** What the networks of a plane are worth, and what they take the first examples for. */
export interface Surveyor {
  at(shares: readonly [number, number, number]): Score & { readonly read: Uint8Array };
}

/**
 * Scores networks a + b + c of any shares on examples, and reads the first of them, `shown` at most. What goes into the
 * first hidden layer is linear in the weights: it is computed once for each corner, and only mixed at a point.
 */
export function surveyor<A extends Numbers>(
  { a, b, c }: Corners<A>,
  { x, y, count }: Examples<A>,
  shown: number,
  precision: Precision<A>,
): Surveyor {
  const [inputs, units] = a.sizes;
  const lower = units * (inputs + 1); // weights and biases of the first layer
  const corners = [a, b, c].map(({ theta, weights, biases }) => {
    const h = precision.zeros(count * units);
    precision.product(h, x, weights[0], count, inputs, units, false, true);
    for (let k = 0; k < h.length; ++k) h[k] += biases[0][k % units];
    return { h, theta: theta.subarray(lower) };
  });
  const upper = network(a.sizes.slice(1), precision.zeros(a.theta.length - lower));
  const z = precision.zeros(count * units);
  const room = roomFor(upper.sizes, 250, precision);
  const mix = (out: A, s: readonly number[], [p, q, r]: readonly A[]): void => {
    for (let k = 0; k < out.length; ++k) out[k] = s[0] * p[k] + s[1] * q[k] + s[2] * r[k];
  };
  return {
    at(s) {
      mix(
        upper.theta,
        s,
        corners.map(({ theta }) => theta as A),
      );
      mix(
        z,
        s,
        corners.map(({ h }) => h),
      );
      for (let k = 0; k < z.length; ++k) if (!(z[k] > 0)) z[k] = 0;
      const some = { x: z.subarray(0, shown * units) as A, y, count: shown };
      return { ...score(upper, { x: z, y, count }, room), read: guesses(upper, some, room) };
    },
  };
}
