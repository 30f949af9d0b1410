/** A curve as a reader draws it: its height at evenly spaced places, from 0 at the foot of a figure to 1; unset places are open. */
export type Sketch = readonly (number | undefined)[];

/** A place in a figure, both parts from 0 to 1, from its lower left corner. */
export interface Spot {
  readonly u: number;
  readonly v: number;
}

export const knots = 21;
export const blank: Sketch = Array.from({ length: knots }, () => undefined);

/** Where a knot stands, from 0 to 1. */
export const placeOf = (k: number): number => k / (knots - 1);

const inside = (v: number): number => Math.min(1, Math.max(0, v));

/** The sketch with one knot at another height, or open again. */
export const put = (sketch: Sketch, knot: number, v: number | undefined): Sketch =>
  sketch.map((old, k) => (k === knot ? v && inside(v) : old));

/** The sketch with every knot that a straight stroke passes on its line; the nearest one, if it is short. */
export function stroke(sketch: Sketch, from: Spot, to: Spot): Sketch {
  const [a, b] = from.u <= to.u ? [from, to] : [to, from];
  const [first, last] = [Math.round(a.u * (knots - 1)), Math.round(b.u * (knots - 1))];
  return sketch.map((old, k) => {
    if (k < first || k > last) return old;
    if (a.u === b.u) return inside(to.v);
    const part = inside((placeOf(k) - a.u) / (b.u - a.u));
    return inside(a.v + part * (b.v - a.v));
  });
}

/** The spots that have been drawn. */
export const spots = (sketch: Sketch): Spot[] =>
  sketch.flatMap((v, k) => (v === undefined ? [] : [{ u: placeOf(k), v }]));

/** The height of a line through spots in order, level beyond its ends; undefined without any. */
export function heightAt(line: readonly Spot[], u: number): number | undefined {
  const next = line.findIndex((spot) => spot.u >= u);
  if (next <= 0) return line[next < 0 ? line.length - 1 : 0]?.v;
  const [a, b] = [line[next - 1], line[next]];
  return a.v + ((u - a.u) / (b.u - a.u)) * (b.v - a.v);
}
