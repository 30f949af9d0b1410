import { choice, order } from "../../src/experiment/schema.ts";
import type { OrdersFrame } from "./frames.ts";

/** Which order of B's units the reader looks at. */
export const hand = {
  params: {
    units: order({
      label: "Units of B, in the places of those of A",
      default: "123456",
      doc: "Drag a unit to another place, or move it with the arrow keys: the two change places.",
    }),
    by: choice({
      label: "Who orders them",
      default: "hand",
      options: {
        hand: "you",
        weights: "weight matching",
        lowest: "the lowest barrier",
        highest: "the highest",
      },
      doc: "By hand, or one of the 720 orders that stands out.",
    }),
  },
};
export interface Chosen {
  readonly units: string;
  readonly by: "hand" | "weights" | "lowest" | "highest";
}

/** The place of an order among all orders of its letters, alphabetically, counted from 0. */
export function rankOf(units: string): number {
  const letters = [...units];
  return letters.reduce((rank, letter, i) => {
    const smaller = letters.slice(i + 1).filter((other) => other < letter).length;
    return rank * (letters.length - i) + smaller;
  }, 0);
}

/** The order at a place among all orders of n digits. */
export function orderAt(rank: number, n = 6): string {
  const left = Array.from({ length: n }, (_, i) => String(i + 1));
  let [rest, ways] = [rank, left.reduce((product, _, i) => product * (i + 1), 1)];
  let out = "";
  while (left.length) {
    ways /= left.length;
    out += left.splice(Math.floor(rest / ways), 1)[0];
    rest %= ways;
  }
  return out;
}

/** The places of the lowest and of the highest barrier. */
export function extremes({ barrier }: OrdersFrame): readonly [number, number] {
  let [low, high] = [0, 0];
  barrier.forEach((b, k) => {
    if (b < barrier[low]) low = k;
    if (b > barrier[high]) high = k;
  });
  return [low, high];
}

/** The place of the order that is chosen. */
export function chosenOf(frame: OrdersFrame, { units, by }: Chosen): number {
  const [low, high] = extremes(frame);
  return by === "hand" ? rankOf(units) : by === "weights" ? frame.byWeights : by === "lowest" ? low : high;
}
