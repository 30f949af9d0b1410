import { cosTurn, ln, sinTurn } from "./elementary.ts";
import type { Uniform } from "./random.ts";

/**
 * Standard normal draws over a source of uniforms, in pairs: r cos(2 pi q), then r sin(2 pi q). The same bytes in
 * every engine. Source: Box & Muller 1958.
 */
export function normal(u: Uniform): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const second = spare;
      spare = undefined;
      return second;
    }
    const p = 1 - u(); // in (0, 1]: its logarithm is finite
    const q = u();
    const r = Math.sqrt(-2 * ln(p));
    spare = r * sinTurn(q);
    return r * cosTurn(q);
  };
}
