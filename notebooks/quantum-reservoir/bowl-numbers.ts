import type { BowlFrame } from "./frames.ts";

/** The epoch at a moment of the learning, from 0 to 1. */
export const epochAt = ({ epochs }: BowlFrame, at: number): number => Math.round(at * epochs);

/** The error left along a direction of the bowl after an epoch, in variances. */
export function leftAlong({ places, star, curvatures, variance }: BowlFrame, e: number, i: number): number {
  const off = places[e * star.length + i] - star[i];
  return (curvatures[i] * off * off) / variance;
}

/** The directions from `from` on, and the sum over them of the errors left after an epoch. */
export function leftFrom(frame: BowlFrame, e: number, from: number, to = frame.star.length): number {
  let sum = 0;
  for (let i = from; i < to; ++i) sum += leftAlong(frame, e, i);
  return sum;
}

/** How long the weights' way has been, and how far from its end the bottom still lies. */
export function distances({ places, star, epochs }: BowlFrame): { way: number; still: number } {
  const m = star.length;
  const between = (a: (i: number) => number, b: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < m; ++i) sum += (a(i) - b(i)) ** 2;
    return Math.sqrt(sum);
  };
  const at = (e: number) => (i: number) => places[e * m + i];
  let way = 0;
  for (let e = 1; e <= epochs; ++e) way += between(at(e), at(e - 1));
  return { way, still: between(at(epochs), (i) => star[i]) };
}

/** The solution on the path whose penalty is nearest to one. */
export const onPath = ({ path }: BowlFrame, lambda: number): BowlFrame["path"][number] =>
  path.reduce((best, point) =>
    Math.abs(Math.log(point.lambda / lambda)) < Math.abs(Math.log(best.lambda / lambda)) ? point : best,
  );

/** The names of the bowl's directions, steepest first. */
export const directionNames = ({ star }: BowlFrame): string[] =>
  Array.from(star, (_, i) =>
    i === 0 ? "steepest" : i === star.length - 1 ? "flattest" : ["2nd", "3rd", "4th", "5th"][i - 1],
  );
