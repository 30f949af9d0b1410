import { assigned, assignment } from "../../../numeric/assignment.ts";
import { identityOrder, shuffled } from "../../../numeric/permutation.ts";
import type { Uniform } from "../../../numeric/random.ts";
import { forward, type Examples, type Room } from "./loss.ts";
import { network, type Network, type Numbers } from "./network.ts";
import { double } from "./network.ts";

/** An order of the units of each hidden layer: new unit i is old unit order[l][i]. */
export type Orders = readonly Int32Array[];

/** Every hidden layer in the order in which it is. */
export const asTheyAre = (sizes: readonly number[]): Int32Array[] => sizes.slice(1, -1).map(identityOrder);

/** The same function with its hidden units in another order: W_l'[i, k] = W_l[p_l[i], p_{l-1}[k]]. */
export function permuted<A extends Numbers>(net: Network<A>, orders: Orders): Network<A> {
  const out = network(net.sizes, net.theta.slice() as A);
  net.weights.forEach((w, l) => {
    const [rows, cols] = [orders[l], orders[l - 1]];
    const inputs = net.sizes[l];
    for (let i = 0; i < net.sizes[l + 1]; ++i) {
      const from = rows ? rows[i] : i;
      out.biases[l][i] = net.biases[l][from];
      for (let k = 0; k < inputs; ++k)
        out.weights[l][i * inputs + k] = w[from * inputs + (cols ? cols[k] : k)];
    }
  });
  return out;
}

/** Rows of a matrix (rows, cols) in another order, or columns. */
function reordered(w: Float64Array, rows: number, cols: number, order: Int32Array, of: "rows" | "columns") {
  const out = new Float64Array(w.length);
  for (let i = 0; i < rows; ++i)
    for (let k = 0; k < cols; ++k)
      out[i * cols + k] = of === "rows" ? w[order[i] * cols + k] : w[i * cols + order[k]];
  return out;
}

/**
 * What it is worth, in inner product, to put unit j of b in the place of unit i of a, in hidden layer l, while the
 * other layers stay: W_l^A (W_l^B P_{l-1}^T)^T + b_l^A b_l^{B T} + W_{l+1}^{A T} P_{l+1} W_{l+1}^B. (n, n).
 * Source: Ainsworth, Hayase & Srinivasa 2023, section 3.2.
 */
export function gains(a: Network, b: Network, orders: Orders, l: number): Float64Array {
  const { sizes } = a;
  const [inputs, n, outputs] = [sizes[l], sizes[l + 1], sizes[l + 2]];
  const incoming = l > 0 ? reordered(b.weights[l], n, inputs, orders[l - 1], "columns") : b.weights[l];
  const outgoing =
    l + 1 < orders.length ? reordered(b.weights[l + 1], outputs, n, orders[l + 1], "rows") : b.weights[l + 1];
  const gain = new Float64Array(n * n);
  const above = new Float64Array(n * n);
  double.product(gain, a.weights[l], incoming, n, inputs, n, false, true);
  double.product(above, a.weights[l + 1], outgoing, n, outputs, n, true, false);
  for (let i = 0, k = 0; i < n; ++i)
    for (let j = 0; j < n; ++j, ++k) gain[k] += above[k] + a.biases[l][i] * b.biases[l][j];
  return gain;
}

/** A visit of one hidden layer. */
export interface Visit {
  readonly sweep: number;
  readonly layer: number;
  readonly gained: number; // of the inner product; 0 where no better order was found
}

const mostSweeps = 100;

/**
 * Weight matching: the orders of b's hidden units that bring b close to a, layer by layer, each the best while the
 * others stay, until a whole sweep finds nothing better. Yields every visit. With one hidden layer the result is the
 * nearest of all orders; with more it depends on where it starts and on the order of visits, which u draws.
 * Throws a RangeError for networks of other sizes, or with weights that are not finite.
 * Source: Ainsworth, Hayase & Srinivasa 2023, Algorithm 1.
 */
export function* matching(
  a: Network,
  b: Network,
  u: Uniform,
  start: Orders = asTheyAre(a.sizes),
): Generator<Visit, Int32Array[], void> {
  if (a.sizes.join() !== b.sizes.join())
    throw new RangeError(`invalid networks: ${a.sizes.join("-")} and ${b.sizes.join("-")} cannot be matched`);
  const orders: Int32Array[] = start.map((order) => order.slice());
  for (let sweep = 1; sweep <= mostSweeps; ++sweep) {
    let better = false;
    for (const layer of shuffled(orders.length, u)) {
      const gain = gains(a, b, orders, layer);
      const found = assignment(gain, a.sizes[layer + 1]);
      const [before, after] = [assigned(gain, orders[layer]), assigned(gain, found)];
      const gained = after > before + 1e-12 * Math.max(1, Math.abs(before)) ? after - before : 0;
      if (gained > 0) orders[layer] = found;
      better ||= gained > 0;
      yield { sweep, layer, gained };
    }
    if (!better) break;
  }
  return orders;
}

/** The result of a generator, run to its end at once. */
export function finished<R>(steps: Generator<unknown, R, void>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as R;
  }
}

/**
 * Activation matching: each hidden layer's units in the order that makes their activities on the same examples most
 * alike, in inner product over examples. Source: Ainsworth, Hayase & Srinivasa 2023, section 3.1.
 */
export function activationMatching<A extends Numbers>(
  a: Network<A>,
  b: Network<A>,
  { x, count }: Examples<A>,
  [roomA, roomB]: readonly [Room<A>, Room<A>],
): Int32Array[] {
  if (count > roomA.rows || count > roomB.rows)
    throw new RangeError(`invalid examples: ${count} do not fit into the room`);
  forward(a, x, count, roomA);
  forward(b, x, count, roomB);
  return a.sizes.slice(1, -1).map((n, l) => {
    const like = new Float64Array(n * n);
    const [za, zb] = [Float64Array.from(roomA.z[l]), Float64Array.from(roomB.z[l])];
    double.product(like, za, zb, n, count, n, true, false);
    return assignment(like, n);
  });
}
