import type { Integer, Real } from "../experiment/schema.ts";

/** Positions of a slider: whole numbers from 0 to `last`, each of which stands for a value. */
export interface Track {
  readonly last: number;
  value(position: number): number;
  /** The position nearest to a value. */
  position(value: number): number;
}

/** Without the dust that binary fractions leave: 0.30000000000000004 becomes 0.3. */
const clean = (value: number, digits = 12): number => Number(value.toPrecision(digits));

/** The track of a parameter: steps of its own or 1/200 of the range; on a log scale 40 a decade, to three digits. */
export function track(p: Real | Integer): Track {
  if (p.kind === "real" && p.scale === "log") {
    const decades = Math.log10(p.max / p.min);
    const last = Math.ceil(40 * decades);
    return {
      last,
      value: (i) => (i <= 0 ? p.min : i >= last ? p.max : clean(p.min * 10 ** ((i * decades) / last), 3)),
      position: (value) => Math.round((Math.log10(value / p.min) / decades) * last),
    };
  }
  const step = p.kind === "integer" ? 1 : (p.step ?? (p.max - p.min) / 200);
  const last = Math.ceil(clean((p.max - p.min) / step));
  return {
    last,
    value: (i) => (i >= last ? p.max : clean(p.min + i * step)),
    position: (value) => Math.round((value - p.min) / step),
  };
}
