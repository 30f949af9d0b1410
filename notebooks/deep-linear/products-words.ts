const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole power of ten, as a reader writes it: 10⁻³, and 1 for its zeroth. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return "1";
  const digits = [...String(Math.abs(exponent))].map((d) => raised[Number(d)]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/** Decimal logarithms to be marked on an axis, whole ones unless the axis is short, and the words for each. */
export function logTicks(low: number, high: number, count: number) {
  const step = [1, 2, 5, 10, 20, 50].find((s) => (high - low) / s <= count + 1) ?? 100;
  const first = Math.ceil(low / step);
  const whole = Array.from(
    { length: Math.max(0, Math.floor(high / step) - first + 1) },
    (_, k) => (first + k) * step,
  );
  const fine = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 2, 3, 5].map(Math.log10).filter((x) => x >= low && x <= high);
  const few = high - low < 2.5 && fine.length > 1;
  return {
    ticks: few ? fine : whole,
    tickFormat: (x: number) => (few ? String(Number((10 ** x).toPrecision(1))) : powerOfTen(Math.round(x))),
  };
}

/** A part of 1 in per cent, kept on one line. */
export const percent = (part: number, digits = 0): string => `${(100 * part).toFixed(digits)}\u00a0%`;

/** A decimal logarithm's number, as a reader should see it. */
export const small = (log: number): string =>
  log > -4 ? String(Number((10 ** log).toPrecision(1))) : powerOfTen(Math.round(log));
