/** Does a piece of work that pauses now and then, with a frame at each pause, and returns what it comes to. */
export function* shown<P, T, F>(work: Generator<P, T>, frame: (pause: P) => F): Generator<F, T> {
  let next = work.next();
  for (; !next.done; next = work.next()) yield frame(next.value);
  return next.value;
}
