import { ln } from "../../../numeric/elementary.ts";
import { exp } from "../../../numeric/exponential.ts";
import { forward, type Examples, type Room } from "./loss.ts";
import type { Network, Numbers } from "./network.ts";

/** Temperatures from `low` to `high`, equally spaced in their logarithm: (count). */
export const temperatures = (count: number, low: number, high: number): Float64Array =>
  Float64Array.from({ length: count }, (_, k) => exp(ln(low) + (k / (count - 1)) * (ln(high) - ln(low))));

/**
 * The mean cross-entropy, in nats, of a network on examples when its logits are divided by each of some temperatures:
 * (temperatures). Which logit is the largest, and so what the network reads, is the same at all of them.
 * Throws a RangeError if the room holds fewer examples. Source: Guo, Pleiss, Sun & Weinberger 2017, section 4.2.
 */
export function lossesAt<A extends Numbers>(
  net: Network<A>,
  { x, y, count }: Examples<A>,
  room: Room<A>,
  at: Float64Array,
): Float64Array {
  if (count > room.rows) throw new RangeError(`invalid examples: ${count} do not fit into the room`);
  const last = net.sizes.length - 2;
  const classes = net.sizes[last + 1];
  forward(net, x, count, room);
  const logits = room.z[last];
  const out = new Float64Array(at.length);
  for (let i = 0; i < count; ++i) {
    const row = i * classes;
    let top = -Infinity;
    for (let c = 0; c < classes; ++c) top = Math.max(top, logits[row + c]);
    for (let k = 0; k < at.length; ++k) {
      let sum = 0;
      for (let c = 0; c < classes; ++c) sum += exp((logits[row + c] - top) / at[k]);
      out[k] += (top - logits[row + y[i]]) / at[k] + ln(sum);
    }
  }
  for (let k = 0; k < at.length; ++k) out[k] /= count;
  return out;
}

/** The place of the least of some values. */
export const least = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let k = 1; k < values.length; ++k) if (values[k] < values[best]) best = k;
  return best;
};
