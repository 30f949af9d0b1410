import type { Uniform } from "./random.ts";

/** The order 0, 1, ..., n - 1. */
export const identityOrder = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);

/** A uniformly drawn order of 0, ..., n - 1. Source: Fisher & Yates 1938, from the end, as Durstenfeld 1964. */
export function shuffled(n: number, u: Uniform): Int32Array {
  const order = identityOrder(n);
  for (let i = n - 1; i > 0; --i) {
    const j = Math.floor(u() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The order that undoes p: inverse[p[i]] = i. */
export function inverse(p: Int32Array): Int32Array {
  const out = new Int32Array(p.length);
  for (let i = 0; i < p.length; ++i) out[p[i]] = i;
  return out;
}

/** All orders of 0, ..., n - 1, in alphabetical order: n! of them. */
export function* orders(n: number): Generator<Int32Array, void, void> {
  const p = identityOrder(n);
  for (;;) {
    yield p.slice();
    let i = n - 2;
    while (i >= 0 && p[i] > p[i + 1]) --i;
    if (i < 0) return;
    let j = n - 1;
    while (p[j] < p[i]) --j;
    [p[i], p[j]] = [p[j], p[i]];
    p.subarray(i + 1).reverse();
  }
}
