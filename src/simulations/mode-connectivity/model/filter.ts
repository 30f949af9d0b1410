import { multiplyTransposedB } from "../../../numeric/matrix.ts";
import { large, type Directions } from "./directions.ts";
import { network, type Network } from "./network.ts";

/** Which directions of each layer stay: those at least gamma times as large as the largest, or the others. */
export type Kept = "large" | "small";

/**
 * The network with only some directions of each layer's weights, biases as they are: those with s_i >= gamma s_1, or
 * those with less. layers are its own directions. Together the two are the whole: their weights add up to its weights.
 */
export function filtered(net: Network, layers: readonly Directions[], gamma: number, kept: Kept): Network {
  const out = network(net.sizes, net.theta.slice());
  layers.forEach(({ u, s, v, outputs, inputs }, l) => {
    const r = s.length;
    const limit = large(s, gamma);
    const stays = (i: number): boolean => i < limit === (kept === "large");
    const scaled = u.map((x, k) => (stays(k % r) ? x * s[k % r] : 0));
    multiplyTransposedB(out.weights[l], scaled, v, outputs, r, inputs);
  });
  return out;
}
