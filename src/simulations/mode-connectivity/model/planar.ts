import { cosTurn, sinTurn } from "../../../numeric/elementary.ts";
import type { Draws } from "./digits.ts";
import type { Examples } from "./loss.ts";
import type { Numbers, Precision } from "./network.ts";

/** Points on the arms of a spiral, in turn one an arm, with noise of this size. */
export function spiral<A extends Numbers>(
  count: number,
  { u, normal }: Draws,
  { zeros }: Precision<A>,
  { arms = 3, turns = 0.6, noise = 0.06 } = {},
): Examples<A> {
  const along = Float64Array.from({ length: count }, () => Math.sqrt(u()));
  const x = zeros(2 * count);
  const y = new Uint8Array(count);
  for (let i = 0; i < count; ++i) {
    y[i] = i % arms;
    const angle = turns * along[i] + y[i] / arms; // in turns
    const radius = 0.1 + 0.9 * along[i];
    x[2 * i] = 1.5 * (radius * cosTurn(angle) + noise * normal());
    x[2 * i + 1] = 1.5 * (radius * sinTurn(angle) + noise * normal());
  }
  return { x, y, count };
}

/** Points on two half-circles that lie in each other, in turn one on each, with noise of this size. */
export function moons<A extends Numbers>(
  count: number,
  { u, normal }: Draws,
  { zeros }: Precision<A>,
  noise = 0.15,
): Examples<A> {
  const half = Float64Array.from({ length: count }, () => u() / 2); // in turns
  const x = zeros(2 * count);
  const y = new Uint8Array(count);
  for (let i = 0; i < count; ++i) {
    y[i] = i % 2;
    const [c, s] = [cosTurn(half[i]), sinTurn(half[i])];
    x[2 * i] = (y[i] ? 1 - c : c) + noise * normal() - 0.5;
    x[2 * i + 1] = (y[i] ? 0.5 - s : s) + noise * normal() - 0.25;
  }
  return { x, y, count };
}
