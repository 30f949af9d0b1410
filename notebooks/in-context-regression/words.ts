/** A number with a real minus sign, to so many decimals. */
export const signed = (x: number, decimals = 2): string => x.toFixed(decimals).replace("-", "−");

/** Several of them: "a, b and c". */
export const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** A part of one, in percent. */
export const percent = (x: number, decimals = 1): string => `${(100 * x).toFixed(decimals)} %`;
