/** A number of steps as a reader should see it, or that there is none. */
export const steps = (n: number | null | undefined): string =>
  n == null
    ? "more than the run has"
    : n < 20
      ? n.toFixed(1).replace(".0", "")
      : Math.round(n).toLocaleString("en-GB").replace(",", " ");
