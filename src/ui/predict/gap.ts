import { heightAt, type Spot } from "./sketch.ts";

/** How far a drawn curve is from the true one, both as lines through spots of the figure. */
export interface Gap {
  /** Mean distance, as a part of the figure's height. */
  readonly mean: number;
  /** Where they are farthest apart, and how high each of them is there. */
  readonly worst: { readonly u: number; readonly drawn: number; readonly is: number };
}

const samples = 200;
const inside = (v: number): number => Math.min(1, Math.max(0, v));

/** The gap between two curves where both are; what is outside of the figure counts as on its edge. Undefined if they share nothing. */
export function gapBetween(drawn: readonly Spot[], truth: readonly Spot[]): Gap | undefined {
  if (!drawn.length || !truth.length) return undefined;
  const [from, to] = [Math.max(0, truth[0].u), Math.min(1, truth[truth.length - 1].u)];
  if (!(from <= to)) return undefined;
  let sum = 0;
  let worst: Gap["worst"] | undefined;
  for (let i = 0; i <= samples; ++i) {
    const u = from + (i / samples) * (to - from);
    const [a, b] = [inside(heightAt(drawn, u)!), inside(heightAt(truth, u)!)];
    sum += Math.abs(a - b);
    if (!worst || Math.abs(a - b) > Math.abs(worst.drawn - worst.is)) worst = { u, drawn: a, is: b };
  }
  return { mean: sum / (samples + 1), worst: worst! };
}
