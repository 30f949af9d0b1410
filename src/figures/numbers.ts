/** A number on an axis or in a label: thousands as k, no more digits than needed, small ones as powers of ten. */
export function short(n: number): string {
  if (n !== 0 && Math.abs(n) < 0.01) return n.toExponential(0).replace("-", "−");
  const rounded = Number(n.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? `${rounded / 1000}k` : String(rounded).replace("-", "−");
}

/** Those of the given ticks that lie on an axis: Plot would draw the others outside. */
export const within = (ticks: readonly number[], [low, high]: readonly [number, number]): number[] =>
  ticks.filter((tick) => tick >= low && tick <= high);

/** A whole number with thin groups of three: 2 444. */
export const grouped = (n: number): string => Math.round(n).toLocaleString("en-GB").replaceAll(",", "\u202f");
