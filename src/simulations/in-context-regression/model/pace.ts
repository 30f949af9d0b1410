import type { Shape } from "../../../numeric/kernels/attention-memory.ts";

const [draw, token, coordinate] = [6, 5, 1]; // ns: a normal draw; a token of a head, and each coordinate of it

/** About how many nanoseconds one prompt of training costs. Measured with SIMD on one core; the plain twin takes 4 times as long. */
export const costOf = ({ d, N, L, H }: Shape): number =>
  draw * ((d + N) * (L + 1) + N * d) + H * L * (token + coordinate * (d + N));

/** How many steps of so many prompts fit between two frames: about 4 ms, or with plain loops 16. */
export const stepsBetween = (shape: Shape, batch: number): number =>
  Math.max(1, Math.round(4e6 / (batch * costOf(shape))));

const room = 50_000; // tokens that heads read between two pauses: about 4 ms, or with plain loops 16

/** How many prompts, an even number, layers of so many heads together answer between two pauses. */
export const promptsBetween = (heads: number, L: number): number =>
  2 * Math.max(1, Math.round(room / (2 * (heads + 2) * L))); // reading a prompt for the predictors costs about two heads

/** What a piece of work comes to that pauses now and then, done in one go. */
export function ended<T>(work: Generator<unknown, T>): T {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}
