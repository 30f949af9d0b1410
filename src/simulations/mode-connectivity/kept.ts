/** Work in steps that ends in a result. */
export type Work<Y, R> = Generator<Y, R, void>;

/**
 * Keeps the results of the last few pieces of work, by key: asked for again, the same steps and the same result come
 * at once. The work of a key must always be the same, so that nobody can tell, but by the clock.
 */
export function keeping<Y, R>(most: number): (key: string, work: () => Work<Y, R>) => Work<Y, R> {
  const kept = new Map<string, { readonly steps: readonly Y[]; readonly result: R }>();
  return function* (key, work) {
    const known = kept.get(key);
    if (known) {
      yield* known.steps;
      return known.result;
    }
    const steps: Y[] = [];
    const going = work();
    for (;;) {
      const { done, value } = going.next();
      if (done) {
        kept.set(key, { steps, result: value });
        if (kept.size > most) kept.delete(kept.keys().next().value!);
        return value;
      }
      steps.push(value);
      yield value;
    }
  };
}
